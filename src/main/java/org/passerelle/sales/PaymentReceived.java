package org.passerelle.sales;

/** A client has paid an invoice, wholly or in part. */
public record PaymentReceived(String caseNumber, long invoiceId, boolean fullyPaid) {}
