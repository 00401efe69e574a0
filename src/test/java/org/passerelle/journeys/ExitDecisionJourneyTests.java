package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How somebody leaves: asked during the test, proposed by the table, chosen, approved, recorded on the last day. */
class ExitDecisionJourneyTests extends SellingJourney {

    @ParameterizedTest
    @CsvSource({
        "independent, independent, 0, 1500, false",
        "company, company, 0, 1500, false",
        "employment, salaried, 50, 1500, false",
        "dies, salaried, 0, 2000, true",
        "smart, salaried, 0, 100, true",
        "reorientation, undecided, 0, 0, false"
    })
    void followsTheProposal(String path, String wish, String job, long monthlySales, boolean partner) {
        testedWith(monthlySales);
        complete("PrepareExit", "wish", wish, "jobWorkTimePercent", job);
        assertThat(current().proposal()).isEqualTo(path);
        complete("DecideExit", "path", path, "evidence", "other");
        if (partner) complete("RecordPartnerAnswer", "answer", "accepted");
        complete("ApproveExit", "approved", "true");

        assertThat(current().exitCode()).as("before the last day").isNull();
        assertThat(letters()).doesNotContain("exit-" + path, "end-certificate");
        BpmnAwareTests.assertThat(process("exit-decision")).isWaitingAt("LastDay");

        advanceTo("2026-10-31");
        assertThat(current().exitCode()).isEqualTo(path);
        assertThat(letters()).contains("exit-" + path, "end-certificate", "benefit-office-end");
        assertThat(letters().contains("partner-file-transfer")).isEqualTo(partner);
        assertThat(letterCounts()).containsEntry("referrer-feedback", 3L);
        assertThat(current().stage()).isEqualTo("test");
        assertThat(openTasks()).doesNotContain("CheckReceivables");

        advanceTo("2026-11-01");
        assertThat(current().stage()).isEqualTo("exit");
        assertThat(openTasks()).containsExactly("CheckReceivables");
    }

    @Test
    void aPartnerWhoRefusesLeadsToAnotherPathWithAReason() {
        testedWith(2000);
        complete("PrepareExit", "wish", "salaried");
        complete("DecideExit", "path", "dies");
        assertThat(openTasks()).contains("RecordPartnerAnswer").doesNotContain("ApproveExit");
        complete("RecordPartnerAnswer", "answer", "refused");

        assertThat(openTasks()).contains("DecideExit");
        assertThat(current().proposal()).isEqualTo("dies");
        assertAnswerRefused("reason reason-required", () -> complete("DecideExit", "path", "independent"));
        complete("DecideExit", "path", "independent", "reason", "Le partenaire ne prend plus personne.");
        complete("ApproveExit", "approved", "true");
        advanceTo("2026-10-31");
        assertThat(current().exitCode()).isEqualTo("independent");
        assertThat(letters()).doesNotContain("partner-file-transfer");
    }

    @Test
    void anExitNotApprovedIsChosenAgain() {
        testedWith(1500);
        complete("PrepareExit", "wish", "independent");
        complete("DecideExit", "path", "independent");
        complete("ApproveExit", "approved", "false", "reason", "Pas encore d’assurance propre.");
        assertThat(openTasks()).contains("DecideExit").doesNotContain("ApproveExit");
        complete("DecideExit", "path", "reorientation", "reason", "Pas d’assurance à temps.");
        complete("ApproveExit", "approved", "true");
        advanceTo("2026-10-31");
        assertThat(current().exitCode()).isEqualTo("reorientation");
    }

    @Test
    void goingAgainstTheProposalNeedsAReason() {
        testedWith(1500);
        complete("PrepareExit", "wish", "independent");
        assertAnswerRefused("reason reason-required", () -> complete("DecideExit", "path", "reorientation"));
        assertThat(openTasks()).contains("DecideExit");
    }

    @Test
    void whatIsNotDoneInTestIsAskedInTheExit() {
        testedWith(1500);
        advanceTo("2026-11-10");
        assertThat(current().stage()).isEqualTo("exit");
        assertThat(openTasks()).containsExactly("PrepareExit");
        complete("PrepareExit", "wish", "independent");
        complete("DecideExit", "path", "independent");
        complete("ApproveExit", "approved", "true");
        assertThat(current().exitCode()).isEqualTo("independent");
        assertThat(openTasks()).containsExactly("CheckReceivables");
        assertThat(letters()).contains("exit-independent");
    }

    @Test
    void anAdvisorMayProposeADropoutWithAReason() {
        testedWith(0);
        complete("PrepareExit", "wish", "undecided");
        complete("DecideExit", "path", "dropout", "reason", "Ne vient plus.");
        complete("ApproveExit", "approved", "true");
        advanceTo("2026-11-01");
        assertThat(current().exitCode()).isEqualTo("dropout");
        assertThat(letters()).contains("exit-dropout");
    }

    @Test
    void anExitDecidedLongBeforeWaitsForALastDayThatMoves() {
        inTestFrom("2026-04-01");
        advanceTo("2027-07-01");
        complete("PrepareExit", "wish", "undecided");
        complete("DecideExit", "path", "reorientation");
        complete("ApproveExit", "approved", "true");
        advanceTo("2027-09-01");
        actions.suspend(caseNumber, "family", ADVISOR);
        advanceTo("2027-10-15");
        assertThat(current().exitCode()).isNull();
        actions.resume(caseNumber, ADVISOR);
        advanceTo("2027-11-12");
        assertThat(current().exitCode()).isNull();
        advanceTo("2027-11-13");
        assertThat(current().exitCode()).isEqualTo("reorientation");
    }
}
