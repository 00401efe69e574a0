package org.passerelle.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF read back as its reader would. */
record PrintedLetter(String title, String language, List<String> pages, List<String> topToBottom) {

    static PrintedLetter of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PrintedLetter(
                    document.getDocumentInformation().getTitle(),
                    document.getDocumentCatalog().getLanguage(),
                    pages(document, false),
                    pages(document, true));
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

    String text() {
        return String.join("\n", pages);
    }

    /** Without spaces and line ends, which follow the layout, and in the plain form of each character. */
    static String squeezed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Cf}]+", "");
    }
}
