package org.passerelle.treasury;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case and its programme's dated rules say of one month, all that closing it must know beside the ledger.
 *
 * @param contributionRate a fraction of the gross margin (T4), in force on the first day of the month (T8)
 * @param lastDayOfTest as known now; null while unknown
 * @param allowanceCents the whole monthly payment on top of the benefit (T5)
 * @param allowanceUntil the last day with the allowance for somebody who goes on without benefit; null for everybody else
 * @param incomeAfterCents the whole monthly payment for the days after that
 */
public record MonthTerms(
        BigDecimal contributionRate,
        LocalDate firstDayOfTest,
        @Nullable LocalDate lastDayOfTest,
        List<DaySpan> suspensions,
        long allowanceCents,
        @Nullable LocalDate allowanceUntil,
        long incomeAfterCents) {}
