package org.passerelle.sales;

/** A quote ended without a yes: the client declined it, it expired, or it was taken back. */
public record QuoteClosed(String caseNumber, long quoteId, QuoteStatus status) {}
