package org.passerelle.treasury;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the ledger says of the treasury of one case, month by month and kind by kind, and the rates of its closed months.
 *
 * @param movements what entries of each kind added to the treasury in each month, by booking date
 * @param rates of the months that are closed (T8)
 */
record CaseBooks(
        TreasuryCase of, TreeMap<YearMonth, Map<EntryKind, Long>> movements, TreeMap<YearMonth, BigDecimal> rates) {

    Map<EntryKind, Long> in(YearMonth month) {
        return movements.getOrDefault(month, Map.of());
    }

    /** What was held on the last day of the month before. */
    long heldBefore(YearMonth month) {
        return sum(movements.headMap(month));
    }

    long heldAtEndOf(YearMonth month) {
        return sum(movements.headMap(month, true));
    }

    /** What was held at the end of a month, less what has been settled since. */
    long unsettledAtEndOf(YearMonth month) {
        long since = movements.tailMap(month, false).values().stream()
                .mapToLong(kinds -> cents(kinds, EntryKind.SETTLEMENT) + cents(kinds, EntryKind.WRITE_OFF))
                .sum();
        return heldAtEndOf(month) + since;
    }

    /** T4: max(0, the sum of rate × margin), rounded once for all months together so that cents never drift. */
    long contributionUpTo(YearMonth month, BigDecimal rateOfMonth) {
        var sum = rateOfMonth.multiply(BigDecimal.valueOf(margin(month)));
        for (var rate : rates.headMap(month).entrySet()) {
            sum = sum.add(rate.getValue().multiply(BigDecimal.valueOf(margin(rate.getKey()))));
        }
        return sum.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ZERO).longValueExact();
    }

    /** T3. Expenses are in it with their own sign. */
    private long margin(YearMonth month) {
        return cents(in(month), EntryKind.SALE_RECEIVED) + cents(in(month), EntryKind.EXPENSE);
    }

    long chargedUpTo(YearMonth month) {
        return -movements.headMap(month, true).values().stream()
                .mapToLong(kinds -> cents(kinds, EntryKind.CONTRIBUTION))
                .sum();
    }

    static long cents(Map<EntryKind, Long> kinds, EntryKind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    private static long sum(Map<YearMonth, Map<EntryKind, Long>> months) {
        return months.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
