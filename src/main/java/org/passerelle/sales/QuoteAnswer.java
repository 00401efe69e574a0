package org.passerelle.sales;

import org.jspecify.annotations.Nullable;

/**
 * What a client said of a quote, and what proves it.
 *
 * @param name of whoever answered, as typed or signed
 * @param reason of a no, may be absent
 * @param orderNumber under which the client orders, may be absent
 * @param address of the machine from which a link was answered
 * @param documentId the scan of an answer on paper
 */
public record QuoteAnswer(
        Way way,
        @Nullable String name,
        @Nullable String reason,
        @Nullable String orderNumber,
        @Nullable String address,
        @Nullable Long documentId) {

    /** By the private link, on paper, or told to somebody of the office. */
    public enum Way {
        LINK,
        PAPER,
        STAFF
    }

    /** The client told somebody of the office. */
    public static QuoteAnswer told() {
        return new QuoteAnswer(Way.STAFF, null, null, null, null, null);
    }
}
