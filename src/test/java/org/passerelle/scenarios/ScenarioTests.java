package org.passerelle.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** Every scenario of the project is played and holds; each in a database of its own. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("play")
class ScenarioTests {

    @Autowired
    private PlayCommand command;

    static Stream<Path> scenarios() throws IOException {
        return Files.walk(Path.of("src/test/resources/scenarios"))
                .filter(f -> f.toString().endsWith(".yaml"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void holds(Path file) {
        var report = command.play(file.toString());

        assertThat(report.error()).isNull();
        assertThat(report.checks())
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.ok())
                        .as("%s %s: expected %s, actual %s", check.on(), check.key(), check.expected(), check.actual())
                        .isTrue());
        assertThat(report.timeline()).isNotEmpty();
    }
}
