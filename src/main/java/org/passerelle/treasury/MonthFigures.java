package org.passerelle.treasury;

import java.time.YearMonth;

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

    /** T3. */
    public long grossMarginCents() {
        return netReceivedCents - expensesCents;
    }
}
