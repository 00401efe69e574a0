package org.passerelle.scenarios.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.passerelle.engine.EngineClock;
import org.passerelle.engine.TimeTravel;
import org.passerelle.programmes.Programme;
import org.passerelle.scenarios.demo.Agenda.Planned;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.MonthEnd;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plays thirty months of the office, day by day: timers fire at their own instants, then people look at their desks and do what they had
 * planned, in a few parts of the day. Within one part, when the clock stands still, some threads work, never on the same case.
 */
@Component
@Profile("demo")
class Office {

    private static final int MONTHS = 30;
    private static final int DAY_OF_MONTH_END = 4;
    private static final int THREADS = 3;

    private final TimeTravel travel;
    private final EngineClock engineClock;
    private final OpenWork openWork;
    private final MonthEnd monthEnd;
    private final Progress progress;
    private final Crowd crowd;
    private final Receipts receipts;
    private final BusinessClock clock;
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    Office(
            TimeTravel travel,
            EngineClock engineClock,
            OpenWork openWork,
            MonthEnd monthEnd,
            Progress progress,
            Crowd crowd,
            Receipts receipts,
            BusinessClock clock) {
        this.travel = travel;
        this.engineClock = engineClock;
        this.openWork = openWork;
        this.monthEnd = monthEnd;
        this.progress = progress;
        this.crowd = crowd;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** How often the rules said no to somebody meanwhile, by code: a few times is life, many is a script that does not know them. */
    Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    /**
     * Fills an empty office up to {@code now}, where the clock then stands.
     *
     * @param everyQuarter run at the end of each quarter played, and once after the first month
     */
    void fill(Programme programme, int size, Instant now, Runnable everyQuarter) {
        var today = LocalDate.ofInstant(now, BusinessClock.ZONE);
        var first = today.minusMonths(MONTHS);
        engineClock.standAt(at(first, LocalTime.of(0, 1)));
        var filling = new Filling(programme, crowd.gather(programme, size, today), now);
        try {
            for (var day = first; !day.isAfter(today); day = day.plusDays(1)) {
                filling.live(day);
                if (day.equals(first.plusMonths(1)) || day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 1)
                    everyQuarter.run();
                progress.at(first, day, today);
            }
            travel.moveTo(now);
        } finally {
            filling.threads.shutdownNow();
        }
    }

    /** One filling, from the first day to the last. */
    private final class Filling {

        private final Programme programme;
        private final Crowd.Company company;
        private final Instant end;
        private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        private Instant lastLook = Instant.EPOCH;

        Filling(Programme programme, Crowd.Company company, Instant end) {
            this.programme = programme;
            this.company = company;
            this.end = end;
        }

        void live(LocalDate day) {
            if (!moveTo(at(day, LocalTime.of(8, 0)))) return;
            company.lives().stream()
                    .filter(life -> life.appliesOn.equals(day))
                    .forEach(life -> attempt(life, () -> company.apply(life)));
            look();
            var due = company.agenda().takeUpTo(day);
            for (int slot = 0; slot < Agenda.SLOTS; slot++) {
                int part = slot;
                var now = due.stream().filter(planned -> planned.slot() == part).toList();
                if (now.isEmpty()) continue;
                if (!moveTo(at(
                        day, LocalTime.of(9, 10).plusMinutes(130L * slot + (day.toEpochDay() * 7 + slot * 13) % 45))))
                    return;
                atOnce(now);
                travel.runDue(this::inParallel);
            }
            if (day.equals(Habits.workingDay(day.withDayOfMonth(DAY_OF_MONTH_END)))) closeMonths(day);
        }

        private boolean moveTo(Instant instant) {
            if (instant.isAfter(end)) return false;
            travel.moveTo(instant, this::inParallel);
            return true;
        }

        /** Each person looks at what is new on the desk and plans when to do it. */
        private void look() {
            var now = clock.instant();
            var standings = openWork.standings();
            for (var life : company.lives()) {
                var standing = standings.get(life.caseNumber);
                if (standing == null) continue;
                life.stage = standing.stage();
                life.suspended = standing.suspended();
            }
            openWork.openedAfter(lastLook).forEach(company::notice);
            lastLook = now;
        }

        private void atOnce(List<Planned> planned) {
            var byLife = planned.stream()
                    .collect(Collectors.groupingBy(Planned::life, LinkedHashMap::new, Collectors.toList()));
            inParallel(byLife.values().stream()
                    .map(deeds -> (Runnable) () -> deeds.forEach(one -> attempt(one.life(), one.deed())))
                    .toList());
        }

        private void closeMonths(LocalDate day) {
            if (!moveTo(at(day, LocalTime.of(18, 5)))) return;
            var month = YearMonth.from(day).minusMonths(1);
            var works = new ArrayList<Runnable>();
            for (var cooperative : programme.cooperatives()) {
                var by = company.staff().accountant(cooperative.code().length());
                works.add(() -> {
                    for (var next = monthEnd.next(cooperative.code());
                            next.isPresent() && !next.get().isAfter(month);
                            next = monthEnd.next(cooperative.code())) {
                        monthEnd.close(cooperative.code(), next.get(), by);
                    }
                    receipts.payDue(cooperative.code(), by);
                });
            }
            inParallel(works);
            travel.runDue(this::inParallel);
        }

        private void inParallel(List<Runnable> works) {
            if (works.size() == 1) {
                works.get(0).run();
                return;
            }
            var futures = works.stream().map(threads::submit).toList();
            for (var future : futures) {
                try {
                    future.get();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("The filling was interrupted", e);
                } catch (ExecutionException e) {
                    throw new IllegalStateException("The filling failed", e.getCause());
                }
            }
        }
    }

    private void attempt(Life life, Agenda.Deed deed) {
        try {
            deed.doIt();
        } catch (Refused e) {
            refusals.merge(e.code(), 1, Integer::sum);
        } catch (RuntimeException e) {
            throw new IllegalStateException("The way '" + life.route.name + "' does not go as planned", e);
        }
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(BusinessClock.ZONE).toInstant();
    }
}
