package org.passerelle.letters;

import static com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase.DOCUMENT;
import static com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase.FALLBACK_FINAL;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.ClassPathResource;

/**
 * The fonts of the letters, read once: Liberation Sans (Latin, Greek, Cyrillic, Hebrew), and DejaVu Sans for what it lacks (Arabic,
 * Armenian, Georgian, signs). A character that neither has would print as a bare "#": {@link #printable} turns it into its number.
 */
final class LetterFonts {

    private static final String LIBERATION = "liberation/LiberationSans-";
    private static final String DEJAVU = "net/sf/jasperreports/fonts/dejavu/DejaVuSans";

    private final List<Face> faces = List.of(
            new Face("Liberation Sans", LIBERATION + "Regular.ttf", 400, FontStyle.NORMAL, false),
            new Face("Liberation Sans", LIBERATION + "Bold.ttf", 700, FontStyle.NORMAL, false),
            new Face("Liberation Sans", LIBERATION + "Italic.ttf", 400, FontStyle.ITALIC, false),
            new Face("Liberation Sans", LIBERATION + "BoldItalic.ttf", 700, FontStyle.ITALIC, false),
            new Face("DejaVu Sans", DEJAVU + "-Bold.ttf", 700, FontStyle.NORMAL, true),
            new Face("DejaVu Sans", DEJAVU + ".ttf", 400, FontStyle.NORMAL, true));

    private final BitSet covered = coverage();

    void register(PdfRendererBuilder builder) {
        for (var face : faces) {
            var uses = face.fallback() ? EnumSet.of(DOCUMENT, FALLBACK_FINAL) : EnumSet.of(DOCUMENT);
            builder.useFont(
                    () -> new ByteArrayInputStream(face.bytes()),
                    face.family(),
                    face.weight(),
                    face.style(),
                    true,
                    uses);
        }
    }

    /** The text with each character that no font can show written as {@code [U+1F9E9]}. */
    String printable(String text) {
        if (text.codePoints().allMatch(this::shows)) return text;
        var printable = new StringBuilder(text.length() + 32);
        text.codePoints().filter(c -> !invisible(c)).forEach(c -> {
            if (shows(c)) printable.appendCodePoint(c);
            else printable.append(String.format("[U+%04X]", c));
        });
        return printable.toString();
    }

    private boolean shows(int codePoint) {
        return codePoint == '\n'
                || codePoint == '\t'
                || codePoint == '\r'
                || codePoint >= ' ' && covered.get(codePoint);
    }

    /** Joiners and variants only change how their neighbours look: without a font for that there is nothing to show. */
    private boolean invisible(int codePoint) {
        return !covered.get(codePoint)
                && (codePoint >= 0xFE00 && codePoint <= 0xFE0F
                        || codePoint >= 0xE0000 && codePoint <= 0xE01EF
                        || Character.getType(codePoint) == Character.FORMAT);
    }

    /** What every weight shows: regular text must not differ from bold text. */
    private BitSet coverage() {
        var everyWeight = coverage(faces.get(0));
        everyWeight.or(coverage(faces.get(5)));
        var bold = coverage(faces.get(1));
        bold.or(coverage(faces.get(4)));
        everyWeight.and(bold);
        return everyWeight;
    }

    private static BitSet coverage(Face face) {
        var covered = new BitSet(0x20000);
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(face.bytes()))) {
            var cmap = font.getUnicodeCmapLookup();
            for (int c = ' '; c < 0x20000; c++) {
                if (cmap.getGlyphId(c) != 0) covered.set(c);
            }
            return covered;
        } catch (IOException e) {
            throw new UncheckedIOException("Font cannot be read: " + face.family(), e);
        }
    }

    private record Face(String family, byte[] bytes, int weight, FontStyle style, boolean fallback) {

        Face(String family, String resource, int weight, FontStyle style, boolean fallback) {
            this(family, read(resource), weight, style, fallback);
        }

        private static byte[] read(String resource) {
            try (var in = new ClassPathResource(resource).getInputStream()) {
                return withoutSubstitutions(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("Font missing from the class path: " + resource, e);
            }
        }

        /**
         * Hides the table of glyph substitutions ("fi" as one glyph) by renaming it: applying it takes PDFBox longer than all the rest of
         * the letter, and a text without ligatures is copied and searched more surely.
         */
        private static byte[] withoutSubstitutions(byte[] font) {
            int tables = (font[4] & 0xFF) << 8 | font[5] & 0xFF;
            for (int entry = 12; entry < 12 + 16 * tables; entry += 16) {
                if (new String(font, entry, 4, StandardCharsets.US_ASCII).equals("GSUB")) font[entry] = 'x';
            }
            return font;
        }
    }
}
