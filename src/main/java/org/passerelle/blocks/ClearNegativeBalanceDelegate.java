package org.passerelle.blocks;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.shared.Actor;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${clearNegativeBalance}}: what the variable {@code decision} says of a negative treasury, which becomes zero (T7). Sets
 * {@code cleared} to {@code written-off}, with {@code clearedCents}, the amount that was missing; or, when money came in since the
 * decision was asked for, to {@code paid} or {@code none}. What is claimed back is followed by the process that the programme names
 * ({@code BalanceClaimedBack} in {@code begins}).
 */
@Component("clearNegativeBalance")
class ClearNegativeBalanceDelegate implements JavaDelegate {

    private static final String CLAIMED_BACK = "BalanceClaimedBack";

    private final Treasury treasury;
    private final CaseProcesses processes;

    ClearNegativeBalanceDelegate(Treasury treasury, CaseProcesses processes) {
        this.treasury = treasury;
        this.processes = processes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean claimedBack = "claim-back".equals(execution.getVariable("decision"));
        var number = execution.getProcessBusinessKey();
        if (treasury.balanceCents(number) < 0) {
            execution.setVariable("clearedCents", treasury.writeOffNegative(number, claimedBack, Actor.SYSTEM));
            execution.setVariable("cleared", "written-off");
            if (claimedBack && !processes.isBegun(number, CLAIMED_BACK)) {
                processes.begin(number, CLAIMED_BACK, Map.of());
            }
        } else {
            execution.setVariable("cleared", treasury.payBalance(number, Actor.SYSTEM) > 0 ? "paid" : "none");
        }
    }
}
