package org.passerelle.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored document without its content.
 *
 * @param title what it is, in the words of whoever stored it: «2027-03-12 Ticket Brico 45,90 €»
 * @param sealed it stands behind something that was decided or booked and can no longer be taken away
 */
public record Document(
        long id,
        String caseNumber,
        String title,
        DocumentKind kind,
        int sizeBytes,
        boolean sealed,
        Instant storedAt,
        @Nullable Long byAccount) {

    public String fileName() {
        return title + "." + kind.extension();
    }
}
