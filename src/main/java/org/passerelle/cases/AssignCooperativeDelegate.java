package org.passerelle.cases;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Block {@code ${assignCooperative}}, field {@code cooperative}: the cooperative under whose number the person will work. */
@Component("assignCooperative")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class AssignCooperativeDelegate implements JavaDelegate {

    private final Cases cases;
    private Expression cooperative;

    AssignCooperativeDelegate(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.assignCooperative(execution.getProcessBusinessKey(), (String) cooperative.getValue(execution));
    }
}
