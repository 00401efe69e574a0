package org.passerelle.blocks;

import java.util.Map;
import java.util.TreeMap;
import org.passerelle.programmes.RuleUnit;

/** The dated rules that a treasury asks of its programme, by name. */
final class TreasuryRules {

    static final String MONTHLY_ALLOWANCE = "monthlyAllowance";
    static final String CONTRIBUTION_RATE = "contributionRate";
    static final String INCOME_WITHOUT_BENEFIT = "monthlyIncomeWithoutBenefit";
    static final String AVERAGE_MONTHS = "averageMonths";

    static final Map<String, RuleUnit> UNITS = new TreeMap<>(Map.of(
            MONTHLY_ALLOWANCE, RuleUnit.EURO,
            CONTRIBUTION_RATE, RuleUnit.SHARE,
            INCOME_WITHOUT_BENEFIT, RuleUnit.EURO,
            AVERAGE_MONTHS, RuleUnit.COUNT));

    private TreasuryRules() {}
}
