package org.passerelle.treasury;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** T5: the monthly payment for the days in test and not suspended, before it is limited to what the treasury holds. */
@Component
class Allowance {

    private final CaseTerms terms;

    Allowance(CaseTerms terms) {
        this.terms = terms;
    }

    long cents(String caseNumber, YearMonth month) {
        var until = terms.allowanceUntil(caseNumber);
        long withBenefit = days(caseNumber, month)
                .filter(day -> until == null || !day.isAfter(until))
                .count();
        long without = days(caseNumber, month).count() - withBenefit;
        var whole = BigDecimal.valueOf(terms.monthlyAllowanceCents(caseNumber, month))
                .multiply(BigDecimal.valueOf(withBenefit));
        if (without > 0) {
            whole = whole.add(BigDecimal.valueOf(terms.incomeAfterCents(caseNumber, month))
                    .multiply(BigDecimal.valueOf(without)));
        }
        return whole.divide(BigDecimal.valueOf(month.lengthOfMonth()), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** First and last day of the test count; the day of return is no longer suspended. */
    private Stream<LocalDate> days(String caseNumber, YearMonth month) {
        var first = terms.firstDayOfTest(caseNumber);
        var last = terms.lastDayOfTest(caseNumber);
        var suspensions = terms.suspensions(caseNumber);
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(day -> !day.isBefore(first) && (last == null || !day.isAfter(last)))
                .filter(day -> suspensions.stream().noneMatch(span -> span.holds(day)));
    }
}
