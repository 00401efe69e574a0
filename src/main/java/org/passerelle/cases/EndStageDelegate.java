package org.passerelle.cases;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${endStage}}, fields {@code reason} and {@code on} (a date's name, today without it): an earlier last day of the
 * current stage. A day already past becomes today, one beyond the known last day changes nothing.
 */
@Component("endStage")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class EndStageDelegate implements JavaDelegate {

    private final Cases cases;
    private final CaseCalendar calendar;
    private final CaseDates dates;
    private final CaseActions actions;
    private final BusinessClock clock;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression reason;

    private @Nullable Expression on;

    EndStageDelegate(Cases cases, CaseCalendar calendar, CaseDates dates, CaseActions actions, BusinessClock clock) {
        this.cases = cases;
        this.calendar = calendar;
        this.dates = dates;
        this.actions = actions;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var projectCase = cases.byNumber(execution.getProcessBusinessKey());
        var day = day(execution, projectCase.number());
        var known = calendar.lastDay(projectCase, projectCase.stage());
        // While suspended the last day still moves: the day asked for may come to lie before it.
        if (!projectCase.isSuspended() && known.isPresent() && !day.isBefore(known.get())) return;
        actions.end(projectCase, (String) reason.getValue(execution), day, Actor.SYSTEM);
    }

    private LocalDate day(DelegateExecution execution, String number) {
        if (on == null) return clock.today();
        var day = dates.day(number, (String) on.getValue(execution)).orElse(clock.today());
        return day.isBefore(clock.today()) ? clock.today() : day;
    }
}
