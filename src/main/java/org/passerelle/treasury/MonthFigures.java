package org.passerelle.treasury;

import java.time.YearMonth;
import java.util.Map;

/**
 * A month of a treasury in cents, by booking date: opening + netReceived − expenses − contribution − allowance − paidOut + writtenOff =
 * closing. Contribution is negative when a loss gives some back (T4).
 */
public record MonthFigures(
        YearMonth month,
        long openingCents,
        long netReceivedCents,
        long expensesCents,
        long contributionCents,
        long allowanceCents,
        long paidOutCents,
        long writtenOffCents,
        long closingCents) {

    /** @param added what entries of each kind added to the treasury in the month */
    static MonthFigures of(YearMonth month, long openingCents, Map<EntryKind, Long> added) {
        long moved = added.values().stream().mapToLong(Long::longValue).sum();
        return new MonthFigures(
                month,
                openingCents,
                CaseBooks.cents(added, EntryKind.SALE_RECEIVED),
                -CaseBooks.cents(added, EntryKind.EXPENSE),
                -CaseBooks.cents(added, EntryKind.CONTRIBUTION),
                -CaseBooks.cents(added, EntryKind.ALLOWANCE),
                -CaseBooks.cents(added, EntryKind.SETTLEMENT),
                CaseBooks.cents(added, EntryKind.WRITE_OFF),
                openingCents + moved);
    }

    /** T3. */
    public long grossMarginCents() {
        return netReceivedCents - expensesCents;
    }
}
