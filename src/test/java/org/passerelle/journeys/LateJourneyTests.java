package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.expenses.Expenses;
import org.passerelle.expenses.OutlayStatus;
import org.passerelle.expenses.Outlays;
import org.passerelle.sales.QuoteAnswer;
import org.passerelle.sales.Quoting;
import org.passerelle.shared.Actor;
import org.passerelle.treasury.Treasury;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes when the settlement is being made, when it is done, and when the case is closed: no task is ever stuck, no cent left. */
class LateJourneyTests extends SellingJourney {

    @Autowired
    Treasury treasury;

    @Autowired
    Expenses expenses;

    @Autowired
    Outlays outlays;

    @Autowired
    Quoting quoting;

    @Test
    void whatIsHandedInIsDecidedBeforeTheBalanceIsPaid() {
        testedWith(1500);
        leftAs("independent", "independent");
        complete("CheckReceivables", "done", "true");
        complete("RecordBalanceInvoice", "reference", "2026-01");
        long claim = handedIn(121_00, "2026-10-30");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        assertRefused("settlement-outlays-open", () -> complete("PayBalance"));
        long line = outlays.outlay(claim).lines().get(0).id();
        decide("CheckOutlay", () -> outlays.check(claim, Map.of(line, "Achat privé."), ADVISOR));
        complete("PayBalance");
        assertThat(current().stage()).isEqualTo("follow-up");
        assertThat(treasury.balanceCents(caseNumber)).isZero();
    }

    @Test
    void nothingHeldWaitsForWhatIsHandedIn() {
        testedWith(0);
        leftAs("reorientation", "undecided");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        complete("CheckReceivables", "done", "true");
        assertThat(current().stage()).isEqualTo("follow-up");

        long claim = handedIn(121_00, "2026-10-30");
        decide("CheckOutlay", () -> outlays.check(claim, Map.of(), ADVISOR));
        decide("DecideOverspending", () -> outlays.decideOverspending(claim, true, "Dû.", coordinator()));
        decide("BookOutlay", () -> outlays.book(claim, Map.of(), ACCOUNTANT));
        advanceTo("2026-12-04");
        closeMonth("2026-11");
        complete("DecideNegativeBalance", "decision", "claim-back", "reason", "Frais du test.");
        assertThat(treasury.balanceCents(caseNumber)).isZero();
        assertThat(proofs().html(caseNumber, "balance-decision")).contains("100,00", "Frais du test.", "réclamer");
    }

    @Test
    void whatIsOpenWhenTheCaseClosesGoesBackWithALetter() {
        followedUp();
        advanceTo("2029-11-10");
        long toCheck = handedIn(60_50, "2029-11-02");
        long toBook = handedIn(121_00, "2029-11-03");
        decideTask(
                tasks.open(caseNumber).stream()
                        .filter(task -> ("/outlays/" + toBook).equals(task.page()))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                () -> outlays.check(toBook, Map.of(), ADVISOR));
        advanceTo("2029-11-30");
        assertClosedAs("reorientation");
        for (var claim : List.of(toCheck, toBook)) {
            assertThat(outlays.outlay(claim).status()).isEqualTo(OutlayStatus.REFUSED);
            assertThat(outlays.outlay(claim).lines())
                    .allMatch(line -> line.reason().contains("clos"));
        }
        assertThat(letterCounts()).containsEntry("claim-returned", 2L);
        assertThat(outlays.ofCase(caseNumber)).hasSize(2);
        assertThat(treasury.balanceCents(caseNumber)).isZero();
    }

    @Test
    void costsOfTheMonthInWhichTheCaseClosesAreDecidedUpon() {
        followedUp();
        advanceTo("2029-11-10");
        expenses.approve(caseNumber, 100_00, 21, null, "Facture tardive", ACCOUNTANT);
        advanceTo("2029-12-04");
        assertClosedAs("reorientation");
        closeMonthsUpTo("2029-11");
        assertThat(openTasks()).containsExactly("DecideNegativeBalance");
        assertThat(daysOf("monthly-statement")).endsWith(LocalDate.parse("2029-12-04"));
        complete("DecideNegativeBalance", "decision", "borne");
        assertThat(treasury.balanceCents(caseNumber)).isZero();
        assertThat(letters()).contains("balance-decision");
        assertClosedAs("reorientation");
    }

    @Test
    void aDecisionAskedOfAClosedCaseGivesWayToLaterMoney() {
        testedWith(0);
        sales.invoice(caseNumber, "S-9", "BE0123456749", 1000_00, 0, ACCOUNTANT);
        followedUpFromTest();
        advanceTo("2029-11-10");
        expenses.approve(caseNumber, 100_00, 21, null, "Facture tardive", ACCOUNTANT);
        advanceTo("2029-12-04");
        closeMonthsUpTo("2029-11");
        assertThat(openTasks()).containsExactly("DecideNegativeBalance");
        sales.receivePayment(caseNumber, "S-9", null, ACCOUNTANT);
        advanceTo("2030-01-04");
        closeMonth("2029-12");
        assertThat(openTasks()).isEmpty();
        assertThat(treasury.balanceCents(caseNumber)).isZero();
        assertThat(treasury.paidOutCents(caseNumber)).isEqualTo(810_00);
        assertThat(daysOf("monthly-statement")).endsWith(LocalDate.parse("2029-12-04"), LocalDate.parse("2030-01-04"));
    }

    @Test
    void anAnswerToAQuoteAfterTheSettlementIsTold() {
        testedWith(0);
        long yes = quoted("Q-1");
        long no = quoted("Q-2");
        followedUpFromTest();
        quoting.accept(yes, byPaper("Jan Peeters"), ADVISOR);
        assertThat(openTasks()).containsExactly("AnswerLateOrder");
        assertThat(proofs().html(caseNumber, "quote-answered-late")).contains("Nous ne pouvons plus facturer");
        complete("AnswerLateOrder", "note", "Facture par la personne elle-même.");
        quoting.accept(no, byPaper("Jan Peeters"), ADVISOR);
        assertThat(openTasks()).containsExactly("AnswerLateOrder");
    }

    private long quoted(String reference) {
        advanceTo("2026-10-20");
        return sales.quote(caseNumber, reference, "BE0123456749", 500_00, 21, false, ACCOUNTANT)
                .id();
    }

    private static QuoteAnswer byPaper(String name) {
        return new QuoteAnswer(QuoteAnswer.Way.PAPER, name, null, null, null, null);
    }

    private void followedUp() {
        testedWith(0);
        followedUpFromTest();
    }

    private void followedUpFromTest() {
        leftAs("reorientation", "undecided");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        complete("CheckReceivables", "done", "true");
    }

    private void closeMonthsUpTo(String last) {
        for (var month = YearMonth.parse("2026-11"); !month.isAfter(YearMonth.parse(last)); month = month.plusMonths(1))
            closeMonth(month.toString());
    }

    private void decide(String key, Runnable decided) {
        decideTask(taskOf(key).id(), decided);
    }

    private void decideTask(String id, Runnable decided) {
        tasks.complete(id, Map.of(), new Actor(null, "x", "Advisor"), decided);
    }

    private static Actor coordinator() {
        return new Actor(null, "Sofia Lemaire", "Coordinator");
    }
}
