package org.passerelle.sales;

import java.time.LocalDate;

/**
 * What will never be paid of an invoice.
 *
 * @param vatReclaimed whether the state gives the VAT back; otherwise the cooperative bears it
 * @param takenBack when the client paid after all
 */
public record WriteOff(
        long id,
        long invoiceId,
        long netCents,
        long vatCents,
        boolean vatReclaimed,
        String reason,
        LocalDate writtenOffOn,
        boolean takenBack) {

    public long grossCents() {
        return netCents + vatCents;
    }
}
