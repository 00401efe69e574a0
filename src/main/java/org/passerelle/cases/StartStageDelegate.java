package org.passerelle.cases;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Block {@code ${startStage}}, field {@code stage}: today is the first day of the stage, its clock runs from now on. */
@Component("startStage")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class StartStageDelegate implements JavaDelegate {

    private final Cases cases;
    private final Timeline timeline;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private Expression stage;

    StartStageDelegate(Cases cases, Timeline timeline, BusinessClock clock, ApplicationEventPublisher events) {
        this.cases = cases;
        this.timeline = timeline;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        var code = (String) stage.getValue(execution);
        cases.startClock(number, code, clock.today());
        timeline.add(number, "stage-started", code, Map.of(), Actor.SYSTEM);
        events.publishEvent(new CaseEvents.CaseDatesChanged(number));
    }
}
