package org.passerelle.cases;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.shared.Actor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Block {@code ${enterStage}}, field {@code stage}: the case leaves its stage and enters this one. */
@Component("enterStage")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class EnterStageDelegate implements JavaDelegate {

    private final Cases cases;
    private final Timeline timeline;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression stage;

    EnterStageDelegate(Cases cases, Timeline timeline) {
        this.cases = cases;
        this.timeline = timeline;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        var code = (String) stage.getValue(execution);
        cases.enter(number, code);
        timeline.add(number, "stage", code, Map.of(), Actor.SYSTEM);
    }
}
