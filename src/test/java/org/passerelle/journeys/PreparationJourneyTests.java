package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;

class PreparationJourneyTests extends JobYourselfJourney {

    @Test
    void theSignatureStartsTheSixMonths() {
        admittedOn("2026-02-02", Applicant.yasmine());
        advanceTo("2026-02-20");
        assertThat(openTasks()).containsExactly("SignPreparationAgreement");
        complete("SignPreparationAgreement");

        assertThat(current().stageOf("preparation").orElseThrow().firstDay()).isEqualTo(LocalDate.parse("2026-02-20"));
        assertThat(letters()).contains("preparation-agreement");
        assertThat(openTasks()).contains("AssessReadiness");
        assertThat(Collections.frequency(openTasks(), "ReviewCanvasBlock")).isEqualTo(9);
        assertThat(tasks.open(caseNumber).stream()
                        .filter(task -> task.key().equals("ReviewCanvasBlock"))
                        .map(task -> task.variables().get("block")))
                .containsExactlyInAnyOrderElementsOf(BLOCKS);
    }

    @Test
    void aBlockToReworkIsReviewedAgain() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        complete("ReviewCanvasBlock", "status", "rework");
        assertThat(Collections.frequency(openTasks(), "ReviewCanvasBlock")).isEqualTo(9);
        validateAllBlocks();
        assertThat(openTasks()).doesNotContain("ReviewCanvasBlock");
    }

    @Test
    void readyAndAcceptedPersonEntersTheTestOnTheDayOfTheSignature() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        acceptedForTest();
        assertThat(openTasks()).containsExactly("SignTestAgreement");
        assertThat(current().stage()).isEqualTo("preparation");
        BpmnAwareTests.assertThat(process("preparation")).isWaitingAt("SignTestAgreement");

        advanceTo("2026-04-13");
        complete("SignTestAgreement");

        assertThat(current().stage()).isEqualTo("test");
        assertThat(current().stageOf("test").orElseThrow().firstDay()).isEqualTo(LocalDate.parse("2026-04-13"));
        assertThat(letters()).contains("benefit-consent-request", "test-entry-accepted", "test-agreement");
        assertThat(passed("preparation")).contains("ReadyForTest").doesNotContain("PreparationOver");
    }

    @Test
    void aStopLeadsToTheDepartureAndOneFollowUp() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        complete("AssessReadiness", "outcome", "stop");

        assertThat(current().stage()).isEqualTo("exit");
        assertThat(openTasks()).containsExactly("RecordDeparture");
        assertThat(passed("preparation")).contains("Stopped", "PreparationOver");
        complete("RecordDeparture", "reason", "project-set-aside", "destination", "training");

        assertThat(current().exitCode()).isEqualTo("stopped");
        assertThat(current().stage()).isEqualTo("follow-up");
        assertThat(letters()).contains("preparation-ended").doesNotContain("final-statement", "test-entry-refused");
    }

    @Test
    void readyWithABlockOpenNeedsAReason() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        complete("ReviewCanvasBlock", "status", "validated");
        assertAnswerRefused(
                "reason reason-required",
                () -> complete("AssessReadiness", "outcome", "ready", "clients", "1", "insurance", "true"));
        complete(
                "AssessReadiness", "outcome", "ready", "clients", "1", "insurance", "true", "reason",
                "Le reste sera revu pendant le test.");
        assertThat(openTasks()).contains("DecideTestEntry", "RequestBenefitConsent");
    }

    @Test
    void aRefusedEntryLeadsToTheDeparture() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        validateAllBlocks();
        complete("AssessReadiness", "outcome", "ready", "clients", "0", "insurance", "true");
        assertThat(current().proposal()).isEqualTo("not-yet");
        complete("DecideTestEntry", "decision", "refuse");

        assertThat(letters()).contains("test-entry-refused");
        assertThat(openTasks()).containsExactly("RecordDeparture");
        complete("RecordDeparture", "reason", "no-clients", "destination", "job");
        assertThat(current().exitCode()).isEqualTo("stopped");
    }

    @Test
    void enteringAgainstTheTableNeedsAReason() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        validateAllBlocks();
        complete("AssessReadiness", "outcome", "ready", "clients", "0", "insurance", "true");
        assertAnswerRefused("reason reason-required", () -> complete("DecideTestEntry", "decision", "accept"));
        complete("DecideTestEntry", "decision", "accept", "reason", "Un premier client signe la semaine prochaine.");
        assertThat(letters()).contains("test-entry-accepted");
    }

    @Test
    void sixMonthsOverEndThePreparation() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        advanceTo("2026-08-01");
        assertThat(current().stage()).isEqualTo("preparation");
        assertThat(openTasks()).contains("AssessReadiness", "HoldPreparationMeeting");

        advanceTo("2026-08-02");
        assertThat(current().stage()).isEqualTo("exit");
        assertThat(openTasks()).containsExactly("RecordDeparture");
        assertThat(passed("preparation")).contains("PreparationTimeOver");
    }

    @Test
    void readinessBecomesUrgentFourteenDaysBeforeTheEnd() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        advanceTo("2026-07-17");
        assertThat(taskOf("AssessReadiness").urgent()).isFalse();
        advanceTo("2026-07-18");
        assertThat(taskOf("AssessReadiness").urgent()).isTrue();
    }

    @Test
    void theReviewComesAtThreeMonths() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        advanceTo("2026-05-01");
        assertThat(openTasks()).doesNotContain("ReviewPreparation");
        advanceTo("2026-05-02");
        complete("ReviewPreparation", "note", "Beau progrès.");
        assertThat(letters()).contains("preparation-review");
    }

    @Test
    void consentIsAskedFromMonthFour() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        advanceTo("2026-05-01");
        assertThat(openTasks()).doesNotContain("RequestBenefitConsent");
        advanceTo("2026-05-02");
        assertThat(openTasks()).contains("RequestBenefitConsent");
        complete("RequestBenefitConsent");
        assertThat(openTasks()).contains("RecordBenefitAnswer");
    }

    @Test
    void anAcceptedFileIsKeptSixtyDaysPastTheSixMonths() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        validateAllBlocks();
        complete("AssessReadiness", "outcome", "ready", "clients", "2", "insurance", "true");
        complete("RequestBenefitConsent");
        complete("DecideTestEntry", "decision", "accept");
        advanceTo("2026-08-02");
        assertThat(current().stage()).isEqualTo("preparation");
        assertThat(openTasks()).contains("RecordBenefitAnswer");

        advanceTo("2026-09-30");
        assertThat(current().stage()).isEqualTo("preparation");
        advanceTo("2026-10-01");
        assertThat(current().stage()).isEqualTo("exit");
        assertThat(openTasks()).containsExactly("RecordDeparture");
    }

    @Test
    void anAnswerWithinTheSixtyDaysStillOpensTheTest() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        validateAllBlocks();
        complete("AssessReadiness", "outcome", "ready", "clients", "2", "insurance", "true");
        complete("RequestBenefitConsent");
        complete("DecideTestEntry", "decision", "accept");
        advanceTo("2026-09-29");
        complete("RecordBenefitAnswer", "answer", "granted");
        complete("SignTestAgreement");
        assertThat(current().stage()).isEqualTo("test");
        assertThat(current().stageOf("test").orElseThrow().firstDay()).isEqualTo(LocalDate.parse("2026-09-29"));
    }

    @Test
    void consentRefusedBeforeTheDecisionMayBeAskedAgain() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        validateAllBlocks();
        complete("AssessReadiness", "outcome", "ready", "clients", "2", "insurance", "true");
        complete("RequestBenefitConsent");
        complete("RecordBenefitAnswer", "answer", "refused");
        assertThat(openTasks()).contains("RequestBenefitConsent", "DecideTestEntry");

        complete("RequestBenefitConsent");
        complete("RecordBenefitAnswer", "answer", "granted");
        complete("DecideTestEntry", "decision", "accept");
        complete("SignTestAgreement");
        assertThat(current().stage()).isEqualTo("test");
        assertThat(letterCounts()).containsEntry("benefit-consent-request", 2L);
    }

    @Test
    void theTableSeesARefusedConsent() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        validateAllBlocks();
        advanceTo("2026-05-02");
        complete("RequestBenefitConsent");
        complete("RecordBenefitAnswer", "answer", "refused");
        complete("AssessReadiness", "outcome", "ready", "clients", "2", "insurance", "true");
        assertThat(current().proposal()).isEqualTo("not-yet");
        complete("DecideTestEntry", "decision", "refuse");
        assertThat(openTasks()).containsExactly("RecordDeparture");
    }

    @Test
    void consentRefusedAfterAcceptanceEndsThePreparation() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        validateAllBlocks();
        complete("AssessReadiness", "outcome", "ready", "clients", "2", "insurance", "true");
        complete("RequestBenefitConsent");
        complete("DecideTestEntry", "decision", "accept");
        complete("RecordBenefitAnswer", "answer", "refused");

        assertThat(current().stage()).isEqualTo("exit");
        assertThat(openTasks()).containsExactly("RecordDeparture");
        assertThat(passed("preparation")).contains("Stopped", "PreparationOver");
    }

    @Test
    void somebodyWhoWithdrawsIsAskedWhereTheyGo() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        advanceTo("2026-03-10");
        actions.withdraw(caseNumber, holder());
        assertThat(openTasks()).containsExactly("RecordDeparture");
        assertThat(passed("preparation")).contains("Withdrawn");
        complete("RecordDeparture", "reason", "job", "destination", "job");
        assertThat(current().exitCode()).isEqualTo("stopped");
    }

    @Test
    void somebodyMayWithdrawBeforeTheSignature() {
        admittedOn("2026-02-02", Applicant.yasmine());
        actions.withdraw(caseNumber, holder());
        assertThat(openTasks()).containsExactly("RecordDeparture");
    }

    @Test
    void aMissedMeetingIsWrittenTo() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        advanceTo("2026-03-02");
        complete("HoldPreparationMeeting", "attendance", "absent");
        assertThat(letterCounts()).containsEntry("missed-meeting", 1L);
        advanceTo("2026-04-02");
        complete("HoldPreparationMeeting", "attendance", "excused");
        assertThat(letterCounts()).containsEntry("missed-meeting", 1L);
        advanceTo("2026-05-02");
        complete("HoldPreparationMeeting", "attendance", "present");
        assertThat(letterCounts()).containsEntry("missed-meeting", 1L);
    }

    @Test
    void meetingsOfAPreparationBegunOnThe31stStayAtTheEndOfTheMonth() {
        inPreparationFrom("2026-01-31", Applicant.yasmine());
        for (var day : new String[] {"2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"}) {
            advanceTo(LocalDate.parse(day).minusDays(1).toString());
            assertThat(openTasks()).as("the day before " + day).doesNotContain("HoldPreparationMeeting");
            advanceTo(day);
            complete("HoldPreparationMeeting", "attendance", "present");
        }
    }

    @Test
    void meetingsNobodyHeldAreCancelledAtTheEnd() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        validateAllBlocks();
        advanceTo("2026-07-02");
        assertThat(Collections.frequency(openTasks(), "HoldPreparationMeeting")).isEqualTo(5);
        complete("AssessReadiness", "outcome", "ready", "clients", "2", "insurance", "true");
        complete("RequestBenefitConsent");
        complete("RecordBenefitAnswer", "answer", "granted");
        complete("DecideTestEntry", "decision", "accept");
        complete("SignTestAgreement");
        assertThat(openTasks()).isEmpty();
    }
}
