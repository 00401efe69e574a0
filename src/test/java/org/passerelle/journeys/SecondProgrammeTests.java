package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** A programme is a folder: a second one beside JobYourself, its letters beside theirs, and no Java of its own. */
class SecondProgrammeTests extends CaseJourney {

    private static final Path SECOND = Path.of("src/test/resources/programmes");

    @TempDir
    static Path folders;

    @DynamicPropertySource
    static void twoProgrammes(DynamicPropertyRegistry registry) throws IOException {
        var templates = folders.resolve("templates");
        FileSystemUtils.copyRecursively(Path.of("processes/job-yourself"), folders.resolve("processes/job-yourself"));
        FileSystemUtils.copyRecursively(SECOND.resolve("tremplin"), folders.resolve("processes/tremplin"));
        FileSystemUtils.copyRecursively(Path.of("templates"), templates);
        FileSystemUtils.copyRecursively(SECOND.resolve("templates/tremplin"), templates.resolve("tremplin"));
        for (var language : List.of("fr", "nl", "en")) {
            var names = "names_" + language + ".properties";
            var more = "\n" + Files.readString(SECOND.resolve("templates").resolve(names));
            Files.writeString(templates.resolve(names), more, StandardOpenOption.APPEND);
        }
        registry.add("passerelle.processes", () -> folders.resolve("processes").toString());
        registry.add("passerelle.templates", templates::toString);
    }

    @Test
    void walksACaseThroughTheSecondProgramme() {
        applyOn("2026-03-02", Applicant.yasmine().toProgramme("tremplin").speaking("nl"));
        assertThat(caseNumber).isEqualTo("TR-2026-0001");
        assertThat(current().stage()).isEqualTo("contact");
        assertThat(taskOf("HoldFirstTalk").role()).isEqualTo("Advisor");
        complete("HoldFirstTalk", "talkOn", "2026-03-04", "hours", "12");
        assertThat(current().proposal()).isEqualTo("workshop");

        advanceTo("2026-03-17");
        assertThat(openTasks()).isEmpty();
        advanceTo("2026-03-18");
        complete("CallBack", "choice", "workshop");

        assertThat(current().stage()).isEqualTo("finished");
        assertThat(current().exitCode()).isEqualTo("workshop");
        assertThat(letters()).containsExactlyInAnyOrder("first-welcome", "next-step-agreed");
        assertThat(proofs().html(caseNumber, "next-step-agreed")).contains("4 maart 2026", "vanaf 12 uren");
    }

    @Test
    void proposesOtherwiseBelowTheRule() {
        applyOn("2026-03-02", Applicant.yasmine().toProgramme("tremplin"));
        complete("HoldFirstTalk", "talkOn", "2026-03-02", "hours", "11");
        assertThat(current().proposal()).isEqualTo("alone");
    }

    @Test
    void bothProgrammesAreDeployed() {
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
                        .map(ProcessDefinition::getKey))
                .contains("tremplin", "job-yourself", "intake", "exit");
    }
}
