package org.passerelle.blocks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.expenses.OutlayStatus;
import org.passerelle.expenses.Outlays;
import org.passerelle.shared.Refused;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${weighOutlay}}: what was decided on the outlay of the variable {@code outlayId}. Sets {@code outcome} to
 * {@code accepted}, {@code partly} or {@code refused}, and {@code overspent} to whether a coordinator must still decide because it goes
 * beyond the treasury.
 */
@Component("weighOutlay")
class WeighOutlayDelegate implements JavaDelegate {

    private final Outlays outlays;

    WeighOutlayDelegate(Outlays outlays) {
        this.outlays = outlays;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outlay = outlays.outlay(((Number) execution.getVariable("outlayId")).longValue());
        // The task is done on the page of the outlay: whoever completed it elsewhere has decided nothing.
        if (outlay.status() == OutlayStatus.SUBMITTED) throw new Refused("outlay-not-checked");
        execution.setVariable("outcome", outlay.outcome());
        execution.setVariable("overspent", outlay.awaitsWord());
    }
}
