package org.passerelle.letters;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.springframework.stereotype.Component;

/**
 * HTML into a PDF that can be kept and read aloud: PDF/A-3a and PDF/UA-1. Nothing outside the letter is ever fetched, whatever its text
 * asks for.
 */
@Component
class Typesetter {

    private final LetterFonts fonts = new LetterFonts();
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    Typesetter() {
        // Its log quotes the text of the letter.
        XRLog.setLoggingEnabled(false);
    }

    record Print(byte[] pdf, String title) {}

    Print print(String html) {
        var document = Jsoup.parse(html);
        makePrintable(document);
        var out = new ByteArrayOutputStream(64 * 1024);
        var builder = new PdfRendererBuilder()
                .withW3cDocument(new W3CDom().namespaceAware(true).fromJsoup(document), "")
                .usePdfAConformance(PdfAConformance.PDFA_3_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(colours)
                .withProducer("Passerelle")
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .toStream(out);
        for (var priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> uri != null && uri.startsWith("data:"), priority);
        }
        fonts.register(builder);
        run(builder);
        return new Print(out.toByteArray(), document.title());
    }

    /** The XML factories of the platform: looking for others through the whole class path takes a fifth of the time of a letter. */
    private static void run(PdfRendererBuilder builder) {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            builder.run();
        } catch (IOException e) {
            throw new Failure("not-printable");
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private void makePrintable(Document document) {
        document.traverse((node, depth) -> {
            if (node instanceof TextNode text) text.text(fonts.printable(text.getWholeText()));
            if (node instanceof Element element) {
                for (var attribute : element.attributes()) {
                    element.attr(attribute.getKey(), fonts.printable(attribute.getValue()));
                }
            }
        });
    }
}
