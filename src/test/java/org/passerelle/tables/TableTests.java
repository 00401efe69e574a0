package org.passerelle.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;

/** Asks one decision table of the JobYourself folder, as the engine would. */
abstract class TableTests {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final Map<String, Object> given = new HashMap<>();

    final void given(String name, Object value) {
        given.put(name, value);
    }

    /** What the first row that fits says, as "proposal because …" in the order asked for. */
    final String decided(String table, String... outputs) {
        try (var file = Files.newInputStream(Path.of("processes/job-yourself/" + table + ".dmn"))) {
            var result = ENGINE.evaluateDecision(
                            ENGINE.parseDecision(table, file), Variables.fromMap(given).asVariableContext())
                    .getSingleResult();
            var said = new StringBuilder();
            for (var output : outputs) said.append(said.isEmpty() ? "" : " ").append((Object) result.getEntry(output));
            return said.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
