package org.passerelle.blocks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.shared.Actor;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${clearNegativeBalance}}: what the variable {@code decision} says of a negative treasury, which becomes zero (T7). Sets
 * {@code cleared} to {@code written-off}, with {@code clearedCents}, the amount that was missing; or, when money came in since the
 * decision was asked for, to {@code paid} or {@code none}.
 */
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
            execution.setVariable("clearedCents", treasury.writeOffNegative(number, claimedBack, Actor.SYSTEM));
            execution.setVariable("cleared", "written-off");
        } else {
            execution.setVariable("cleared", treasury.payBalance(number, Actor.SYSTEM) > 0 ? "paid" : "none");
        }
    }
}
