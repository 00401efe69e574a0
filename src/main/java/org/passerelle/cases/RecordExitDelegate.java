package org.passerelle.cases;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Block {@code ${recordExit}}, field {@code path}: how the person left, and the day (fact {@code departedOn}). */
@Component("recordExit")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class RecordExitDelegate implements JavaDelegate {

    private final Cases cases;
    private final CaseFacts facts;
    private final Timeline timeline;
    private final BusinessClock clock;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression path;

    RecordExitDelegate(Cases cases, CaseFacts facts, Timeline timeline, BusinessClock clock) {
        this.cases = cases;
        this.facts = facts;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        var code = (String) path.getValue(execution);
        cases.recordExit(number, code);
        facts.put(number, "departedOn", clock.today());
        timeline.add(number, "exit", code, Map.of(), Actor.SYSTEM);
    }
}
