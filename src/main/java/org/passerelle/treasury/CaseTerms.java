package org.passerelle.treasury;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the treasury must know of a case and of its programme's dated rules. Provided by the application, which reads both; a month
 * takes the rule in force on its first day (T8).
 */
public interface CaseTerms {

    LocalDate firstDayOfTest(String caseNumber);

    /** As known now; null while unknown. */
    @Nullable
    LocalDate lastDayOfTest(String caseNumber);

    List<DaySpan> suspensions(String caseNumber);

    /** A fraction, such as 0.10, of the gross margin (T4). */
    BigDecimal contributionRate(String caseNumber, LocalDate on);

    /** The whole monthly payment on top of the benefit (T5). */
    long monthlyAllowanceCents(String caseNumber, YearMonth month);

    /** The last day with the allowance for somebody who goes on without benefit; null for everybody else. */
    @Nullable
    LocalDate allowanceUntil(String caseNumber);

    /** The whole monthly payment for the days after {@link #allowanceUntil}; may be 0. */
    long incomeAfterCents(String caseNumber, YearMonth month);

    /** How many of the latest closed months the averages at the exit are taken over. */
    int monthsInAverages(String caseNumber, LocalDate on);

    /** All that is asked about a month, for many cases: what is asked one by one above, for those who can answer faster. */
    default Map<String, MonthTerms> inMonth(Collection<String> caseNumbers, YearMonth month) {
        var terms = new LinkedHashMap<String, MonthTerms>();
        for (var number : caseNumbers) {
            terms.put(
                    number,
                    new MonthTerms(
                            contributionRate(number, month.atDay(1)),
                            firstDayOfTest(number),
                            lastDayOfTest(number),
                            suspensions(number),
                            monthlyAllowanceCents(number, month),
                            allowanceUntil(number),
                            incomeAfterCents(number, month)));
        }
        return terms;
    }
}
