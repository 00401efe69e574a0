package org.passerelle.sales;

import java.time.LocalDate;

/** Money received for an invoice, with the net share that went to the treasury (T1). */
public record Payment(
        long id,
        String caseNumber,
        long invoiceId,
        long grossCents,
        long netCents,
        LocalDate receivedOn,
        boolean fullyPaid) {}
