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

    /** Both months together, the other being the later one, whose month the sum bears. */
    MonthFigures plus(MonthFigures later) {
        return new MonthFigures(
                later.month,
                openingCents,
                netReceivedCents + later.netReceivedCents,
                expensesCents + later.expensesCents,
                contributionCents + later.contributionCents,
                allowanceCents + later.allowanceCents,
                paidOutCents + later.paidOutCents,
                writtenOffCents + later.writtenOffCents,
                later.closingCents);
    }
}
