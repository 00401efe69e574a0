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
        // Money may have come in since the decision was asked for; then nothing is left to clear.
        if (treasury.balanceCents(execution.getProcessBusinessKey()) < 0) {
            treasury.writeOffNegative(execution.getProcessBusinessKey(), claimedBack, Actor.SYSTEM);
        }
    }
}
