package org.passerelle.cases;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff do to a case outside its tasks: stop its clock, start it again, end the stage early, fix a meeting, take note that the person
 * does not go on. Each says no when the stage does not allow it.
 */
@Component
public class CaseActions {

    private final Cases cases;
    private final CaseCalendar calendar;
    private final Programmes programmes;
    private final CaseFacts facts;
    private final Timeline timeline;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    CaseActions(
            Cases cases,
            CaseCalendar calendar,
            Programmes programmes,
            CaseFacts facts,
            Timeline timeline,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.calendar = calendar;
        this.programmes = programmes;
        this.facts = facts;
        this.timeline = timeline;
        this.clock = clock;
        this.events = events;
    }

    /** Stops the clock from today on. No diagnosis is asked: the reason is one of the programme's list. */
    @Transactional
    public void suspend(String number, String reason, Actor by) {
        var projectCase = lockedInSuspendableStage(number, "not-suspendable");
        checkListed(projectCase, "suspendReason", reason);
        if (projectCase.isSuspended()) throw new Refused("already-suspended");
        if (projectCase.exitCode() != null) throw new Refused("exit-already-recorded");
        var endsEarlyOn = projectCase.stageOf(projectCase.stage()).orElseThrow().endsEarlyOn();
        if (endsEarlyOn != null && !endsEarlyOn.isAfter(clock.today())) throw new Refused("end-already-requested");
        cases.suspend(number, clock.today(), reason);
        timeline.add(number, "suspended", reason, Map.of(), by);
        events.publishEvent(new CaseEvents.CaseDatesChanged(number));
        events.publishEvent(new CaseEvents.CaseSuspended(number, reason));
    }

    /** The person is back: today is no longer a suspended day. */
    @Transactional
    public void resume(String number, Actor by) {
        var projectCase = lockedInSuspendableStage(number, "not-suspended");
        if (!projectCase.isSuspended()) throw new Refused("not-suspended");
        cases.resume(number, clock.today());
        timeline.add(number, "resumed", projectCase.stage(), Map.of(), by);
        events.publishEvent(new CaseEvents.CaseDatesChanged(number));
        events.publishEvent(new CaseEvents.CaseResumed(number));
    }

    /** Today is the last day of the stage. */
    @Transactional
    public void endStage(String number, String reason, Actor by) {
        endStage(number, reason, clock.today(), by);
    }

    @Transactional
    public void endStage(String number, String reason, LocalDate lastDay, Actor by) {
        var projectCase = lockedInSuspendableStage(number, "not-in-test");
        checkListed(projectCase, "endTestReason", reason);
        if (isEndRequestedToday(number, lastDay)) throw new Refused("end-already-requested");
        end(projectCase, reason, lastDay, by);
        events.publishEvent(new CaseEvents.EndRequested(number, reason, lastDay));
    }

    /** Sets the earlier last day without asking for a way out: the process that calls knows the way. */
    void end(ProjectCase projectCase, String reason, LocalDate lastDay, Actor by) {
        var stage = projectCase.stage();
        if (projectCase.exitCode() != null) throw new Refused("exit-already-recorded");
        if (lastDay.isBefore(clock.today())) throw new Refused("end-in-the-past", lastDay);
        var known = calendar.lastDay(projectCase, stage);
        if (!projectCase.isSuspended() && known.isPresent() && lastDay.isAfter(known.get())) {
            throw new Refused("end-after-last-day", lastDay, known.get());
        }
        cases.endEarly(projectCase.number(), stage, lastDay);
        timeline.add(projectCase.number(), "end-requested", reason, Map.of("lastDay", lastDay.toString()), by);
        events.publishEvent(new CaseEvents.CaseDatesChanged(projectCase.number()));
    }

    /** Somebody is expected on that day; the process confirms it in writing and reminds of it. An earlier date is replaced. */
    @Transactional
    public void fixMeeting(String number, LocalDate on, @Nullable String time, @Nullable String place, Actor by) {
        cases.lock(number);
        if (on.isBefore(clock.today())) throw new Refused("meeting-in-the-past", on);
        var details = new LinkedHashMap<String, Object>();
        if (time != null) details.put("appointmentTime", time);
        if (place != null) details.put("appointmentPlace", place);
        facts.put(number, "appointmentOn", on);
        facts.put(number, "appointmentTime", time);
        facts.put(number, "appointmentPlace", place);
        timeline.add(number, "meeting-fixed", on.toString(), details, by);
        events.publishEvent(new CaseEvents.MeetingFixed(number));
    }

    /** The person does not go on; the process decides what that means where the case stands. */
    @Transactional
    public void withdraw(String number, Actor by) {
        cases.lock(number);
        var projectCase = cases.byNumber(number);
        var programme = programmes.programme(projectCase.programme());
        boolean before = programme.stages().stream()
                .takeWhile(stage -> !stage.treasury())
                .anyMatch(stage -> stage.code().equals(projectCase.stage()));
        if (!before || projectCase.exitCode() != null) throw new Refused("not-withdrawable");
        timeline.add(number, "withdrawn", projectCase.stage(), Map.of(), by);
        events.publishEvent(new CaseEvents.ApplicationWithdrawn(number));
    }

    private boolean isEndRequestedToday(String number, LocalDate lastDay) {
        return timeline.of(number).stream()
                .anyMatch(entry -> entry.kind().equals("end-requested")
                        && entry.onDay().equals(clock.today())
                        && lastDay.toString().equals(entry.details().get("lastDay")));
    }

    private ProjectCase lockedInSuspendableStage(String number, String refusal) {
        cases.lock(number);
        var projectCase = cases.byNumber(number);
        var stage =
                programmes.programme(projectCase.programme()).suspendableStage().map(Programme.Stage::code);
        if (stage.isEmpty() || !stage.get().equals(projectCase.stage())) throw new Refused(refusal);
        return projectCase;
    }

    private void checkListed(ProjectCase projectCase, String list, String code) {
        var codes = programmes.programme(projectCase.programme()).lists().getOrDefault(list, List.of());
        if (!codes.contains(code)) throw new Refused("not-in-list", code, String.join(", ", codes));
    }
}
