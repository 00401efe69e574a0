package org.passerelle.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.shared.Actor;

class LetterTemplatesTests {

    @TempDir
    private Path folder;

    private LetterTemplates templates;

    @BeforeEach
    void open() throws IOException {
        templates = new LetterTemplates(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | date('2024-07-15')   | 15 juillet 2024",
                "fr | date('2024-07-01')   | 1er juillet 2024",
                "nl | date('2024-07-01')   | 1 juli 2024",
                "en | date('2024-07-01')   | 1 July 2024",
                "fr | month('2024-08')     | août 2024",
                "nl | month('2024-08')     | augustus 2024",
                "en | month('2024-08')     | August 2024",
                "fr | euros(123450)        | 1 234,50 €",
                "nl | euros(123450)        | € 1.234,50",
                "en | euros(123450)        | €1,234.50",
                "fr | euros(-5)            | −0,05 €",
                "nl | euros(0 - 123450)    | € −1.234,50",
                "en | euros(-123450)       | −€1,234.50",
                "fr | euros(0)             | 0,00 €",
                "fr | percent(0.10)        | 10 %",
                "nl | percent(0.065)       | 6,5%",
                "en | percent(6 / 100)     | 6%",
                "fr | number(2.5)          | 2,5",
                "nl | number(1250)         | 1.250",
                "en | number(0.125)        | 0.125"
            })
    void speaksTheFormsOfItsLanguage(String language, String call, String expected) throws IOException {
        write("common/form_" + language, "${" + call + "}");
        assertThat(templates.html("any", "form", language, Map.of()).replace('\u00A0', ' '))
                .isEqualTo(expected);
    }

    @Test
    void keepsAmountsTogetherAtTheEndOfALine() throws IOException {
        write("common/amount_fr", "${euros(123450)}|${percent(0.1)}");
        assertThat(templates.html("any", "amount", "fr", Map.of())).isEqualTo("1\u00A0234,50\u00A0€|10\u00A0%");
    }

    @Test
    void prefersTheProgrammesOwnText() throws IOException {
        write("common/welcome_fr", "commun");
        write("workshop/welcome_fr", "atelier");
        assertThat(templates.html("workshop", "welcome", "fr", Map.of())).isEqualTo("atelier");
        assertThat(templates.html("other", "welcome", "fr", Map.of())).isEqualTo("commun");
    }

    @Test
    void namesTheTemplatesThatAreMissing() throws IOException {
        write("common/welcome_fr", "");
        write("workshop/welcome_nl", "");
        assertThat(templates.missing("workshop", List.of("welcome", "farewell")))
                .containsExactly("welcome_en", "farewell_fr", "farewell_nl", "farewell_en");
    }

    @Test
    void refusesALetterWithAGap() throws IOException {
        write("common/gap_fr", "Bonjour\n${person.firstName}");
        assertThatThrownBy(() -> templates.html("any", "gap", "fr", Map.of("person", Map.of())))
                .isInstanceOf(Failure.class)
                .hasMessage("fact-missing common/gap_fr.ftlh:2 person.firstName");
    }

    @Test
    void escapesWhatPeopleWrote() throws IOException {
        write("common/text_fr", "${text}");
        assertThat(templates.html("any", "text", "fr", Map.of("text", "<img src=x> & ${1+1}")))
                .isEqualTo("&lt;img src=x&gt; &amp; ${1+1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${'freemarker.template.utility.Execute'?new()('id')}",
                "${'freemarker.template.utility.ObjectConstructor'?new()('java.lang.Object')}",
                "${text?api.class}",
                "${text.class}",
                "${text.getClass()}",
                "<#include '../secret.ftlh'>",
                "<#include '/../secret.ftlh'>",
                "<#include 'file:///etc/hostname'>",
                "<#list 1.. as i>endless</#list>",
                "<#macro m><@m/></#macro><@m/>",
                "<#if>"
            })
    void reachesNothingButItsFacts(String attack) throws IOException {
        Files.writeString(folder.resolveSibling("secret.ftlh"), "secret");
        write("common/attack_fr", attack);
        assertThatThrownBy(() -> templates.html("any", "attack", "fr", Map.of("text", "x")))
                .isInstanceOfAny(Failure.class, StackOverflowError.class)
                .satisfies(e -> assertThat(Failure.reasonOf(e)).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../common", "/etc", "a/b", "", "A", "a_b", "a\u0000b", "..", "é"})
    void neverMakesAPathFromAStrangeName(String name) {
        assertThat(templates.exists(name, "welcome", "fr")).isFalse();
        assertThat(templates.exists("common", name, "fr")).isFalse();
        assertThat(templates.exists("common", "welcome", name)).isFalse();
        assertThatThrownBy(() ->
                        new LetterRequest("C-1", "any", name, "fr", "holder", null, Map.of(), "key", Actor.SYSTEM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name + ".ftlh");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
