package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody in test of whom nothing is heard any more. */
class InactivityJourneyTests extends JobYourselfJourney {

    @Test
    void twoMissedMeetingsAreFollowedUp() {
        twoMeetingsMissed();
        assertThat(openTasks()).containsExactly("FollowUpInactivity");
        assertThat(letterCounts()).containsEntry("missed-meeting", 2L);

        complete("FollowUpInactivity", "reached", "true", "note", "Enfant malade, tout va mieux.");
        assertThat(letters()).contains("inactivity-reminder").doesNotContain("formal-notice");
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void twoMissedMeetingsNeedNotFollowEachOther() {
        inTestFrom("2026-04-13");
        for (var meeting :
                new String[][] {{"2026-05-13", "absent"}, {"2026-06-13", "present"}, {"2026-07-13", "absent"}}) {
            advanceTo(meeting[0]);
            complete("HoldTestMeeting", "attendance", meeting[1]);
        }
        assertThat(openTasks()).contains("FollowUpInactivity");
    }

    @Test
    void anExcusedMeetingIsNotMissed() {
        inTestFrom("2026-04-13");
        for (var day : new String[] {"2026-05-13", "2026-06-13", "2026-07-13"}) {
            advanceTo(day);
            complete("HoldTestMeeting", "attendance", "excused");
        }
        assertThat(openTasks()).doesNotContain("FollowUpInactivity");
        assertThat(letters()).doesNotContain("missed-meeting");
    }

    @Test
    void threeClosedMonthsWithoutASaleAreFollowedUp() {
        inTestFrom("2026-04-01");
        closeMonthsUpTo("2026-05");
        assertThat(openTasks()).doesNotContain("FollowUpInactivity");
        closeMonthsUpTo("2026-06");
        assertThat(openTasks()).contains("FollowUpInactivity");
    }

    @Test
    void aSaleInTheThirdMonthIsEnough() {
        inTestFrom("2026-04-01");
        advanceTo("2026-06-10");
        sold("S-1", 10);
        closeMonthsUpTo("2026-06");
        assertThat(openTasks()).doesNotContain("FollowUpInactivity");
    }

    @Test
    void nothingIsFollowedUpTwiceAtOnce() {
        twoMeetingsMissed();
        advanceTo("2026-07-13");
        complete("HoldTestMeeting", "attendance", "absent");
        closeMonth("2026-04");
        closeMonth("2026-05");
        closeMonth("2026-06");
        assertThat(openTasks().stream().filter("FollowUpInactivity"::equals)).hasSize(1);
    }

    @Test
    void twoWithoutAnswerLeadToAFormalNoticeAndADropout() {
        twoMeetingsMissed();
        complete("FollowUpInactivity", "reached", "false");
        assertThat(openTasks()).containsExactly("FollowUpInactivity");
        assertThat(letters()).doesNotContain("formal-notice");
        complete("FollowUpInactivity", "reached", "false");
        assertThat(letterCounts()).containsEntry("inactivity-reminder", 2L).containsEntry("formal-notice", 1L);
        advanceTo("2026-06-27");
        assertThat(openTasks()).doesNotContain("ApproveExit");
        advanceTo("2026-06-28");
        assertThat(openTasks()).containsExactly("ApproveExit");

        complete("ApproveExit", "approved", "true", "reason", "Sans nouvelles depuis mars.");
        assertThat(current().exitCode()).isEqualTo("dropout");
        assertThat(letters())
                .contains("exit-dropout", "end-certificate", "benefit-office-end")
                .doesNotContain("partner-file-transfer");
        assertThat(current().stage()).isEqualTo("test");
        advanceTo("2026-06-29");
        assertThat(current().stage()).isEqualTo("exit");
        assertThat(openTasks()).containsExactly("CheckReceivables");
    }

    @Test
    void theCoordinatorMayLetTheTestGoOn() {
        twoMeetingsMissed();
        complete("FollowUpInactivity", "reached", "false");
        complete("FollowUpInactivity", "reached", "false");
        advanceTo("2026-06-28");
        complete("ApproveExit", "approved", "false");
        assertThat(current().exitCode()).isNull();
        assertThat(passed("test")).contains("TestGoesOn").doesNotContain("DroppedOut");

        advanceTo("2026-07-13");
        complete("HoldTestMeeting", "attendance", "absent");
        assertThat(openTasks()).doesNotContain("FollowUpInactivity");
        advanceTo("2026-08-13");
        complete("HoldTestMeeting", "attendance", "absent");
        assertThat(openTasks()).contains("FollowUpInactivity");
    }

    @Test
    void aDropoutApprovedWhileTheExitIsPreparedIsADropout() {
        inTestFrom("2026-04-13");
        for (var day : new String[] {"2027-06-13", "2027-07-13"}) {
            advanceTo(day);
            tasks.open(caseNumber).stream()
                    .filter(task -> task.key().equals("HoldTestMeeting"))
                    .forEach(task -> complete(task, "attendance", "absent"));
        }
        complete("FollowUpInactivity", "reached", "false");
        complete("FollowUpInactivity", "reached", "false");
        advanceTo("2027-07-28");
        assertThat(openTasks()).contains("PrepareExit", "ApproveExit");
        complete("ApproveExit", "approved", "true");
        assertThat(current().exitCode()).isEqualTo("dropout");
        assertThat(openTasks()).doesNotContain("PrepareExit");
        assertThat(letterCounts()).containsEntry("exit-dropout", 1L);
        advanceTo("2027-07-29");
        assertThat(openTasks()).containsExactly("CheckReceivables");
    }

    private void twoMeetingsMissed() {
        inTestFrom("2026-04-13");
        for (var day : new String[] {"2026-05-13", "2026-06-13"}) {
            advanceTo(day);
            complete("HoldTestMeeting", "attendance", "absent");
        }
    }

    private void closeMonthsUpTo(String month) {
        var last = java.time.YearMonth.parse(month);
        advanceTo(last.plusMonths(1).atDay(3).toString());
        for (var each = java.time.YearMonth.parse("2026-04"); !each.isAfter(last); each = each.plusMonths(1)) {
            closeMonth(each.toString());
        }
    }
}
