package org.passerelle.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.letters.PrintedLetter.squeezed;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.letters.LetterSamples.Kind;
import org.passerelle.letters.LetterSamples.Sample;

/** Every letter in every language, printed and read back. */
class LetterTextTests {

    private static final String DATE = "2025-03-08";
    private static final Map<String, String> PRINTED_DATE =
            Map.of("fr", "8mars2025", "nl", "8maart2025", "en", "8March2025");
    /** A4 is 595 points wide, the margin 20 mm; a space at the end of a line may hang over. */
    private static final float RIGHT_MARGIN = 595 - 53;

    private static final Pattern LEFT_OVER = Pattern.compile("\\$\\{|<#|</#|<@|</@|\\[U\\+|\\?\\?");

    private static final String FOOT = "(%s(page|pagina)\\d+/\\d+)";

    private static LetterTemplates templates;
    private static LetterFonts fonts;
    private static Typesetter typesetter;

    @BeforeAll
    static void open() throws IOException {
        templates = new LetterTemplates(LetterSamples.TEMPLATES);
        typesetter = new Typesetter();
        fonts = new LetterFonts();
    }

    @Test
    void thereAreTemplates() {
        assertThat(LetterSamples.all()).hasSizeGreaterThan(150);
    }

    @Test
    void everyTemplateExistsInThreeLanguages() {
        for (var sample : LetterSamples.all()) {
            assertThat(templates.missing(sample.programme(), List.of(sample.key())))
                    .isEmpty();
        }
    }

    @Test
    void everyTemplateHasANameInThreeLanguages() {
        var names = new LetterNames(LetterSamples.TEMPLATES);
        for (var sample : LetterSamples.all()) {
            assertThat(names.nameOf(sample.key(), sample.language()))
                    .isNotBlank()
                    .isNotEqualTo(sample.key());
        }
    }

    @TestFactory
    Stream<DynamicTest> printsEverythingItWasTold() {
        return tests(Kind.FULL, (sample, html, printed) -> {
            assertThat(LEFT_OVER.matcher(printed.text()).results().toList()).isEmpty();
            assertThat(squeezed(printed.text()))
                    .contains(PRINTED_DATE.get(sample.language()))
                    .contains("JY-2024-0001");
            sameText(html, printed);
        });
    }

    @TestFactory
    Stream<DynamicTest> readsWellWithoutWhatMayBeMissing() {
        return tests(Kind.SPARSE, (sample, html, printed) -> {
            assertThat(LEFT_OVER.matcher(printed.text()).results().toList()).isEmpty();
            assertThat(bodyText(html)).doesNotContain(" ,", "( )", "()", "..", " . ");
            assertThat(html.select("p, li, td, th, h2, caption").stream()
                            .filter(e -> !e.hasText() && !e.hasClass("clear") && !e.hasClass("room")))
                    .as("empty elements")
                    .isEmpty();
            sameText(html, printed);
        });
    }

    @TestFactory
    Stream<DynamicTest> printsHostileTextAsText() {
        return tests(Kind.HOSTILE, (sample, html, printed) -> {
            assertThat(html.select("script, img, b, a[href^=javascript]")).isEmpty();
            // Right-to-left runs are read back in another order, so the characters are counted rather than compared in
            // order.
            var told = counted(fonts.printable(bodyText(html)));
            var read = counted(printed.text());
            told.forEach((character, times) -> assertThat(read.getOrDefault(character, 0L))
                    .as("character U+%04X", character)
                    .isGreaterThanOrEqualTo(times));
            assertThat(counted(bodyText(html)).getOrDefault((int) '#', 0L)).isEqualTo(read.getOrDefault((int) '#', 0L));
        });
    }

    private interface Check {
        void check(Sample sample, Document html, PrintedLetter printed);
    }

    private Stream<DynamicTest> tests(Kind kind, Check check) {
        return LetterSamples.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
                    var facts = Facts.of(LetterSamples.request(sample, kind, "k"), DATE);
                    var html = templates.html(sample.programme(), sample.key(), sample.language(), facts);
                    var print = typesetter.print(html);
                    var printed = PrintedLetter.of(print.pdf());
                    var document = Jsoup.parse(html);
                    assertThat(printed.language()).isEqualTo(sample.language());
                    assertThat(squeezed(printed.title()))
                            .isEqualTo(squeezed(print.title()))
                            .isNotBlank();
                    assertThat(document.select("h1")).hasSize(1);
                    assertThat(document.select("h3, h4, h5, h6, img, style:not(head style), [style], [lang]:not(html)"))
                            .isEmpty();
                    assertThat(document.select("table:not(:has(th[scope]))"))
                            .as("tables without headings")
                            .isEmpty();
                    assertThat(printed.pages())
                            .isNotEmpty()
                            .allSatisfy(page ->
                                    assertThat(withoutFoot(document, page)).isNotEmpty());
                    assertThat(printed.right()).as("text stays on the paper").isLessThan(RIGHT_MARGIN);
                    check.check(sample, document, printed);
                }));
    }

    /**
     * Each piece of text of the letter is found whole in the print, and no character is printed that the letter does not have. Bold text
     * is painted after the plain text around it, so the page is read both as it was painted and from top to bottom.
     */
    private static void sameText(Document html, PrintedLetter printed) {
        var read = new StringBuilder();
        printed.pages().forEach(page -> read.append(withoutFoot(html, page)));
        read.append("|");
        printed.topToBottom().forEach(page -> read.append(withoutFoot(html, page)));
        html.select("body > :not(.foot)")
                .forEach(block -> block.nodeStream(TextNode.class)
                        .forEach(text -> assertThat(read.toString()).contains(squeezed(text.text()))));
        assertThat(counted(read.toString()).keySet())
                .isSubsetOf(counted(bodyText(html) + "|•–-0123456789.").keySet());
    }

    private static String withoutFoot(Document html, String page) {
        var foot = squeezed(html.select(".foot").text());
        return squeezed(page)
                .replaceFirst(
                        "^" + FOOT.formatted(Pattern.quote(foot)) + "|" + FOOT.formatted(Pattern.quote(foot)) + "$",
                        "");
    }

    private static String bodyText(Document html) {
        return html.select("body > :not(.foot)").text();
    }

    private static Map<Integer, Long> counted(String text) {
        var counted = new TreeMap<Integer, Long>();
        squeezed(text).codePoints().forEach(c -> counted.merge(c, 1L, Long::sum));
        return counted;
    }
}
