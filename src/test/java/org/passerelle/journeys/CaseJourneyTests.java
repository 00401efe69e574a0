package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.treasury.Treasury;
import org.springframework.beans.factory.annotation.Autowired;

/** Twenty-four months of one person, begun on the 31st, and the three years after: every stage, every recurring date, every letter. */
class CaseJourneyTests extends JobYourselfJourney {

    @Autowired
    Treasury treasury;

    @Test
    void walksFromTheApplicationToTheThirtySixthMonthAfter() {
        inPreparationFrom("2026-01-31", Applicant.yasmine());
        for (var day : List.of("2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30")) {
            advanceTo(day);
            complete("HoldPreparationMeeting", "attendance", "present");
        }
        complete("ReviewPreparation");
        acceptedForTest();
        advanceTo("2026-07-30");
        complete("SignTestAgreement");
        testMonths(YearMonth.parse("2026-07"), YearMonth.parse("2027-12"));

        assertThat(letterCounts()).containsEntry("monthly-statement", 18L).containsEntry("quarterly-review", 5L);
        assertThat(letters()).doesNotContain("missed-meeting", "inactivity-reminder", "rule-change");
        assertThat(daysOf("end-of-test-notice")).containsExactly(LocalDate.parse("2027-10-29"));
        complete("PrepareExit", "wish", "independent");
        complete("DecideExit", "path", "independent", "evidence", "enterprise-registration");
        complete("ApproveExit", "approved", "true");
        advanceTo("2028-01-30");
        assertThat(current().stage()).isEqualTo("exit");
        assertThat(daysOf("exit-independent")).containsExactly(LocalDate.parse("2028-01-29"));

        settled();
        for (var day : List.of("2028-02-26", "2028-07-29", "2029-01-29", "2031-01-29")) {
            advanceTo(day);
            complete("RecordFollowUp", "status", "independent");
        }
        assertClosedAs("independent");
        assertThat(current().stages().stream().map(stage -> stage.stage()))
                .containsExactlyInAnyOrder("intake", "preparation", "test", "exit", "follow-up", "closed");
        assertThat(engine.getManagementService().createJobQuery().noRetriesLeft().count()).isZero();
    }

    /** A sale, a meeting and a closed month, from the first to the last; a review every three months. */
    private void testMonths(YearMonth first, YearMonth last) {
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            var next = month.plusMonths(1);
            advanceTo(month.atEndOfMonth().toString());
            sold("S-" + month, 2000);
            for (var task : List.of("HoldTestMeeting", "ReviewQuarter")) {
                if (!openTasks().contains(task)) continue;
                if (task.equals("HoldTestMeeting")) complete(task, "attendance", "present");
                else complete(task);
            }
            advanceTo(next.atDay(4).toString());
            closeMonth(month.toString());
        }
    }

    private void settled() {
        advanceTo("2028-02-04");
        closeMonth("2028-01");
        complete("CheckReceivables", "done", "true");
        complete("RecordBalanceInvoice", "reference", "2028-02");
        complete("PayBalance");
        assertThat(treasury.balanceCents(caseNumber)).isZero();
    }
}
