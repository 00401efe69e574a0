package org.passerelle.sales;

/** An invoice has its number and may be sent. */
public record InvoiceIssued(String caseNumber, long invoiceId) {}
