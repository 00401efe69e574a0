package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passerelle.expenses.Expenses;
import org.passerelle.treasury.Treasury;
import org.springframework.beans.factory.annotation.Autowired;

/** The settlement of the treasury once the exit is decided (T7). */
class ExitJourneyTests extends SellingJourney {

    @Autowired
    Treasury treasury;

    @Autowired
    Expenses expenses;

    @Test
    void theBalanceIsPaidOnTheHoldersOwnInvoice() {
        testedWith(1500);
        leftAs("independent", "independent");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        complete("CheckReceivables", "done", "true");
        assertThat(letters()).contains("final-statement", "balance-invitation").doesNotContain("income-statement");
        complete(
                "RecordBalanceInvoice",
                "reference",
                "2026-01",
                "enterpriseNumber",
                "BE0123456749",
                "net",
                "6000",
                "vatRegime",
                "exempt");
        long held = treasury.toSettleCents(caseNumber);
        assertThat(held).isPositive();
        complete("PayBalance");

        assertThat(treasury.paidOutCents(caseNumber)).isEqualTo(held);
        assertThat(treasury.balanceCents(caseNumber)).isZero();
        assertThat(letters()).contains("balance-paid");
        assertThat(current().stage()).isEqualTo("follow-up");
        assertThat(passed("exit")).contains("TreasurySettled").doesNotContain("RecordDeparture");
    }

    @Test
    void othersGetAnIncomeStatement() {
        testedWith(2000);
        leftAs("dies", "salaried");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        complete("CheckReceivables", "done", "true");
        assertThat(letters()).contains("income-statement").doesNotContain("balance-invitation");
        complete("RecordBalanceInvoice", "reference", "REL-2026-014", "transferToPartner", "true");
        complete("PayBalance");
        assertThat(letters()).contains("balance-paid");
    }

    @Test
    void theBalanceWaitsForTheMonthOfTheLastDay() {
        testedWith(1500);
        leftAs("independent", "independent");
        complete("CheckReceivables", "done", "true");
        complete("RecordBalanceInvoice", "reference", "2026-01");
        assertRefused("balance-month-open", () -> complete("PayBalance"));
        assertThat(openTasks()).containsExactly("PayBalance");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        complete("PayBalance");
        assertThat(current().stage()).isEqualTo("follow-up");
    }

    @Test
    void aBoxNotTickedIsNotDone() {
        testedWith(1500);
        leftAs("independent", "independent");
        assertAnswerRefused("done must-be-true", () -> complete("CheckReceivables", "done", "false"));
    }

    @Test
    void nothingHeldIsSettledAtOnce() {
        testedWith(0);
        leftAs("reorientation", "undecided");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        complete("CheckReceivables", "done", "true");
        assertThat(letters()).contains("final-statement").doesNotContain("balance-paid", "income-statement");
        assertThat(current().stage()).isEqualTo("follow-up");
        assertThat(treasury.isSettled(caseNumber)).isTrue();
    }

    @Test
    void nothingHeldAndNothingToComeDoesNotWaitForTheLastMonth() {
        testedWith(0);
        leftAs("reorientation", "undecided");
        complete("CheckReceivables", "done", "true");
        assertThat(current().stage()).isEqualTo("follow-up");
        assertThat(treasury.isSettled(caseNumber)).isTrue();
    }

    @Test
    void nothingHeldYetWaitsForTheLastMonth() {
        testedWith(0);
        expenses.approve(caseNumber, 10_000, 21, null, "Enseigne", ACCOUNTANT);
        sold("S-9", 100);
        leftAs("reorientation", "undecided");
        assertThat(treasury.balanceCents(caseNumber)).isZero();
        complete("CheckReceivables", "done", "true");
        assertThat(openTasks()).isEmpty();
        assertThat(current().stage()).isEqualTo("exit");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        assertThat(current().stage()).isEqualTo("follow-up");
    }

    @Test
    void anAllowanceThatTakesAllLeavesNothingToPay() {
        testedWith(0);
        sold("S-9", 100);
        leftAs("independent", "independent");
        complete("CheckReceivables", "done", "true");
        complete("RecordBalanceInvoice", "reference", "2026-01");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        assertThat(current().stage()).isEqualTo("follow-up");
        assertThat(openTasks()).isEmpty();
        assertThat(letters()).doesNotContain("balance-paid");
        assertThat(passed("exit")).contains("NotToPay", "BalanceReviewed", "TreasurySettled");
    }

    @Test
    void aDecisionGivesWayToAPayment() {
        negativeAtTheExit();
        assertThat(openTasks()).containsExactly("DecideNegativeBalance");
        sold("S-9", 2000);
        advanceTo("2026-12-04");
        closeMonth("2026-11");
        assertThat(openTasks()).containsExactly("RecordBalanceInvoice");
        assertThat(passed("exit")).contains("NotNegative");
    }

    @Test
    void costsAfterTheSettlementAreDecidedUponAtTheirMonthEnd() {
        settledWithNothing();
        expenses.approve(caseNumber, 10_000, 21, null, "Facture tardive", ACCOUNTANT);
        advanceTo("2026-12-04");
        closeMonth("2026-11");
        assertThat(openTasks()).contains("DecideNegativeBalance");
        complete("DecideNegativeBalance", "decision", "borne");
        assertThat(treasury.balanceCents(caseNumber)).isZero();
        assertThat(openTasks()).doesNotContain("DecideNegativeBalance");
        assertThat(current().stage()).isEqualTo("follow-up");
        assertThat(passed("late-balance")).contains("SendBalanceDecision", "BalanceCleared");
        assertThat(letters()).contains("balance-decision");
    }

    @Test
    void costsAfterTheSettlementAreAskedAboutOnce() {
        settledWithNothing();
        expenses.approve(caseNumber, 10_000, 21, null, "Facture tardive", ACCOUNTANT);
        advanceTo("2026-12-04");
        closeMonth("2026-11");
        expenses.approve(caseNumber, 10_000, 21, null, "Facture plus tardive encore", ACCOUNTANT);
        advanceTo("2027-01-04");
        closeMonth("2026-12");
        assertThat(openTasks()).filteredOn("DecideNegativeBalance"::equals).hasSize(1);
    }

    @Test
    void aNegativeTreasuryMayBeClaimedBack() {
        negativeAtTheExit();
        assertThat(openTasks()).containsExactly("DecideNegativeBalance");
        complete("DecideNegativeBalance", "decision", "claim-back");
        assertThat(treasury.balanceCents(caseNumber)).isZero();
        assertThat(current().stage()).isEqualTo("follow-up");
        assertThat(letters()).doesNotContain("balance-paid", "income-statement", "balance-invitation");
    }

    @Test
    void aNegativeTreasuryMayBeBorne() {
        negativeAtTheExit();
        complete("DecideNegativeBalance", "decision", "borne", "reason", "Matériel volé.");
        assertThat(treasury.balanceCents(caseNumber)).isZero();
        assertThat(treasury.paidOutCents(caseNumber)).isZero();
        assertThat(current().stage()).isEqualTo("follow-up");
    }

    @Test
    void aBalanceThatBecameNegativeIsDecidedUpon() {
        testedWith(1500);
        leftAs("independent", "independent");
        complete("CheckReceivables", "done", "true");
        complete("RecordBalanceInvoice", "reference", "2026-01");
        expenses.approve(caseNumber, 2_000_000, 0, null, "Machine", ACCOUNTANT);
        advanceTo("2026-12-04");
        closeMonth("2026-10");
        assertThat(openTasks()).containsExactly("DecideNegativeBalance");
    }

    @Test
    void aBalanceThatBecomesNegativeAfterTheMonthEndIsDecidedUponInsteadOfPaid() {
        testedWith(1500);
        leftAs("independent", "independent");
        complete("CheckReceivables", "done", "true");
        complete("RecordBalanceInvoice", "reference", "2026-01");
        advanceTo("2026-12-04");
        closeMonth("2026-10");
        expenses.approve(caseNumber, 2_000_000, 0, null, "Machine", ACCOUNTANT);
        complete("PayBalance");
        assertThat(openTasks()).containsExactly("DecideNegativeBalance");
    }

    private void settledWithNothing() {
        testedWith(0);
        leftAs("reorientation", "undecided");
        complete("CheckReceivables", "done", "true");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
    }

    private void negativeAtTheExit() {
        testedWith(0);
        expenses.approve(caseNumber, 40_000, 21, null, "Outillage", ACCOUNTANT);
        leftAs("reorientation", "undecided");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        assertThat(treasury.balanceCents(caseNumber)).isNegative();
        complete("CheckReceivables", "done", "true");
    }
}
