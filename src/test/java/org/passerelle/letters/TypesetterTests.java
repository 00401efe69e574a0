package org.passerelle.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.letters.PrintedLetter.squeezed;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetterTests {

    private static final Typesetter TYPESETTER = new Typesetter();

    @Test
    void fetchesNothing(@TempDir Path folder) throws IOException {
        var hits = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            hits.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        var http = "http://127.0.0.1:" + server.getAddress().getPort();
        var file = Files.writeString(folder.resolve("secret.css"), "p::after { content: 'SECRET' }")
                .toUri()
                .toString();
        try {
            var print = TYPESETTER.print("""
                    <html lang="fr"><head><title>t</title><link rel="stylesheet" href="%1$s/a.css"/><link rel="stylesheet" href="%2$s"/>
                    <style>@import url(%1$s/b.css); @import url(%2$s);
                    @font-face { font-family: F; src: url(%1$s/f.ttf); } p { font-family: F; background: url(%1$s/c.png) }</style></head>
                    <body><p>Texte</p><img alt="a" src="%1$s/d.png"/><img alt="b" src="%2$s"/><object data="%1$s/e.pdf"></object>
                    <iframe src="%1$s/g"></iframe><svg><image href="%1$s/h.png"/></svg><a download="x" href="%1$s/i" rel="attachment">i</a>
                    </body></html>""".formatted(http, file));
            assertThat(PrintedLetter.of(print.pdf()).text()).contains("Texte").doesNotContain("SECRET");
        } finally {
            server.stop(0);
        }
        assertThat(hits).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Łukasz Żółć Ștefan Æsir œuvre ĳs",
                "Ελένη Παπαδοπούλου",
                "Ольга Щербакова їжак",
                "Հայաստան",
                "ქართული",
                "€ £ ½ … “ ” ‘ ’ – — • « » ™ m² № ✓ ☎ → ≥ −",
                "Nguyễn Thị Hồng"
            })
    void printsNamesOfTheWorld(String name) {
        assertThat(squeezed(printed(name))).isEqualTo(squeezed(name + name));
    }

    @ParameterizedTest
    @CsvSource({"שרה כהן,רה", "سارة العمراني,العمراني"})
    void printsRightToLeftNames(String name, String part) {
        assertThat(squeezed(printed(name)).codePoints().sorted().toArray())
                .isEqualTo(squeezed(name + name).codePoints().sorted().toArray());
        assertThat(squeezed(printed(name))).contains(part);
    }

    @ParameterizedTest
    @CsvSource({
        "王小明, [U+738B][U+5C0F][U+660E]",
        "ab🧩cd, ab[U+1F9E9]cd",
        "नमस्ते, [U+0928][U+092E][U+0938][U+094D][U+0924][U+0947]",
        "👨‍👩‍👧, [U+1F468][U+1F469][U+1F467]",
        "a\u0007b, a[U+0007]b"
    })
    void showsTheNumberOfACharacterThatNoFontHas(String text, String expected) {
        assertThat(squeezed(printed(text))).isEqualTo(expected + expected);
    }

    @Test
    void neverPrintsTheSignOfAMissingGlyph() {
        var all = new StringBuilder();
        for (int c = 0xA0; c < 0x3000; c++) {
            if (Character.isLetterOrDigit(c)
                    && Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                all.appendCodePoint(c).append(' ');
            }
        }
        assertThat(printed(all.toString())).doesNotContain("#").contains("ß", "ж", "λ");
    }

    @Test
    void printsATextWithoutSpacesOverSeveralPages() {
        assertThat(squeezed(printed("m".repeat(10_000)))).hasSize(20_000);
    }

    /** In plain and in bold text: the two have fonts of their own. */
    private static String printed(String text) {
        var escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        var print = TYPESETTER.print("""
                <html lang="fr"><head><title>t</title><style>
                p { font-family: 'Liberation Sans'; word-wrap: break-word; } p.b { font-weight: bold }
                </style></head><body><p>%s</p><p class="b">%s</p></body></html>""".formatted(escaped, escaped));
        return PrintedLetter.of(print.pdf()).text();
    }
}
