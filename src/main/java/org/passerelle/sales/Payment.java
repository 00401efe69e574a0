package org.passerelle.sales;

import java.time.LocalDate;

/**
 * Money received for an invoice, with the net share that went to the treasury (T1).
 *
 * @param grossCents for the invoice
 * @param excessCents beyond it: owed back to the client
 * @param setOff whether it was taken from what the client had paid too much before
 */
public record Payment(
        long id,
        String caseNumber,
        long invoiceId,
        long grossCents,
        long netCents,
        long excessCents,
        boolean setOff,
        LocalDate receivedOn,
        boolean fullyPaid) {}
