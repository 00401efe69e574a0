package org.passerelle.blocks;

import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.cases.CaseFacts;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${approveIncome}}: when the variable {@code decision} is {@code approve}, the amount of the variable {@code income} is the
 * monthly income from the next close on (T5). A closed month keeps what it paid.
 */
@Component("approveIncome")
class ApproveIncomeDelegate implements JavaDelegate {

    private final CaseFacts facts;

    ApproveIncomeDelegate(CaseFacts facts) {
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!"approve".equals(execution.getVariable("decision"))) return;
        var income = new BigDecimal(String.valueOf(execution.getVariable("income")));
        facts.put(execution.getProcessBusinessKey(), MonthlyPayment.APPROVED_INCOME, income);
    }
}
