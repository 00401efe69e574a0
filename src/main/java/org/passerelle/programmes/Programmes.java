package org.passerelle.programmes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The programmes of this installation: every folder under {@code passerelle.processes} that holds a {@code programme.yaml}. A folder
 * that cannot be read at all stops the start here, a faulty one when its models have been checked too. A folder with processes and
 * without that file holds what belongs to no single case, such as the end of a month of a cooperative.
 */
@Component
public class Programmes {

    private final Path root;
    private final Map<String, Programme> byCode = new ConcurrentHashMap<>();
    private final Map<String, Programme> withoutCases = new LinkedHashMap<>();
    private final List<ProgrammeReading> readings;

    Programmes(@Value("${passerelle.processes}") Path root) {
        this.root = root;
        var read = new ArrayList<ProgrammeReading>();
        var roles = new LinkedHashSet<String>();
        for (var folder : folders(true)) {
            var reading = ProgrammeReading.of(folder);
            var programme = reading.programme();
            if (programme == null) throw new FaultyProgramme(reading.folder(), reading.faults());
            byCode.put(reading.folder(), programme);
            roles.addAll(programme.roles());
            read.add(reading);
        }
        for (var folder : folders(false)) {
            var processes = Programme.withoutCases(folder, List.copyOf(roles));
            withoutCases.put(processes.code(), processes);
            read.add(new ProgrammeReading(processes.code(), processes, List.of()));
        }
        this.readings = List.copyOf(read);
    }

    /** What was read at the start, with the faults of each folder: the check adds those of its models and letters. */
    public List<ProgrammeReading> readings() {
        return readings;
    }

    public Programme programme(String code) {
        return find(code)
                .or(() -> Optional.ofNullable(withoutCases.get(code)))
                .orElseThrow(() -> new IllegalArgumentException("There is no programme '" + code + "'"));
    }

    public Optional<Programme> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Collection<Programme> all() {
        return byCode.values();
    }

    /** The folders of processes that belong to no single case. */
    public Collection<Programme> withoutCases() {
        return withoutCases.values();
    }

    /** Tries dated rules on a running programme (scenarios only); {@code null} lines bring back the folder's own. */
    public void tryRules(String code, List<DatedRules.Line> lines) {
        var reading = ProgrammeReading.of(root.resolve(code));
        var own = reading.programme();
        if (own == null || !reading.faults().isEmpty()) throw new FaultyProgramme(code, reading.faults());
        byCode.put(code, own.withRules(own.rules().with(lines)));
    }

    private List<Path> folders(boolean ofProgrammes) {
        try (var list = Files.list(root)) {
            return list.filter(folder -> Files.exists(folder.resolve("programme.yaml")) == ofProgrammes)
                    .filter(folder -> ofProgrammes || holdsProcesses(folder))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The folder of programmes " + root.toAbsolutePath() + " cannot be read", e);
        }
    }

    private static boolean holdsProcesses(Path folder) {
        if (!Files.isDirectory(folder)) return false;
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".bpmn"));
        } catch (IOException e) {
            throw new IllegalStateException("The folder " + folder.toAbsolutePath() + " cannot be read", e);
        }
    }
}
