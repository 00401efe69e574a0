package org.passerelle.sales;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A quote or an invoice being written.
 *
 * @param fields what was typed, word for word
 * @param grossCents as far as it can be made out
 * @param quoteId the accepted quote that an invoice comes from
 * @param readyAt since when it waits to be issued; null while it is being written
 * @param returnedReason why it was given back
 */
public record SalesDraft(
        long id,
        String caseNumber,
        Kind kind,
        Map<String, List<String>> fields,
        String reference,
        String clientName,
        @Nullable Long grossCents,
        @Nullable Long quoteId,
        @Nullable Instant readyAt,
        @Nullable String returnedReason,
        Instant changedAt) {

    /** What it will be. */
    public enum Kind {
        QUOTE,
        INVOICE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
