package org.passerelle.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** What is not a scenario is refused with its line and what is wrong. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@ActiveProfiles("play")
class NotAScenarioTests {

    private static final Path GOOD = Path.of("src/test/resources/scenarios/given/eligible-by-projection.yaml");

    @Autowired
    private ScenarioReader reader;

    @Autowired
    private PlayCommand command;

    @Test
    void readsTheGoodOne() throws Exception {
        var scenario = reader.read(Files.readString(GOOD));

        assertThat(scenario.name()).isEqualTo("eligible-by-projection");
        assertThat(scenario.events()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    programme: job-yourself | programme: nobody | 3 | there is no programme
                    start: 2024-01-08 | start: yesterday | 4 | is not a date
                    language: fr | language: de | 6 | is none of
                    birthDate: 1988-04-12 | birthDate: 1988-13-12 | 7 | is not a date
                    benefit: unemployment | benefit: lottery | 8 | is none of
                    benefitDays: 100 | benefitDays: many | 9 | is not a number
                    benefitDays: 100 | benefitDays: 1e99999999 | 9 | is not a number
                    benefitDays: 100 | benefitDays: 100.5 | 9 | is not a whole number
                    benefitDays: 100 | benefitDays: -1 | 9 | is not a whole number
                    start: 2024-01-08 | start: +999999999-01-01 | 4 | is not between
                    on: 2024-01-30, stage | on: 9999-12-31, stage | 22 | is not between
                    on: 2024-01-29 | on: 2024-02-30 | 19 | is not a date
                    with: { sessionOn: 2024-01-16 } | with: [sessionOn] | 16 | must be keys with values
                    openTasks: [SignPreparationAgreement] | openTasks: SignPreparationAgreement | 22 | must be a list
                    trade: graphic-design | trade: wizardry | 10 | no trade
                    needsStartCapital: false | needsStartCapital: perhaps | 11 | neither true nor false
                    iban: BE68539007547034 | shoeSize: 42 | 13 | knows no 'shoeSize'
                    do: apply | do: dance | 15 | nobody can do
                    do: apply | do: invoice, ref: A | 15 | has no
                    do: apply | do: close-month, month: 2024-13 | 15 | is not a month
                    complete: DecideAdmission | complete: DecideEverything | 19 | there is no task
                    on: 2024-01-29, complete | on: 2024-01-01, complete | 19 | stands after one of
                    proposal: eligible | colour: green | 21 | nothing is known of
                    on: 2024-01-30, stage | on: 2023-01-30, stage | 22 | before the start
                    events: | events: {} # | 14 | not YAML
                    """)
    void refusesWithTheLine(String right, String wrong, int line, String reason) throws IOException {
        var text = Files.readString(GOOD).replace(right, wrong);

        var refused = catchThrowableOfType(NotAScenario.class, () -> reader.read(text));

        assertThat(refused).as(wrong).isNotNull();
        assertThat(refused.getMessage()).contains(reason);
        if (!reason.equals("not YAML")) assertThat(refused.line()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "just words", "[1, 2]", "a: [", "'&a [*a, *a]'", "scenario: x", "'\t- tab'"})
    void refusesWhatIsNoScenarioAtAll(String text) {
        assertThat(catchThrowableOfType(NotAScenario.class, () -> reader.read(text)))
                .isNotNull();
    }

    /** Other spellings of the same: a scenario stays what it is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    needsStartCapital: false | needsStartCapital: False
                    needsStartCapital: false | needsStartCapital: no
                    benefitDays: 100 | benefitDays: 100.0
                    start: 2024-01-08 | start: "2024-01-08"
                    attended: true | attended: yes
                    on: 2024-01-29 | "on": "2024-01-29"
                    proposal: eligible | "proposal": 'eligible'
                    """)
    void readsOtherSpellings(String one, String other) throws Exception {
        var text = Files.readString(GOOD);

        assertThat(reader.read(text.replace(one, other))).isEqualTo(reader.read(text));
    }

    @Test
    void refusesABinaryFileAndAMissingOne() throws IOException {
        var binary = Files.createTempFile("scenario", ".yaml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, (byte) 0x80});

        assertThat(command.play(binary.toString()).error()).contains("UTF-8");
        assertThat(command.play("no-such-file.yaml").error()).contains("no such file");
        assertThat(command.play("src").error()).isNotNull();
    }
}
