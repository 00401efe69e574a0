package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

class IntakeJourneyTests extends JobYourselfJourney {

    @Test
    void anEligiblePersonIsAdmittedToACooperative() {
        interviewedOn("2026-02-02", Applicant.yasmine());
        assertThat(current().proposal()).isEqualTo("eligible");
        BpmnAwareTests.assertThat(process("intake"))
                .isWaitingAt("DecideAdmission")
                .hasPassed("HoldDiagnosticInterview");

        complete("DecideAdmission", "decision", "accept");

        assertThat(current().stage()).isEqualTo("preparation");
        assertThat(current().cooperative()).isEqualTo("bruxelles-emergences");
        assertThat(current().exitCode()).isNull();
        assertThat(openTasks()).containsExactly("SignPreparationAgreement");
        assertThat(passed("intake")).contains("AssignCooperative", "IntakeOver");
        assertThat(letters())
                .containsExactlyInAnyOrder(
                        "application-received",
                        "info-session-invitation",
                        "interview-invitation",
                        "admission-accepted",
                        "referrer-feedback");
    }

    @Test
    void theReferrerIsNotToldWithoutConsent() {
        admittedOn("2026-02-02", Applicant.yasmine().withoutReferrer());
        assertThat(letters()).contains("admission-accepted").doesNotContain("referrer-feedback");
    }

    @Test
    void aThirdAbsenceClosesTheApplicationAsNoShow() {
        applyOn("2026-02-02", Applicant.yasmine());
        for (var session : new String[] {"2026-02-09", "2026-02-16", "2026-02-23"}) {
            complete("InviteToInfoSession", "sessionOn", session);
            advanceTo(session);
            complete("RecordInfoSession", "attended", "false");
        }
        assertClosedAs("no-show");
        assertThat(letterCounts()).containsEntry("info-session-invitation", 3L).containsEntry("application-closed", 1L);
        assertThat(passed("intake")).contains("RecordNoShow", "ClosedUndecided").doesNotContain("IntakeOver");
    }

    @Test
    void aSecondInvitationIsTakenUp() {
        applyOn("2026-02-02", Applicant.yasmine());
        complete("InviteToInfoSession", "sessionOn", "2026-02-09");
        advanceTo("2026-02-09");
        complete("RecordInfoSession", "attended", "false");
        assertThat(openTasks()).containsExactly("InviteToInfoSession");
        complete("InviteToInfoSession", "sessionOn", "2026-02-16");
        advanceTo("2026-02-16");
        complete("RecordInfoSession", "attended", "true");
        assertThat(openTasks()).containsExactly("HoldDiagnosticInterview");
    }

    @Test
    void aSessionIsNotRecordedBeforeItsDay() {
        applyOn("2026-02-02", Applicant.yasmine());
        complete("InviteToInfoSession", "sessionOn", "2026-02-09");
        assertRefused("task-too-early", () -> complete("RecordInfoSession", "attended", "true"));
        assertThat(openTasks()).containsExactly("RecordInfoSession");
    }

    @Test
    void aRefusalIsWrittenWithItsReason() {
        interviewedOn("2026-02-02", Applicant.yasmine().withBenefit("none", 0));
        assertThat(current().proposal()).isEqualTo("outside-target-group");
        assertAnswerRefused("reason reason-required", () -> complete("DecideAdmission", "decision", "refuse"));

        complete(
                "DecideAdmission",
                "decision",
                "refuse",
                "reason",
                "Le projet demande un agrément que vous n’avez pas.");

        assertClosedAs("refused");
        assertThat(letters()).contains("admission-refused", "referrer-feedback").doesNotContain("application-closed");
        assertThat(proofs().html(caseNumber, "admission-refused")).contains("Le projet demande un agrément");
        assertThat(passed("intake")).contains("RecordRefused", "IntakeOver");
    }

    @Test
    void startCapitalIsRedirected() {
        applyOn("2026-02-02", Applicant.yasmine());
        complete("InviteToInfoSession", "sessionOn", "2026-02-02");
        complete("RecordInfoSession", "attended", "true");
        complete("HoldDiagnosticInterview", "needsStartCapital", "true");
        assertThat(current().proposal()).isEqualTo("redirect");

        complete("DecideAdmission", "decision", "redirect");

        assertClosedAs("redirected");
        assertThat(letters()).contains("admission-redirected", "referrer-feedback");
        assertThat(passed("intake")).contains("RecordRedirected");
    }

    @Test
    void goingAgainstTheTableNeedsAReason() {
        interviewedOn("2026-02-02", Applicant.yasmine());
        assertAnswerRefused("reason reason-required", () -> complete("DecideAdmission", "decision", "redirect"));
        assertThat(openTasks()).containsExactly("DecideAdmission");
        complete("DecideAdmission", "decision", "redirect", "reason", "Le guichet d’économie locale convient mieux.");
        assertClosedAs("redirected");
    }

    @Test
    void anIncompleteFileIsCompletedAndDecided() {
        interviewedOn("2026-02-02", Applicant.yasmine());
        complete("DecideAdmission", "decision", "incomplete", "missingDocuments", "Attestation de chômage");
        assertThat(openTasks()).containsExactly("CollectDocuments");
        assertThat(letters()).contains("missing-documents");

        advanceTo("2026-02-15");
        assertThat(letters()).doesNotContain("missing-documents-reminder");
        advanceTo("2026-02-16");
        assertThat(letterCounts()).containsEntry("missing-documents-reminder", 1L);

        complete("CollectDocuments", "done", "true");
        complete("DecideAdmission", "decision", "accept");
        assertThat(current().stage()).isEqualTo("preparation");
        advanceTo("2026-03-20");
        assertThat(letters()).doesNotContain("application-closed");
    }

    @Test
    void anIncompleteFileIsClosedAfterThirtyDays() {
        interviewedOn("2026-02-02", Applicant.yasmine());
        complete("DecideAdmission", "decision", "incomplete", "missingDocuments", "Attestation de chômage");
        // What comes in on the thirtieth day is in time.
        advanceTo("2026-03-04");
        assertThat(openTasks()).containsExactly("CollectDocuments");
        advanceTo("2026-03-05");
        assertClosedAs("incomplete");
        assertThat(letterCounts())
                .containsEntry("missing-documents-reminder", 1L)
                .containsEntry("application-closed", 1L);
        assertThat(passed("intake")).contains("RecordIncomplete");
    }

    @Test
    void somebodyWhoWithdrawsIsClosedAsStopped() {
        applyOn("2026-02-02", Applicant.yasmine());
        actions.withdraw(caseNumber, holder());
        assertClosedAs("stopped");
        assertThat(letters()).contains("application-closed");
        assertThat(passed("intake")).contains("RecordWithdrawn").doesNotContain("RecordInfoSession");
        assertRefused("not-withdrawable", () -> actions.withdraw(caseNumber, holder()));
    }

    @Test
    void buildingTradesGoToBaticrea() {
        admittedOn("2026-02-02", Applicant.yasmine().inTrade("roofing").speaking("nl"));
        assertThat(current().cooperative()).isEqualTo("baticrea");
    }

    @Test
    void dutchSpeakersGoToDebuut() {
        admittedOn("2026-02-02", Applicant.yasmine().speaking("nl"));
        assertThat(current().cooperative()).isEqualTo("debuut");
    }

    @Test
    void theCoordinatorMayChooseAnotherCooperative() {
        interviewedOn("2026-02-02", Applicant.yasmine().speaking("en"));
        complete("DecideAdmission", "decision", "accept", "cooperative", "debuut");
        assertThat(current().cooperative()).isEqualTo("debuut");
    }

    @Test
    void answersOfTheInterviewPrevail() {
        applyOn("2026-02-02", Applicant.yasmine());
        complete("InviteToInfoSession", "sessionOn", "2026-02-02");
        complete("RecordInfoSession", "attended", "true");
        complete("HoldDiagnosticInterview", "trade", "asbestos-removal");
        assertThat(current().proposal()).isEqualTo("redirect");
    }
}
