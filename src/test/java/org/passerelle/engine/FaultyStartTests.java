package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.Passerelle;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FaultyStartTests {

    @TempDir
    Path temporary;

    @Test
    void stopsTheStartWithAReadableListAndNoStackTrace(CapturedOutput output) {
        new ProgrammeCopy(temporary)
                .replace("exit.bpmn", "${workOutBalance}", "${nothing}")
                .replace("programme.yaml", "- from: 2000-01-01", "- since: 2000-01-01");

        var failure = catchThrowable(() -> new SpringApplication(Passerelle.class)
                .run("--passerelle.processes=" + temporary, "--passerelle.data=", "--server.port=0"));

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("  - exit.bpmn · WorkOutBalance · the block ${nothing} does not exist")
                .contains("  - programme.yaml · rules · ")
                .contains("Mend each line above")
                .doesNotContain("\tat org.");
    }
}
