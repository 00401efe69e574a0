package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Four questions after the last day of test, one after a departure; survival at thirty-six months is what the field is judged on. */
class FollowUpJourneyTests extends SellingJourney {

    @Test
    void fourFollowUpsThenTheCaseIsClosed() {
        leftWithoutTreasury();
        for (var day : new String[] {"2026-11-28", "2027-04-30", "2027-10-31", "2029-10-31"}) {
            advanceTo(LocalDate.parse(day).minusDays(1).toString());
            assertThat(openTasks()).as("the day before " + day).isEmpty();
            advanceTo(day);
            complete("RecordFollowUp", "status", "independent");
        }
        assertClosedAs("reorientation");
        assertThat(letterCounts()).containsEntry("follow-up-survey", 4L);
    }

    @Test
    void aFollowUpNotDoneIsClosedWhenTheNextOpens() {
        leftWithoutTreasury();
        advanceTo("2027-04-29");
        assertThat(openTasks()).containsExactly("RecordFollowUp");
        advanceTo("2027-04-30");
        assertThat(openTasks()).containsExactly("RecordFollowUp");
        assertThat(timeline.of(caseNumber).stream().filter(e -> e.code().equals("follow-up-not-reached"))).hasSize(1);
        assertThat(letterCounts()).containsEntry("follow-up-survey", 2L);
    }

    @Test
    void theLastIsClosedAfterThirtyDays() {
        leftWithoutTreasury();
        advanceTo("2029-11-29");
        assertThat(current().stage()).isEqualTo("follow-up");
        assertThat(openTasks()).containsExactly("RecordFollowUp");
        advanceTo("2029-11-30");
        assertClosedAs("reorientation");
        assertThat(timeline.of(caseNumber).stream().filter(e -> e.code().equals("follow-up-not-reached"))).hasSize(4);
    }

    @Test
    void somebodyWhoStoppedIsAskedOnceSixMonthsLater() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        complete("AssessReadiness", "outcome", "stop");
        advanceTo("2026-02-10");
        complete("RecordDeparture", "reason", "job", "destination", "job");
        advanceTo("2026-08-09");
        assertThat(openTasks()).isEmpty();
        advanceTo("2026-08-10");
        complete("RecordFollowUp", "status", "employee");
        assertClosedAs("stopped");
        assertThat(letterCounts()).containsEntry("follow-up-survey", 1L);
    }

    @Test
    void somebodyWhoStoppedAndDoesNotAnswerIsClosedThirtyDaysLater() {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        complete("AssessReadiness", "outcome", "stop");
        complete("RecordDeparture", "reason", "job", "destination", "job");
        advanceTo("2026-08-31");
        assertThat(openTasks()).containsExactly("RecordFollowUp");
        advanceTo("2026-09-01");
        assertClosedAs("stopped");
    }

    @Test
    void followUpsAlreadyDueOpenWhenTheSettlementIsDone() {
        testedWith(0);
        leftAs("reorientation", "undecided");
        advanceTo("2027-05-10");
        closeMonth("2026-10");
        complete("CheckReceivables", "done", "true");
        assertThat(current().stage()).isEqualTo("follow-up");
        // The first was superseded by the second: it is not reached, and nobody is asked about it.
        assertThat(openTasks()).containsExactly("RecordFollowUp");
        assertThat(letterCounts()).containsEntry("follow-up-survey", 1L);
        assertThat(timeline.of(caseNumber).stream().filter(e -> e.code().equals("follow-up-not-reached"))).hasSize(1);
        complete("RecordFollowUp", "status", "not-reached");
        advanceTo("2027-10-31");
        assertThat(openTasks()).containsExactly("RecordFollowUp");
    }

    @Test
    void aStatusOutsideTheListIsTakenWhenItIsACode() {
        leftWithoutTreasury();
        advanceTo("2026-11-28");
        assertAnswerRefused("status not-in-list", () -> complete("RecordFollowUp", "status", "Va bien!"));
        complete("RecordFollowUp", "status", "moved-abroad");
        assertThat(openTasks()).isEmpty();
    }

    private void leftWithoutTreasury() {
        testedWith(0);
        leftAs("reorientation", "undecided");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        complete("CheckReceivables", "done", "true");
        assertThat(current().stage()).isEqualTo("follow-up");
    }
}
