package org.passerelle.blocks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.shared.Actor;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;

/** Block {@code ${clearNegativeBalance}}: what the variable {@code decision} says of a negative treasury, which becomes zero (T7). */
@Component("clearNegativeBalance")
class ClearNegativeBalanceDelegate implements JavaDelegate {

    private final Treasury treasury;

    ClearNegativeBalanceDelegate(Treasury treasury) {
        this.treasury = treasury;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean claimedBack = "claim-back".equals(execution.getVariable("decision"));
        var number = execution.getProcessBusinessKey();
        if (treasury.balanceCents(number) < 0) {
            treasury.writeOffNegative(number, claimedBack, Actor.SYSTEM);
        } else {
            treasury.payBalance(number, Actor.SYSTEM); // money came in since the decision was asked for
        }
    }
}
