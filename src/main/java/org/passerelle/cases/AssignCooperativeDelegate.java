package org.passerelle.cases;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${assignCooperative}}, field {@code cooperative}: the cooperative under whose number the person will work. Empty when
 * nobody chose one: then the one that the decision table gave stays.
 */
@Component("assignCooperative")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class AssignCooperativeDelegate implements JavaDelegate {

    private final Cases cases;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression cooperative;

    AssignCooperativeDelegate(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var chosen = (String) cooperative.getValue(execution);
        if (chosen != null && !chosen.isBlank()) cases.assignCooperative(execution.getProcessBusinessKey(), chosen);
    }
}
