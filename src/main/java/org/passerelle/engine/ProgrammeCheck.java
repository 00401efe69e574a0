package org.passerelle.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.passerelle.programmes.Fault;
import org.passerelle.programmes.FaultyProgramme;
import org.passerelle.programmes.ProgrammeReading;
import org.springframework.stereotype.Component;

/** Looks for every fault of the programmes' folders before anything of them is deployed. */
@Component
class ProgrammeCheck {

    private final ProcessCheck processes;
    private final BlockCheck blocks;
    private final ExpressionCheck expressions;
    private final TableCheck tables;
    private final WordsCheck words;
    private final List<NeedsCheck> needs;
    private final ProbeDeployment probe;

    ProgrammeCheck(
            ProcessCheck processes,
            BlockCheck blocks,
            ExpressionCheck expressions,
            TableCheck tables,
            WordsCheck words,
            List<NeedsCheck> needs,
            ProbeDeployment probe) {
        this.processes = processes;
        this.blocks = blocks;
        this.expressions = expressions;
        this.tables = tables;
        this.words = words;
        this.needs = needs;
        this.probe = probe;
    }

    /** @throws FaultyProgramme with all faults of all folders */
    void check(List<ProgrammeReading> readings) {
        var faulty = new ArrayList<String>();
        var faults = new ArrayList<Fault>();
        for (var reading : readings) {
            var found = faultsOf(reading);
            if (found.isEmpty()) continue;
            faulty.add(reading.folder());
            // With one programme, the usual case, the file alone says where to look.
            var prefix = readings.size() > 1 ? reading.folder() + "/" : "";
            found.forEach(fault -> faults.add(new Fault(prefix + fault.file(), fault.element(), fault.message())));
        }
        var shared = sharedNames(readings);
        if (!shared.isEmpty()) faulty.add("all");
        faults.addAll(shared);
        if (!faults.isEmpty()) throw new FaultyProgramme(faulty.stream().collect(Collectors.joining("', '")), faults);
    }

    /** Processes and tables of all programmes live in one engine, where the same id is the same thing. */
    private static List<Fault> sharedNames(List<ProgrammeReading> readings) {
        var owners = new HashMap<String, String>();
        var faults = new ArrayList<Fault>();
        for (var reading : readings) {
            if (reading.programme() == null) continue;
            for (var model : ProgrammeDeployment.models(reading.programme().folder())) {
                var file = model.getFileName().toString();
                var other = owners.putIfAbsent(file, reading.folder());
                if (other == null) continue;
                faults.add(new Fault(
                        reading.folder() + "/" + file, "id", "is also the id of a model in the folder " + other));
            }
        }
        return faults;
    }

    List<Fault> faultsOf(ProgrammeReading reading) {
        var faults = new ArrayList<>(reading.faults());
        var programme = reading.programme();
        if (programme == null) return faults;
        var folder = new FolderUnderCheck(programme);
        processes.check(folder);
        blocks.check(folder);
        expressions.check(folder);
        tables.check(folder);
        words.check(folder);
        if (programme.hasCases()) needs.forEach(check -> folder.add(check.faultsOf(programme)));
        probe.check(folder);
        faults.addAll(folder.faults());
        return faults;
    }
}
