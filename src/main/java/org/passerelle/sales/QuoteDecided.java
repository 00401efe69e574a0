package org.passerelle.sales;

/** A quote was checked. */
public record QuoteDecided(String caseNumber, long quoteId, boolean approved) {}
