package org.passerelle.blocks;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which monthly payment a person gets (T5): the allowance beside a benefit; an income that was asked for and approved without one. Somebody
 * who never had a benefit keeps the allowance until an income is approved.
 */
final class MonthlyPayment {

    static final String APPROVED_INCOME = "approvedIncome";
    static final String BENEFIT = "benefit";

    private static final String NO_BENEFIT = "none";

    private MonthlyPayment() {}

    static boolean isWithoutBenefit(Map<String, Object> facts) {
        return facts.get(AdaptPaymentDelegate.ALLOWANCE_UNTIL) != null || NO_BENEFIT.equals(facts.get(BENEFIT));
    }

    /** The last day with the allowance; null while it goes on. */
    static @Nullable LocalDate allowanceUntil(Map<String, Object> facts, LocalDate firstDayOfTest) {
        if (facts.get(AdaptPaymentDelegate.ALLOWANCE_UNTIL) instanceof LocalDate day) return day;
        boolean instead = NO_BENEFIT.equals(facts.get(BENEFIT)) && facts.get(APPROVED_INCOME) != null;
        return instead ? firstDayOfTest.minusDays(1) : null;
    }
}
