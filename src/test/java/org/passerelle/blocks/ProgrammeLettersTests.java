package org.passerelle.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.letters.LetterNames;
import org.passerelle.letters.LetterTemplates;
import org.passerelle.programmes.Fault;
import org.passerelle.programmes.ProgrammeReading;
import org.springframework.util.FileSystemUtils;

class ProgrammeLettersTests {

    @TempDir
    Path templates;

    @BeforeEach
    void copyTheTemplates() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("templates"), templates);
    }

    @Test
    void findsNothingInTheFolderAsItIs() throws IOException {
        assertThat(faults()).isEmpty();
    }

    @Test
    void missesALetterInOneLanguage() throws IOException {
        Files.delete(templates.resolve("common/preparation-review_nl.ftlh"));
        assertThat(faults())
                .containsExactly(new Fault(
                        "programme.yaml",
                        "letters.preparation-review",
                        "the letter has no template preparation-review_nl.ftlh"));
    }

    @Test
    void missesTheNameOfALetter() throws IOException {
        var file = templates.resolve("names_en.properties");
        Files.writeString(file, Files.readString(file).replace("letter.end-certificate=", "letter.certificate="));
        assertThat(faults()).containsExactly(new Fault("names_en.properties", "letter.end-certificate", "is missing"));
    }

    @Test
    void findsATemplateThatDoesNotParse() throws IOException {
        var file = templates.resolve("common/test-welcome_fr.ftlh");
        Files.writeString(file, Files.readString(file) + "<#if >");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo("common/test-welcome_fr.ftlh");
            assertThat(fault.element()).isEqualTo("test-welcome");
            assertThat(fault.message()).contains("does not parse");
        });
    }

    private List<Fault> faults() throws IOException {
        var programme = ProgrammeReading.of(Path.of("processes/job-yourself")).programme();
        return new ProgrammeLetters(new LetterTemplates(templates), new LetterNames(templates)).faultsOf(programme);
    }
}
