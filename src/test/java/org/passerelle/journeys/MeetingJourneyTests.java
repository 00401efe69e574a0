package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.passerelle.cases.CaseFacts;
import org.springframework.beans.factory.annotation.Autowired;

/** A day on which somebody is expected is confirmed in writing, and reminded of some days before, as long as that day is still to come. */
class MeetingJourneyTests extends JobYourselfJourney {

    @Autowired
    CaseFacts facts;

    @Test
    void theSessionIsRemindedOfThreeDaysBefore() {
        applyOn("2026-02-02", Applicant.yasmine());
        complete(
                "InviteToInfoSession",
                "sessionOn",
                "2026-02-16",
                "sessionTime",
                "14 h",
                "sessionPlace",
                "Rue Haute 1, 1000 Bruxelles");
        advanceTo("2026-02-12");
        assertThat(letters()).doesNotContain("reminder");
        advanceTo("2026-02-13");
        assertThat(daysOf("reminder")).containsExactly(LocalDate.parse("2026-02-13"));
        assertThat(proofs().html(caseNumber, "reminder")).contains("16 février 2026", "14 h", "Rue Haute 1");
        BpmnAwareTests.assertThat(process("intake"))
                .isWaitingAt("RecordInfoSession")
                .hasPassed("SessionReminded");
        advanceTo("2026-02-20");
        assertThat(letterCounts()).containsEntry("reminder", 1L);
    }

    /** The invitation has only just gone. */
    @Test
    void aSessionThreeDaysAwayOrLessIsNotRemindedOf() {
        applyOn("2026-02-02", Applicant.yasmine());
        complete("InviteToInfoSession", "sessionOn", "2026-02-05");
        advanceTo("2026-02-05");
        assertThat(letters()).doesNotContain("reminder");
    }

    @Test
    void aSessionFourDaysAwayIsRemindedOfTomorrow() {
        applyOn("2026-02-02", Applicant.yasmine());
        complete("InviteToInfoSession", "sessionOn", "2026-02-06");
        advanceTo("2026-02-06");
        assertThat(daysOf("reminder")).containsExactly(LocalDate.parse("2026-02-03"));
    }

    @Test
    void aSecondInvitationForgetsTheHourOfTheFirst() {
        applyOn("2026-02-02", Applicant.yasmine());
        complete("InviteToInfoSession", "sessionOn", "2026-02-16", "sessionTime", "14 h");
        advanceTo("2026-02-16");
        complete("RecordInfoSession", "attended", "false");
        complete("InviteToInfoSession", "sessionOn", "2026-03-02");
        advanceTo("2026-03-02");
        assertThat(daysOf("reminder")).containsExactly(LocalDate.parse("2026-02-13"), LocalDate.parse("2026-02-27"));
        assertThat(facts.of(caseNumber)).doesNotContainKey("sessionTime");
    }

    @Test
    void anInterviewFixedAtTheSessionStandsInItsInvitationAndIsRemindedOf() {
        sessionAttended("appointmentOn", "2026-02-20", "appointmentTime", "10 h");
        assertThat(proofs().html(caseNumber, "interview-invitation")).contains("20 février 2026", "10 h");
        assertThat(passed("intake")).contains("TellInterviewFixed");
        assertThat(openTasks()).containsExactly("HoldDiagnosticInterview");
        advanceTo("2026-02-20");
        assertThat(letters()).doesNotContain("meeting-confirmation");
        assertThat(daysOf("reminder")).containsExactly(LocalDate.parse("2026-02-17"));
        assertThat(passed("job-yourself")).contains("MeetingReminded").doesNotContain("SendMeetingConfirmation");
    }

    @Test
    void anInterviewFixedByTelephoneIsConfirmedAndRemindedOf() {
        sessionAttended();
        assertThat(proofs().html(caseNumber, "interview-invitation")).contains("Appelez-nous");
        assertThat(passed("intake")).contains("Interview").doesNotContain("TellInterviewFixed");
        meet("2026-02-20", "10 h", "Rue Haute 1, 1000 Bruxelles");
        assertThat(proofs().html(caseNumber, "meeting-confirmation"))
                .contains("20 février 2026", "10 h", "Rue Haute 1");
        advanceTo("2026-02-20");
        assertThat(daysOf("reminder")).containsExactly(LocalDate.parse("2026-02-17"));
    }

    @Test
    void anotherDayReplacesTheFirst() {
        sessionAttended();
        meet("2026-02-20", "10 h", "Rue Haute 1, 1000 Bruxelles");
        meet("2026-02-27", null, null);
        advanceTo("2026-03-02");
        assertThat(daysOf("reminder")).containsExactly(LocalDate.parse("2026-02-24"));
        assertThat(letterCounts()).containsEntry("meeting-confirmation", 2L);
        assertThat(passed("job-yourself")).contains("Replaced", "MeetingReminded");
        assertThat(facts.of(caseNumber)).doesNotContainKeys("appointmentTime", "appointmentPlace");
    }

    @Test
    void aMeetingTomorrowIsConfirmedOnly() {
        sessionAttended();
        meet("2026-02-03", null, null);
        advanceTo("2026-02-10");
        assertThat(letters()).contains("meeting-confirmation").doesNotContain("reminder");
        assertThat(passed("job-yourself")).contains("TooNear");
    }

    @Test
    void nobodyIsRemindedOnceTheRouteIsOver() {
        sessionAttended();
        meet("2026-03-20", null, null);
        actions.withdraw(caseNumber, ADVISOR);
        advanceTo("2026-02-10");
        if (!openTasks().isEmpty()) complete("RecordDeparture", "reason", "other", "destination", "none");
        advanceTo("2026-03-20");
        assertThat(current().stage()).isEqualTo("closed");
        assertThat(passed("job-yourself")).contains("MeetingCancelled");
        assertThat(letters()).doesNotContain("reminder");
        assertClosedAs(current().exitCode());
    }

    @Test
    void aMeetingInThePastIsRefused() {
        sessionAttended();
        assertRefused("meeting-in-the-past", () -> meet("2026-02-01", null, null));
        assertThat(letters()).doesNotContain("meeting-confirmation");
    }

    @Test
    void theNextMeetingIsFixedAtThisOne() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        advanceTo("2026-03-03");
        complete("HoldPreparationMeeting", "attendance", "present", "appointmentOn", "2026-04-01");
        assertThat(letterCounts()).containsEntry("meeting-confirmation", 1L);
        advanceTo("2026-04-03");
        assertThat(daysOf("reminder")).containsExactly(LocalDate.parse("2026-03-29"));
        complete("HoldPreparationMeeting", "attendance", "present");
        assertThat(letterCounts()).containsEntry("meeting-confirmation", 1L);
    }

    @Test
    void soItIsDuringTheTest() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        acceptedForTest();
        complete("SignTestAgreement");
        advanceTo("2026-03-03");
        complete("HoldTestMeeting", "attendance", "excused", "appointmentOn", "2026-03-10", "appointmentTime", "16 h");
        advanceTo("2026-03-10");
        assertThat(daysOf("meeting-confirmation")).containsExactly(LocalDate.parse("2026-03-03"));
        assertThat(daysOf("reminder")).containsExactly(LocalDate.parse("2026-03-07"));
    }

    /** On 2 February. */
    private void sessionAttended(String... answers) {
        applyOn("2026-02-02", Applicant.yasmine());
        complete("InviteToInfoSession", "sessionOn", "2026-02-02");
        var all = new java.util.ArrayList<>(List.of("attended", "true"));
        all.addAll(Arrays.asList(answers));
        complete("RecordInfoSession", all.toArray(String[]::new));
    }

    private void meet(String day, String time, String place) {
        actions.fixMeeting(caseNumber, LocalDate.parse(day), time, place, ADVISOR);
    }
}
