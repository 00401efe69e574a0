package org.passerelle.documents;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.passerelle.shared.Refused;

/** What a file is by its first bytes. The name it came with says nothing: it is never looked at. */
public enum DocumentKind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    PDF("application/pdf", "pdf");

    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final String mediaType;
    private final String extension;

    DocumentKind(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    public boolean isPicture() {
        return this != PDF;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DocumentKind of(byte[] content) {
        if (begins(content, 0, (byte) 0xff, (byte) 0xd8, (byte) 0xff)) return JPEG;
        if (begins(content, 0, PNG_BEGINS)) return PNG;
        if (begins(content, 0, bytes("%PDF-"))) return PDF;
        if (isHeic(content)) throw new Refused("document-heic");
        throw new Refused("document-kind-unknown");
    }

    /** Photos of a telephone that saves space. No decoder for them may be shipped with free software without a licence. */
    private static boolean isHeic(byte[] content) {
        if (content.length < 12 || !begins(content, 4, bytes("ftyp"))) return false;
        var brand = new String(content, 8, 4, StandardCharsets.ISO_8859_1);
        return brand.matches("hei[cxms]|hev[cxms]|mif1|msf1|avif|avis");
    }

    private static boolean begins(byte[] content, int at, byte... expected) {
        if (content.length < at + expected.length) return false;
        for (int i = 0; i < expected.length; i++) if (content[at + i] != expected[i]) return false;
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
