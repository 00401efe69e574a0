package org.passerelle.sales;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be invoiced.
 *
 * @param reference the holder's own, once per case
 * @param orderNumber under which the client ordered
 * @param quoteId the accepted quote it comes from
 * @param daysToPay null for what the programme says
 */
public record InvoiceRequest(
        String reference,
        long clientId,
        List<DocumentLine> lines,
        @Nullable String orderNumber,
        @Nullable Long quoteId,
        @Nullable Integer daysToPay) {}
