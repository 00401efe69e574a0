package org.passerelle.treasury;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * T5: the monthly payment for the days in test and not suspended, before it is limited to what the treasury holds.
 *
 * @param daysInTest of the month; the first and the last day of the test count
 * @param daysSuspended of these; the day of return is no longer suspended
 * @param wholeCents what the days in test would bring if they were the whole month and none were suspended
 * @param dueCents what they bring
 */
record Allowance(int daysInTest, int daysSuspended, long wholeCents, long dueCents) {

    static Allowance of(MonthTerms terms, YearMonth month) {
        int inTest = 0;
        int suspended = 0;
        int without = 0;
        int paid = 0;
        for (var day = month.atDay(1); YearMonth.from(day).equals(month); day = day.plusDays(1)) {
            if (!isInTest(terms, day)) continue;
            inTest++;
            var today = day;
            if (terms.suspensions().stream().anyMatch(span -> span.holds(today))) {
                suspended++;
                continue;
            }
            paid++;
            if (terms.allowanceUntil() != null && day.isAfter(terms.allowanceUntil())) without++;
        }
        int days = month.lengthOfMonth();
        long whole = without == paid && paid > 0 ? terms.incomeAfterCents() : terms.allowanceCents();
        return new Allowance(inTest, suspended, inTest == 0 ? 0 : whole, cents(terms, paid - without, without, days));
    }

    private static boolean isInTest(MonthTerms terms, LocalDate day) {
        return !day.isBefore(terms.firstDayOfTest())
                && (terms.lastDayOfTest() == null || !day.isAfter(terms.lastDayOfTest()));
    }

    private static long cents(MonthTerms terms, int with, int without, int days) {
        var whole = BigDecimal.valueOf(terms.allowanceCents()).multiply(BigDecimal.valueOf(with));
        if (without > 0) {
            whole = whole.add(BigDecimal.valueOf(terms.incomeAfterCents()).multiply(BigDecimal.valueOf(without)));
        }
        return whole.divide(BigDecimal.valueOf(days), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
