package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.expenses.Expenses;
import org.passerelle.expenses.Outlays;
import org.passerelle.treasury.Balances;
import org.passerelle.treasury.Euros;
import org.passerelle.treasury.Repayments;
import org.passerelle.treasury.Treasury;
import org.passerelle.treasury.Vat;
import org.springframework.beans.factory.annotation.Autowired;

/** The settlement of the treasury once the exit is decided (T7). */
class ExitJourneyTests extends SellingJourney {

    @Autowired
    Treasury treasury;

    @Autowired
    Expenses expenses;

    @Autowired
    Balances balances;

    @Autowired
    Repayments repayments;

    @Autowired
    Outlays outlays;

    @Test
    void theBalanceIsPaidOnTheHoldersOwnInvoice() {
        testedWith(1500);
        leftAs("independent", "independent");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        complete("CheckReceivables", "done", "true");
        assertThat(letters()).contains("final-statement", "balance-invitation").doesNotContain("income-statement");
        long held = treasury.toSettleCents(caseNumber);
        assertThat(held).isPositive();
        complete(
                "RecordBalanceInvoice",
                "reference",
                "2026-01",
                "enterpriseNumber",
                "BE0123456749",
                "net",
                Euros.of(held).toPlainString(),
                "vatRegime",
                "exempt");
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
        assertAnswerRefused(
                "vatRegime unknown-field",
                () -> complete("RecordBalanceInvoice", "reference", "REL-1", "vatRegime", "exempt"));
        complete("RecordBalanceInvoice", "reference", "REL-2026-014", "transferToPartner", "true");
        complete("PayBalance");
        assertThat(letters()).contains("balance-paid", "partner-balance-transfer");
        assertThat(proofs().html(caseNumber, "balance-paid")).contains("Dies", "REL-2026-014");
        assertThat(treasury.balanceCents(caseNumber)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"smart, undecided", "dies, salaried"})
    void theBalanceGoesToThePartnerOnlyWhereThatWasChosen(String path, String wish) {
        testedWith(path.equals("dies") ? 2000 : 900);
        leftAs(path, wish);
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        complete("CheckReceivables", "done", "true");
        if (path.equals("smart"))
            assertAnswerRefused(
                    "transferToPartner unknown-field",
                    () -> complete("RecordBalanceInvoice", "reference", "REL-1", "transferToPartner", "true"));
        complete("RecordBalanceInvoice", "reference", "REL-1");
        complete("PayBalance");
        assertThat(letters()).contains("balance-paid").doesNotContain("partner-balance-transfer");
    }

    @Test
    void aDocumentThatDoesNotFitIsAskedForAgain() {
        testedWith(1500);
        leftAs("independent", "independent");
        complete("CheckReceivables", "done", "true");
        assertAnswerRefused(
                "enterpriseNumber enterprise-number-wrong",
                () -> complete("RecordBalanceInvoice", "reference", "2026-01", "enterpriseNumber", "0123456748"));
        complete("RecordBalanceInvoice", "reference", "2026-01", "net", "1.00", "vatRegime", "normal");
        advanceTo("2026-11-04");
        closeMonth("2026-10");
        assertRefused("balance-net-differs", () -> complete("PayBalance"));
        complete("PayBalance", "redo", "true");
        assertThat(openTasks()).containsExactly("RecordBalanceInvoice");
        assertThat(letterCounts()).containsEntry("balance-invitation", 2L);
        assertRefused(
                "balance-net-differs", () -> complete("RecordBalanceInvoice", "reference", "2026-02", "net", "2.00"));
        long held = treasury.toSettleCents(caseNumber);
        var net = Euros.of(held).toPlainString();
        complete("RecordBalanceInvoice", "reference", "2026-02", "net", net, "vatRegime", "normal");
        complete("PayBalance");
        assertThat(current().stage()).isEqualTo("follow-up");
        assertThat(treasury.paidOutCents(caseNumber)).isEqualTo(held);
        var paid = balances.paid(caseNumber).orElseThrow();
        assertThat(paid.vatCents()).isEqualTo(Vat.cents(held, 21));
        assertThat(proofs().html(caseNumber, "balance-paid")).contains("TVA", "2026-02");
    }

    @Test
    void theFinalStatementWaitsForWhatIsHandedIn() {
        testedWith(1500);
        leftAs("independent", "independent");
        long claim = handedIn(121_00, "2026-10-30");
        assertRefused("settlement-outlays-open", () -> complete("CheckReceivables", "done", "true"));
        assertThat(letters()).doesNotContain("final-statement");
        var check = taskOf("CheckOutlay").id();
        tasks.complete(check, Map.of(), ADVISOR, () -> outlays.check(claim, Map.of(), ADVISOR));
        var book = taskOf("BookOutlay").id();
        tasks.complete(book, Map.of(), ACCOUNTANT, () -> outlays.book(claim, Map.of(), ACCOUNTANT));
        complete("CheckReceivables", "done", "true");
        assertThat(letters()).contains("final-statement");
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
        assertThat(letters())
                .contains("balance-decision")
                .doesNotContain("balance-paid", "income-statement", "balance-invitation");
        assertThat(proofs().html(caseNumber, "balance-decision")).contains("réclamer", caseNumber);
        long owed = repayments.owedCents(caseNumber);
        assertThat(owed).isPositive();
        assertRefused("repayment-nothing", () -> complete("RecordRepayment"));
        assertRefused("repayment-more-than-owed", () -> complete("RecordRepayment", "received", "99999.00"));
        assertAnswerRefused("reason reason-required", () -> complete("RecordRepayment", "givenUp", "true"));
        complete("RecordRepayment", "received", "10.00");
        assertThat(repayments.owedCents(caseNumber)).isEqualTo(owed - 10_00);
        assertRefused("repayment-nothing", () -> complete("RecordRepayment"));
        complete("RecordRepayment", "givenUp", "true", "reason", "Faillite personnelle.");
        assertThat(repayments.owedCents(caseNumber)).isZero();
        assertThat(openTasks()).doesNotContain("RecordRepayment");
        assertThat(treasury.balanceCents(caseNumber)).isZero();
    }

    @Test
    void aNegativeTreasuryMayBeBorne() {
        negativeAtTheExit();
        complete("DecideNegativeBalance", "decision", "borne", "reason", "Matériel volé.");
        assertThat(treasury.balanceCents(caseNumber)).isZero();
        assertThat(treasury.paidOutCents(caseNumber)).isZero();
        assertThat(current().stage()).isEqualTo("follow-up");
        assertThat(proofs().html(caseNumber, "balance-decision")).contains("Matériel volé.", "ne devez rien payer");
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
