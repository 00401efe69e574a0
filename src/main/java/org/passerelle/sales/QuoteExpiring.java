package org.passerelle.sales;

/** A quote will end soon and the client has not answered. */
public record QuoteExpiring(String caseNumber, long quoteId) {}
