package org.passerelle.blocks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${reviewSettledBalance}}: sets the variable {@code settledBalance} to {@code negative} when costs that came after the
 * settlement left a treasury below zero, else to {@code fine}. What came in is paid out at the month end (T7) and needs nobody.
 */
@Component("reviewSettledBalance")
class ReviewSettledBalanceDelegate implements JavaDelegate {

    private final Treasury treasury;

    ReviewSettledBalanceDelegate(Treasury treasury) {
        this.treasury = treasury;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean negative = treasury.isNegativeAfterSettlement(execution.getProcessBusinessKey());
        execution.setVariable("settledBalance", negative ? "negative" : "fine");
    }
}
