package org.passerelle.scenarios.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What people have planned to do, by day. Written by several threads, each for a life of its own. */
final class Agenda {

    interface Deed {
        void doIt();
    }

    /** @param slot which part of the day */
    record Planned(Life life, int slot, long order, Deed deed) {}

    /** Parts of a working day in which things are done. */
    static final int SLOTS = 4;

    private final TreeMap<LocalDate, List<Planned>> days = new TreeMap<>();

    synchronized void plan(LocalDate day, Life life, Deed deed) {
        var planned = new Planned(life, life.random.nextInt(SLOTS), life.planned++, deed);
        days.computeIfAbsent(day, d -> new ArrayList<>()).add(planned);
    }

    /** Everything planned up to and with that day, in the order in which one life planned it, whatever thread was quicker. */
    synchronized List<Planned> takeUpTo(LocalDate day) {
        var due = new ArrayList<Planned>();
        while (!days.isEmpty() && !days.firstKey().isAfter(day))
            due.addAll(days.pollFirstEntry().getValue());
        due.sort(Comparator.comparing(Planned::slot)
                .thenComparing(planned -> planned.life().caseNumber)
                .thenComparing(Planned::order));
        return due;
    }
}
