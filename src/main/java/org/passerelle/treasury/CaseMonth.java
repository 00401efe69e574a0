package org.passerelle.treasury;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * One month of one case as it closes: T4, T5 and, once settled, T7. Worked out from the books and the terms and nothing else, so that
 * the preview shows to the cent what the close will book.
 *
 * @param figures with what the close books: contribution, allowance and what is paid out
 * @param contributionRate kept with the closed month (T8)
 * @param contributionCents negative when a loss gives some back
 * @param daysInTest of the month, {@code daysSuspended} of them suspended
 * @param allowanceWholeCents of a whole month; {@code allowanceDueCents} for the days in test and not suspended; {@code allowanceCents}
 *     what the treasury holds of that
 * @param settledCents what a case that is settled already is paid at the end of this month (T7)
 */
public record CaseMonth(
        String caseNumber,
        MonthFigures figures,
        BigDecimal contributionRate,
        long contributionCents,
        int daysInTest,
        int daysSuspended,
        long allowanceWholeCents,
        long allowanceDueCents,
        long allowanceCents,
        long settledCents) {

    /** Why somebody in test is paid less than the whole allowance. */
    public enum Cut {
        PART_OF_MONTH,
        SUSPENDED,
        NOT_ENOUGH
    }

    /** Empty when there is nothing to close: a settled case in which nothing moved. */
    static Optional<CaseMonth> of(CaseBooks books, MonthTerms terms, YearMonth month) {
        boolean settled = books.of().settled();
        if (settled && books.in(month).isEmpty() && books.unsettledAtEndOf(month) == 0) return Optional.empty();

        var allowance = Allowance.of(terms, month);
        var rate = terms.contributionRate();
        long contribution = books.contributionUpTo(month, rate) - books.chargedUpTo(month);
        long held = books.heldAtEndOf(month) - contribution;
        long paid = Math.min(Math.max(held, 0), allowance.dueCents());
        long rest = settled ? Math.max(0, books.unsettledAtEndOf(month) - contribution - paid) : 0;

        var added = new EnumMap<EntryKind, Long>(EntryKind.class);
        added.putAll(books.in(month));
        added.merge(EntryKind.CONTRIBUTION, -contribution, Long::sum);
        added.merge(EntryKind.ALLOWANCE, -paid, Long::sum);
        added.merge(EntryKind.SETTLEMENT, -rest, Long::sum);
        return Optional.of(new CaseMonth(
                books.of().caseNumber(),
                MonthFigures.of(month, books.heldBefore(month), added),
                rate,
                contribution,
                allowance.daysInTest(),
                allowance.daysSuspended(),
                allowance.wholeCents(),
                allowance.dueCents(),
                paid,
                rest));
    }

    public List<Cut> cuts() {
        var cuts = new ArrayList<Cut>();
        if (allowanceWholeCents == 0) return cuts;
        if (daysInTest < figures.month().lengthOfMonth()) cuts.add(Cut.PART_OF_MONTH);
        if (daysSuspended > 0) cuts.add(Cut.SUSPENDED);
        if (allowanceCents < allowanceDueCents) cuts.add(Cut.NOT_ENOUGH);
        return cuts;
    }
}
