package org.passerelle.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A PDF read back as its reader would. */
public record PrintedLetter(String title, String language, List<String> pages, List<String> topToBottom, float right) {

    public static PrintedLetter of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PrintedLetter(
                    document.getDocumentInformation().getTitle(),
                    document.getDocumentCatalog().getLanguage(),
                    pages(document, false),
                    pages(document, true),
                    right(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> pages(PDDocument document, boolean topToBottom) throws IOException {
        var pages = new ArrayList<String>();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(topToBottom);
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            pages.add(stripper.getText(document));
        }
        return pages;
    }

    /** Where the text that goes furthest to the right ends, in points from the left edge of the page. */
    private static float right(PDDocument document) throws IOException {
        var right = new float[1];
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (!text.getUnicode().isBlank()) right[0] = Math.max(right[0], text.getX() + text.getWidth());
            }
        }.getText(document);
        return right[0];
    }

    public String text() {
        return String.join("\n", pages);
    }

    /** Without spaces and line ends, which follow the layout, and in the plain form of each character. */
    static String squeezed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Cf}]+", "");
    }
}
