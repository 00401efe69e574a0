package org.passerelle.cases;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${startStage}}, field {@code stage}: today is the first day of the stage, its clock runs from now on. Refused when
 * somebody who came back has used up all its days before.
 */
@Component("startStage")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class StartStageDelegate implements JavaDelegate {

    private final Cases cases;
    private final CaseCalendar calendar;
    private final Timeline timeline;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression stage;

    StartStageDelegate(
            Cases cases,
            CaseCalendar calendar,
            Timeline timeline,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.calendar = calendar;
        this.timeline = timeline;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        var code = (String) stage.getValue(execution);
        cases.startClock(number, code, clock.today());
        if (calendar.lastDay(cases.byNumber(number), code)
                .filter(clock.today()::isAfter)
                .isPresent()) {
            throw new Refused("no-days-left");
        }
        timeline.add(number, "stage-started", code, Map.of(), Actor.SYSTEM);
        events.publishEvent(new CaseEvents.CaseDatesChanged(number));
    }
}
