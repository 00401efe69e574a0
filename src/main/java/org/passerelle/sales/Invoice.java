package org.passerelle.sales;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sales invoice under the VAT number of the cooperative. It never changes; what follows it (payments, credit notes, a write-off)
 * stands beside it.
 *
 * @param reference the holder's own; unique in the case
 * @param year and {@code sequence} number it without gaps within its cooperative
 * @param orderNumber under which the client ordered
 * @param receivedCents what the client paid for it, never more than the invoice: the rest is owed back to the client
 * @param receivedNetCents the share of {@code receivedCents} that went to the treasury (T1)
 * @param reminderLevel how many reminders went
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
        @Nullable String orderNumber,
        @Nullable Long quoteId,
        LocalDate issuedOn,
        LocalDate dueOn,
        long netCents,
        long vatCents,
        long creditedNetCents,
        long creditedVatCents,
        long receivedCents,
        long receivedNetCents,
        long writtenOffCents,
        int reminderLevel,
        @Nullable LocalDate nextReminderOn,
        @Nullable String remindersPausedReason,
        List<DocumentLine> lines,
        Totals totals) {

    /** Such as 2024-0001; unique within the cooperative. */
    public String number() {
        return "%d-%04d".formatted(year, sequence);
    }

    public long grossCents() {
        return netCents + vatCents;
    }

    public long creditedCents() {
        return creditedNetCents + creditedVatCents;
    }

    /** What is left of it after credit notes, before VAT and with it. */
    long remainingNetCents() {
        return netCents - creditedNetCents;
    }

    long remainingGrossCents() {
        return grossCents() - creditedCents();
    }

    public long openCents() {
        return remainingGrossCents() - receivedCents - writtenOffCents;
    }

    public boolean paid() {
        return openCents() == 0;
    }

    /** Of the open amount, the part before VAT. */
    long openNetCents() {
        return openCents() == 0 ? 0 : remainingNetCents() - receivedNetCents;
    }

    public boolean overdue(LocalDate today) {
        return openCents() > 0 && today.isAfter(dueOn);
    }

    public boolean remindersPaused() {
        return remindersPausedReason != null;
    }
}
