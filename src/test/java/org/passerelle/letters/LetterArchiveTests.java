package org.passerelle.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.letters.LetterSamples.Kind;
import org.passerelle.letters.LetterSamples.Sample;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Every letter can be archived and read aloud: PDF/A-3a and PDF/UA-1, checked by veraPDF. */
class LetterArchiveTests {

    private static LetterTemplates templates;
    private static Typesetter typesetter;

    @BeforeAll
    static void open() throws IOException {
        VeraGreenfieldFoundryProvider.initialise();
        templates = new LetterTemplates(LetterSamples.TEMPLATES);
        typesetter = new Typesetter();
    }

    /** Each letter in one of the languages in turn. */
    @TestFactory
    Stream<DynamicTest> keepsItsForm() {
        var all = LetterSamples.all();
        return IntStream.range(0, all.size())
                .filter(i -> i % 3 == i / 3 % 3)
                .mapToObj(i -> valid(all.get(i), Kind.FULL));
    }

    @Tag("nightly")
    @TestFactory
    Stream<DynamicTest> keepsItsFormInEveryLanguageAndWithAnyFacts() {
        return LetterSamples.all().stream()
                .flatMap(sample -> Stream.of(Kind.values()).map(kind -> valid(sample, kind)));
    }

    @Test
    void noticesALetterThatCannotBeReadAloud() throws Exception {
        var pdf = typesetter
                .print("<html lang=\"fr\"><body><p>Sans titre ni police</p></body></html>")
                .pdf();
        assertThat(faults(pdf, PDFAFlavour.PDFUA_1)).isNotEmpty();
    }

    private static DynamicTest valid(Sample sample, Kind kind) {
        return DynamicTest.dynamicTest(sample + " " + kind, () -> {
            var facts = Facts.of(LetterSamples.request(sample, kind, "k"), "2025-03-08");
            var pdf = typesetter
                    .print(templates.html(sample.programme(), sample.key(), sample.language(), facts))
                    .pdf();
            assertThat(faults(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
            assertThat(faults(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        });
    }

    private static List<String> faults(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            var result = validator.validate(parser);
            var faults = result.getTestAssertions().stream()
                    .map(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage())
                    .distinct()
                    .toList();
            assertThat(result.isCompliant())
                    .as("compliance and list of faults agree")
                    .isEqualTo(faults.isEmpty());
            return faults;
        }
    }
}
