package org.passerelle.blocks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.expenses.Outlays;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${refuseOpenOutlays}}: the step before is refused while something that the holder handed in is not decided, since it may
 * still change what the letter that follows says.
 */
@Component("refuseOpenOutlays")
class RefuseOpenOutlaysDelegate implements JavaDelegate {

    private final Outlays outlays;

    RefuseOpenOutlaysDelegate(Outlays outlays) {
        this.outlays = outlays;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outlays.refuseWhileOpen(execution.getProcessBusinessKey());
    }
}
