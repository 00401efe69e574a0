package org.passerelle.sales;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is offered.
 *
 * @param reference the holder's own, once per case
 * @param validDays how long the client may take, from the day it is sent; null for what the programme says
 * @param note for the client, beside the lines
 */
public record QuoteRequest(
        String reference,
        long clientId,
        List<DocumentLine> lines,
        @Nullable Integer validDays,
        @Nullable String note) {}
