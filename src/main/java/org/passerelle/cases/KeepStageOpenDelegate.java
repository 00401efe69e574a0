package org.passerelle.cases;

import java.time.Period;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.shared.Actor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Block {@code ${keepStageOpen}}, fields {@code stage} and {@code past} (a period): the file is kept that long past the stage's end. */
@Component("keepStageOpen")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class KeepStageOpenDelegate implements JavaDelegate {

    private final Cases cases;
    private final CaseCalendar calendar;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression stage;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression past;

    KeepStageOpenDelegate(Cases cases, CaseCalendar calendar, Timeline timeline, ApplicationEventPublisher events) {
        this.cases = cases;
        this.calendar = calendar;
        this.timeline = timeline;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        var code = (String) stage.getValue(execution);
        var until = calendar.lastDay(cases.byNumber(number), code)
                .orElseThrow(() -> new IllegalStateException("The stage " + code + " has no last day to go beyond"))
                .plus(Period.parse((String) past.getValue(execution)));
        cases.keepUntil(number, code, until);
        timeline.add(number, "stage-kept-open", code, Map.of("until", until.toString()), Actor.SYSTEM);
        events.publishEvent(new CaseEvents.CaseDatesChanged(number));
    }
}
