package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.cases.CaseCalendar;
import org.passerelle.cases.ProjectCase;
import org.passerelle.programmes.DatedRules;
import org.passerelle.programmes.Programmes;
import org.springframework.beans.factory.annotation.Autowired;

/** The eighteen months of test: what comes by itself, what is announced, and how they move. */
class TestStageJourneyTests extends JobYourselfJourney {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    CaseCalendar calendar;

    @Autowired
    Programmes programmes;

    @AfterEach
    void theFoldersOwnRules() {
        programmes.tryRules("job-yourself", List.of());
    }

    @Test
    void theFirstDayOpensTheTreasuryAndSendsTheAgreement() {
        inTestFrom("2026-04-13");
        BpmnAwareTests.assertThat(process("test")).isWaitingAt("TestOver").hasPassed("OpenTreasury");
        assertThat(letterCounts())
                .containsEntry("test-agreement", 1L)
                .containsEntry("benefit-office-notification", 1L)
                .containsEntry("test-welcome", 1L)
                .containsEntry("referrer-feedback", 2L);
        assertThat(lastDayOfTest()).isEqualTo(LocalDate.parse("2027-10-12"));
    }

    @Test
    void meetingsComeMonthlyAndReviewsQuarterly() {
        inTestFrom("2026-04-13");
        advanceTo("2026-05-12");
        assertThat(openTasks()).isEmpty();
        advanceTo("2026-05-13");
        complete("HoldTestMeeting", "attendance", "present", "note", "Un premier devis accepté.");
        advanceTo("2026-07-12");
        assertThat(openTasks()).doesNotContain("ReviewQuarter");
        advanceTo("2026-07-13");
        complete("ReviewQuarter", "note", "Les ventes commencent.");
        assertThat(letterCounts()).containsEntry("quarterly-review", 1L);
    }

    @Test
    void meetingsOfATestBegunOnThe31stStayAtTheEndOfTheMonth() {
        inTestFrom("2027-01-31");
        for (var day : new String[] {"2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"}) {
            advanceTo(LocalDate.parse(day).minusDays(1).toString());
            assertThat(openTasks()).as("the day before " + day).doesNotContain("HoldTestMeeting");
            advanceTo(day);
            complete("HoldTestMeeting", "attendance", "present");
        }
        assertThat(lastDayOfTest()).isEqualTo(LocalDate.parse("2028-07-30"));
    }

    @Test
    void everyClosedMonthBringsItsStatement() {
        inTestFrom("2026-04-13");
        advanceTo("2026-05-04");
        closeMonth("2026-04");
        advanceTo("2026-06-03");
        closeMonth("2026-05");
        closeMonth("2026-05");
        assertThat(letterCounts()).containsEntry("monthly-statement", 2L);
    }

    @Test
    void aSuspensionMovesTheEndAndStopsTheMeetings() {
        inTestFrom("2026-04-13");
        advanceTo("2026-06-01");
        complete("HoldTestMeeting", "attendance", "present");
        actions.suspend(caseNumber, "maternity", ADVISOR);
        assertThat(letters()).contains("suspension-confirmed");
        advanceTo("2026-07-20");
        assertThat(openTasks()).isEmpty();

        actions.resume(caseNumber, ADVISOR);
        assertThat(letters()).contains("resumption-confirmed");
        assertThat(lastDayOfTest()).isEqualTo(LocalDate.parse("2027-11-30"));
        advanceTo("2026-08-13");
        assertThat(openTasks()).containsExactly("HoldTestMeeting");
        assertThat(proofs().html(caseNumber, "resumption-confirmed")).contains("30 novembre 2027");
    }

    /** Due at the beginning of the day, when the clock still stood; the person is there from this day on. */
    @Test
    void theMeetingOfTheDayOfReturnIsHeld() {
        inTestFrom("2026-04-13");
        advanceTo("2026-04-20");
        actions.suspend(caseNumber, "illness", ADVISOR);
        advanceTo("2026-07-13");
        assertThat(openTasks()).isEmpty();
        actions.resume(caseNumber, ADVISOR);
        advanceTo("2026-07-14");
        assertThat(openTasks()).containsExactlyInAnyOrder("HoldTestMeeting", "ReviewQuarter");
        advanceTo("2026-08-12");
        assertThat(openTasks()).containsExactlyInAnyOrder("HoldTestMeeting", "ReviewQuarter");
        advanceTo("2026-08-13");
        assertThat(openTasks()).containsExactlyInAnyOrder("HoldTestMeeting", "HoldTestMeeting", "ReviewQuarter");
    }

    @Test
    void aMeetingOfTheDayOnWhichATestIsSuspendedAndGoesOnAgainIsHeldOnce() {
        inTestFrom("2026-04-13");
        advanceTo("2026-05-13");
        actions.suspend(caseNumber, "illness", ADVISOR);
        actions.resume(caseNumber, ADVISOR);
        advanceTo("2026-05-15");
        assertThat(openTasks()).containsExactly("HoldTestMeeting");
    }

    @Test
    void aSuspensionOnTheLastDaysKeepsTheTestOpen() {
        inTestFrom("2026-04-13");
        advanceTo("2027-10-10");
        actions.suspend(caseNumber, "illness", ADVISOR);
        advanceTo("2027-11-10");
        assertThat(current().stage()).isEqualTo("test");
        actions.resume(caseNumber, ADVISOR);
        assertThat(lastDayOfTest()).isEqualTo(LocalDate.parse("2027-11-12"));
        advanceTo("2027-11-12");
        assertThat(current().stage()).isEqualTo("test");
        advanceTo("2027-11-13");
        assertThat(current().stage()).isEqualTo("exit");
    }

    @Test
    void threeMonthsBeforeTheEndTheExitIsPrepared() {
        inTestFrom("2026-04-13");
        advanceTo("2027-07-11");
        assertThat(openTasks()).doesNotContain("PrepareExit");
        advanceTo("2027-07-12");
        assertThat(openTasks()).contains("PrepareExit");
        assertThat(letterCounts()).containsEntry("end-of-test-notice", 1L);
    }

    @Test
    void theStageEndsAfterItsLastDayAndCancelsWhatIsOpen() {
        inTestFrom("2026-04-13");
        advanceTo("2027-10-12");
        assertThat(current().stage()).isEqualTo("test");
        assertThat(openTasks()).contains("HoldTestMeeting", "ReviewQuarter");
        advanceTo("2027-10-13");
        assertThat(current().stage()).isEqualTo("exit");
        assertThat(openTasks()).containsExactly("PrepareExit");
    }

    @Test
    void anEarlierEndPreparesTheExitAtOnce() {
        inTestFrom("2026-04-13");
        advanceTo("2026-09-01");
        actions.endStage(caseNumber, "holder-request", LocalDate.parse("2026-09-30"), holder());
        assertThat(letters()).contains("exit-request-received").doesNotContain("end-of-test-notice");
        assertThat(openTasks()).contains("PrepareExit");
        assertThat(lastDayOfTest()).isEqualTo(LocalDate.parse("2026-09-30"));
        advanceTo("2026-10-01");
        assertThat(current().stage()).isEqualTo("exit");
    }

    @Test
    void anEarlierEndWhileTheExitIsPreparedOpensNothingTwice() {
        inTestFrom("2026-04-13");
        advanceTo("2027-08-01");
        actions.endStage(caseNumber, "advisor-request", LocalDate.parse("2027-08-31"), ADVISOR);
        assertThat(openTasks().stream().filter("PrepareExit"::equals)).hasSize(1);
    }

    @Test
    void theInsuranceIsAnnouncedThirtyDaysBeforeItEnds() {
        inTestFrom("2026-04-13", Applicant.yasmine(), "2026-09-30");
        advanceTo("2026-08-30");
        assertThat(letters()).doesNotContain("insurance-expiring");
        advanceTo("2026-08-31");
        assertThat(letterCounts()).containsEntry("insurance-expiring", 1L);
    }

    @Test
    void aRuleChangeIsToldThirtyDaysBefore() {
        programmes.tryRules(
                "job-yourself",
                List.of(new DatedRules.Line(
                        LocalDate.parse("2026-10-01"), Map.of("monthlyAllowance", new BigDecimal("320.00")))));
        inTestFrom("2026-04-13");
        advanceTo("2026-08-31");
        assertThat(letters()).doesNotContain("rule-change");
        advanceTo("2026-09-01");
        assertThat(letterCounts()).containsEntry("rule-change", 1L);
        assertThat(proofs().html(caseNumber, "rule-change")).contains("320,00");
        advanceTo("2027-03-01");
        assertThat(letterCounts()).containsEntry("rule-change", 1L);
    }

    @Test
    void aQuoteToCheckWaitsForTheAdvisor() {
        inTestFrom("2026-04-13", Applicant.yasmine().inTrade("roofing"));
        var quote = sales.quote(caseNumber, "Q-1", "BE0123456749", 150_000, 6, true, holder());
        assertThat(openTasks()).containsExactly("VerifyQuote");
        assertAnswerRefused("reason reason-required", () -> complete("VerifyQuote", "decision", "refuse"));
        complete("VerifyQuote", "decision", "approve");
        assertThat(letters()).contains("quote-approved").doesNotContain("quote-refused");
        assertThat(sales.quote(quote.id()).status().name()).isEqualTo("OPEN");
    }

    @Test
    void theAnswerOfTheClientIsTold() {
        inTestFrom("2026-04-13");
        var advisor = accounts.staff("Nadia Peeters", "Advisor", "jobyourself");
        cases.assignAdvisor(caseNumber, advisor.accountId());
        var quote = sales.quote(caseNumber, "Q-1", "BE0123456749", 150_000, 6, false, holder());
        assertThat(letters()).doesNotContain("quote-answered");
        sales.acceptQuote(caseNumber, "Q-1", holder());
        assertThat(letters()).contains("quote-answered", "quote-answered-advisor");
        assertThat(proofs().html(caseNumber, "quote-answered")).contains(quote.reference());
    }

    @Test
    void aRefusedQuoteSaysWhy() {
        inTestFrom("2026-04-13", Applicant.yasmine().inTrade("roofing"));
        var quote = sales.quote(caseNumber, "Q-1", "BE0123456749", 150_000, 6, true, holder());
        complete("VerifyQuote", "decision", "refuse", "reason", "La garantie décennale manque.");
        assertThat(letters()).contains("quote-refused").doesNotContain("quote-approved");
        assertThat(proofs().html(caseNumber, "quote-refused")).contains("La garantie décennale manque.");
        assertThat(sales.quote(quote.id()).status().name()).isEqualTo("REFUSED");
    }

    @Test
    void twoQuotesAreCheckedApart() {
        inTestFrom("2026-04-13", Applicant.yasmine().inTrade("roofing"));
        var first = sales.quote(caseNumber, "Q-1", "BE0123456749", 150_000, 6, true, holder());
        var second = sales.quote(caseNumber, "Q-2", "BE0123456749", 90_000, 6, true, holder());
        assertThat(openTasks()).containsExactly("VerifyQuote", "VerifyQuote");
        complete("VerifyQuote", "decision", "refuse", "reason", "Trop cher.");
        assertThat(sales.quote(first.id()).status().name()).isEqualTo("REFUSED");
        assertThat(sales.quote(second.id()).status().name()).isEqualTo("TO_CHECK");
        complete("VerifyQuote", "decision", "approve");
        assertThat(sales.quote(second.id()).status().name()).isEqualTo("OPEN");
    }

    @Test
    void aQuoteThatNeedsNoCheckOpensNoTask() {
        inTestFrom("2026-04-13");
        sales.quote(caseNumber, "Q-1", "BE0123456749", 150_000, 6, false, holder());
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void daysUsedBeforeCarryOver() {
        inTestFrom("2026-04-13");
        advanceTo("2026-07-21");
        actions.endStage(caseNumber, "holder-request", holder());
        complete("PrepareExit", "wish", "undecided");
        complete("DecideExit", "path", "reorientation");
        complete("ApproveExit", "approved", "true");
        assertThat(current().exitCode()).isEqualTo("reorientation");

        inTestFrom("2027-01-11");
        assertThat(current().carriedOverDays()).isEqualTo(100);
        assertThat(lastDayOfTest()).isEqualTo(LocalDate.parse("2028-07-10").minusDays(100));
    }

    private LocalDate lastDayOfTest() {
        ProjectCase projectCase = current();
        return calendar.lastDay(projectCase, "test").orElseThrow();
    }
}
