package org.passerelle.sales;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An offer of a holder to a client. */
public record Quote(
        long id,
        String caseNumber,
        String cooperative,
        String reference,
        Client client,
        long netCents,
        int vatPercent,
        long vatCents,
        boolean mustBeChecked,
        QuoteStatus status,
        @Nullable String reason,
        Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant acceptedAt) {

    public long grossCents() {
        return netCents + vatCents;
    }
}
