package org.passerelle.sales;

/** An invoice was taken back, wholly or in part. */
public record CreditNoteIssued(String caseNumber, long creditNoteId) {}
