package org.passerelle.sales;

import java.time.LocalDate;
import java.util.List;

/**
 * A sales invoice under the VAT number of the cooperative.
 *
 * @param year and {@code sequence} number it without gaps within its cooperative
 * @param receivedNetCents the share of {@code receivedCents} that went to the treasury (T1)
 */
public record Invoice(
        long id,
        String caseNumber,
        String cooperative,
        String reference,
        Client client,
        int year,
        int sequence,
        String paymentReference,
        LocalDate issuedOn,
        LocalDate dueOn,
        long netCents,
        long vatCents,
        long receivedCents,
        long receivedNetCents,
        List<VatShare> vat) {

    /** VAT of one rate. */
    public record VatShare(int percent, long netCents, long vatCents) {}

    /** Such as 2024-0001; unique within the cooperative. */
    public String number() {
        return "%d-%04d".formatted(year, sequence);
    }

    public long grossCents() {
        return netCents + vatCents;
    }

    public long openCents() {
        return grossCents() - receivedCents;
    }

    public boolean paid() {
        return openCents() == 0;
    }
}
