package org.passerelle.scenarios;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.database.FreshDatabase;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code ./passerelle play [--json] FILE...}: exit status 0 when all holds, 1 when something differs, 2 when a file is not a scenario.
 * Each file is played in a database of its own.
 */
@Component
@Profile("play")
class PlayCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final long MAX_BYTES = 5_000_000;

    private final ScenarioReader reader;
    private final ScenarioPlayer player;
    private final FreshDatabase database;
    private final ObjectMapper json;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private int exitCode;

    PlayCommand(ScenarioReader reader, ScenarioPlayer player, FreshDatabase database, ObjectMapper json) {
        this.reader = reader;
        this.player = player;
        this.database = database;
        this.json = json;
    }

    @Override
    public void run(ApplicationArguments arguments) throws JsonProcessingException {
        var files = arguments.getNonOptionArgs();
        if (files.isEmpty()) {
            System.err.println("Usage: ./passerelle play [--json] FILE...");
            exitCode = 2;
            return;
        }
        var reports = new ArrayList<PlayReport>();
        for (var file : files) {
            var report = play(file);
            reports.add(report);
            if (!arguments.containsOption("json")) print(report);
        }
        if (arguments.containsOption("json"))
            out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(reports));
        exitCode = exitCode(reports);
    }

    PlayReport play(String file) {
        try {
            var path = Path.of(file);
            if (Files.isDirectory(path)) return PlayReport.notAScenario(file, 0, "this is a folder");
            if (Files.exists(path) && Files.size(path) > MAX_BYTES)
                return PlayReport.notAScenario(file, 0, "the file is too large");
            var scenario = reader.read(Files.readString(path));
            database.renew();
            return player.play(file, scenario);
        } catch (NotAScenario e) {
            return PlayReport.notAScenario(file, e.line(), String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            return PlayReport.notAScenario(file, 0, "there is no such file");
        } catch (MalformedInputException e) {
            return PlayReport.notAScenario(file, 0, "the file is not text in UTF-8");
        } catch (IOException e) {
            return PlayReport.notAScenario(file, 0, "the file cannot be read");
        }
    }

    private void print(PlayReport report) {
        out.println("== " + report.file() + (report.scenario() == null ? "" : " (" + report.scenario() + ")"));
        if (report.error() != null) {
            System.err.println(report.file() + (report.line() > 0 ? ":" + report.line() : "") + ": " + report.error());
            return;
        }
        for (var check : report.checks()) {
            out.printf(
                    "%s  %-16s expected %s, actual %s  %s%n",
                    check.on(), check.key(), check.expected(), check.actual(), check.ok() ? "ok" : "DIFFERS");
        }
        out.println("-- timeline");
        report.timeline().forEach(h -> out.printf("%s  %s %s%n", h.on(), h.what(), h.detail()));
        out.println();
    }

    private static int exitCode(List<PlayReport> reports) {
        if (reports.stream().anyMatch(r -> r.error() != null)) return 2;
        return reports.stream().allMatch(PlayReport::holds) ? 0 : 1;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
