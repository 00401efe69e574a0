package org.passerelle.blocks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.shared.Actor;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${settleTreasury}}: pays out the balance (T7), refused until the month of the last day is closed. Sets the variable
 * {@code balance} to {@code paid}, {@code none} or {@code negative}.
 */
@Component("settleTreasury")
class SettleTreasuryDelegate implements JavaDelegate {

    private final Treasury treasury;

    SettleTreasuryDelegate(Treasury treasury) {
        this.treasury = treasury;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        boolean negative = treasury.toSettleCents(number) < 0;
        long paidCents = negative ? 0 : treasury.payBalance(number, Actor.SYSTEM);
        execution.setVariable("balance", negative ? "negative" : paidCents > 0 ? "paid" : "none");
    }
}
