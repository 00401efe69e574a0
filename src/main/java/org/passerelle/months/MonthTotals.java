package org.passerelle.months;

import java.util.Collection;
import org.passerelle.treasury.MonthFigures;

/** A month of a whole cooperative, added up, in cents. */
public record MonthTotals(
        int treasuries,
        int negative,
        long openingCents,
        long receivedCents,
        long expensesCents,
        long contributionCents,
        long allowanceCents,
        long paidOutCents,
        long writtenOffCents,
        long closingCents) {

    static MonthTotals of(Collection<MonthFigures> months) {
        long[] sums = new long[8];
        int negative = 0;
        for (var month : months) {
            sums[0] += month.openingCents();
            sums[1] += month.netReceivedCents();
            sums[2] += month.expensesCents();
            sums[3] += month.contributionCents();
            sums[4] += month.allowanceCents();
            sums[5] += month.paidOutCents();
            sums[6] += month.writtenOffCents();
            sums[7] += month.closingCents();
            if (month.closingCents() < 0) negative++;
        }
        return new MonthTotals(
                months.size(), negative, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7]);
    }
}
