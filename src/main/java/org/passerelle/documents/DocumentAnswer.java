package org.passerelle.documents;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * How a document goes out to a browser: as what it is and as nothing else, alone on its page, without scripts, under a readable name,
 * and not kept on a shared device. The page that calls this has checked who asks.
 */
public final class DocumentAnswer {

    /** The viewer of PDFs in a browser does not work in a sandbox; a picture shown by itself does. */
    private static final String ALONE =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'";

    private DocumentAnswer() {}

    public static ResponseEntity<byte[]> of(Document document, byte[] content) {
        var name = ContentDisposition.inline()
                .filename(document.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.kind().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header("Content-Security-Policy", document.kind().isPicture() ? ALONE + "; sandbox" : ALONE)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(content);
    }
}
