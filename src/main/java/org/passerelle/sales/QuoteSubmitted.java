package org.passerelle.sales;

/** A quote was made; where the programme says so it must be checked before the client may accept it. */
public record QuoteSubmitted(String caseNumber, long quoteId, boolean mustBeChecked) {}
