package org.passerelle.blocks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.passerelle.cases.Cases;
import org.passerelle.expenses.SpendingTerms;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.springframework.stereotype.Component;

/** What the programme of a case says about spending. */
@Component
class ProgrammeSpendingTerms implements SpendingTerms {

    private final Cases cases;
    private final Programmes programmes;

    ProgrammeSpendingTerms(Cases cases, Programmes programmes) {
        this.cases = cases;
        this.programmes = programmes;
    }

    @Override
    public Map<String, Integer> categories(String caseNumber) {
        return programme(caseNumber).expenses();
    }

    /** A programme that pays no journeys names no such rule. */
    @Override
    public BigDecimal kilometreRate(String caseNumber, LocalDate on) {
        var rate = programme(caseNumber).rulesOn(on.withDayOfMonth(1)).get("kilometreRate");
        return rate == null ? BigDecimal.ZERO : new BigDecimal(rate.toString());
    }

    private Programme programme(String caseNumber) {
        return programmes.programme(cases.byNumber(caseNumber).programme());
    }
}
