package org.passerelle.sales;

/** The client has accepted a quote. */
public record QuoteAccepted(String caseNumber, long quoteId) {}
