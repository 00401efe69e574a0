package org.passerelle.sales;

/**
 * An invoice is still not paid in full.
 *
 * @param level which reminder this is, from 1
 */
public record InvoiceOverdue(String caseNumber, long invoiceId, int level) {}
