package org.passerelle.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.passerelle.shared.Refused;

/**
 * A PDF is kept as it came, because an invoice may be signed; so one that does something when it is opened, or that is another file at
 * the same time, is refused. The data file that an electronic invoice carries within it is welcome.
 */
final class PdfCheck {

    private static final Set<String> ACTIONS =
            Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "Movie", "RichMedia");
    /** Where a reader of archives looks for the directory of one: its record and the longest comment. */
    private static final int ARCHIVE_TAIL = 22 + 65_535;

    private PdfCheck() {}

    static void check(byte[] content) {
        if (isArchiveToo(content)) throw new Refused("document-active");
        try (var pdf = Loader.loadPDF(content)) {
            if (pdf.isEncrypted() && !pdf.getCurrentAccessPermission().canExtractContent())
                throw new Refused("document-locked");
            if (pdf.getNumberOfPages() == 0) throw new Refused("document-unreadable");
            pdf.getPage(0).getMediaBox();
            refuseActive(pdf);
        } catch (InvalidPasswordException locked) {
            throw new Refused("document-locked");
        } catch (IOException | RuntimeException damaged) {
            if (damaged instanceof Refused refused) throw refused;
            throw new Refused("document-unreadable");
        }
    }

    private static void refuseActive(PDDocument pdf) throws IOException {
        var document = pdf.getDocument();
        for (var key : document.getXrefTable().keySet()) {
            var object = document.getObjectFromPool(key);
            COSBase value = object == null ? null : object.getObject();
            if (value != null) refuseActive(value);
        }
    }

    /** Goes into what stands directly in an object; what is referred to is an object of its own. */
    private static void refuseActive(COSBase value) throws IOException {
        if (value instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                var inner = array.get(i);
                if (inner != null) refuseActive(inner);
            }
        }
        if (!(value instanceof COSDictionary dictionary)) return;
        if (ACTIONS.contains(dictionary.getNameAsString(COSName.S, "")) || dictionary.containsKey(COSName.JS)) {
            throw new Refused("document-active");
        }
        if (dictionary instanceof COSStream stream && isAttachment(stream) && !isXml(stream)) {
            throw new Refused("document-active");
        }
        for (var inner : dictionary.getValues()) refuseActive(inner);
    }

    private static boolean isAttachment(COSStream stream) {
        return "EmbeddedFile".equals(stream.getNameAsString(COSName.TYPE));
    }

    private static boolean isXml(COSStream stream) throws IOException {
        try (var content = stream.createInputStream()) {
            return new String(content.readNBytes(64), StandardCharsets.UTF_8)
                    .replace("\ufeff", "")
                    .stripLeading()
                    .startsWith("<?xml");
        }
    }

    private static boolean isArchiveToo(byte[] content) {
        for (int i = Math.max(0, content.length - ARCHIVE_TAIL); i + 3 < content.length; i++) {
            if (content[i] == 'P' && content[i + 1] == 'K' && content[i + 2] == 5 && content[i + 3] == 6) return true;
        }
        return false;
    }
}
