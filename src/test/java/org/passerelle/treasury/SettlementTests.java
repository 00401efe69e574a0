package org.passerelle.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** T7: from the last day of test until the treasury is empty. */
class SettlementTests extends MoneyBase {

    private String holder;

    @BeforeEach
    void aTestThatEndsInJune() {
        today("2024-05-02");
        holder = opened("2024-05-01");
        terms.plan(holder, clock.today()).endedOn = LocalDate.of(2024, 6, 30);
    }

    @Autowired
    Balances balances;

    @Autowired
    Repayments repayments;

    private long owed(AccountKind kind) {
        return database.sql("select coalesce(sum(cents), 0) from ledger.balance where account like :code")
                .param("code", cooperative + "/" + kind.code() + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void waitsForTheMonthOfTheLastDayOfTest() {
        sold(holder, 1000_00);
        today("2024-07-01");
        close("2024-05");
        assertThat(refused("balance-month-open", () -> treasury.payBalance(holder, ACCOUNTANT))
                        .arguments())
                .containsExactly(YearMonth.of(2024, 6));
        assertThat(treasury.isSettled(holder)).isFalse();
        assertThat(treasury.balanceCents(holder)).isEqualTo(600_00);
    }

    @Test
    void paysWhatWasHeldAtTheEndOfTheLastClosedMonthOnce() {
        sold(holder, 2000_00);
        today("2024-07-03");
        close("2024-05");
        close("2024-06");
        sold(holder, 500_00);
        assertThat(treasury.toSettleCents(holder)).isEqualTo(1200_00);
        assertThat(treasury.payBalance(holder, ACCOUNTANT)).isEqualTo(1200_00);
        assertThat(treasury.payBalance(holder, ACCOUNTANT)).isZero();
        assertThat(treasury.toSettleCents(holder)).isZero();
        assertThat(treasury.balanceCents(holder)).isEqualTo(500_00);
        assertThat(treasury.paidOutCents(holder)).isEqualTo(1200_00);
    }

    @Test
    void paysLaterMoneyOutAtTheCloseOfItsMonthSoThatTheTreasuryEndsAtZero() {
        sold(holder, 2000_00);
        today("2024-07-03");
        close("2024-05");
        close("2024-06");
        sold(holder, 500_00);
        today("2024-09-10");
        treasury.payBalance(holder, ACCOUNTANT);
        spent(holder, 40_00);
        close("2024-07");
        assertThat(figuresOf(holder, "2024-07"))
                .isEqualTo(new MonthFigures(YearMonth.of(2024, 7), 1200_00, 500_00, 0, 50_00, 0, 450_00, 0, 1200_00));
        close("2024-08");
        assertThat(treasury.paidOutCents(holder)).isEqualTo(1650_00);
        assertThat(treasury.balanceCents(holder)).isEqualTo(-40_00);
        today("2024-10-01");
        close("2024-09");
        assertThat(treasury.balanceCents(holder)).isEqualTo(-36_00);
        assertThat(treasury.toSettleCents(holder)).isEqualTo(-36_00);
        sold(holder, 100_00);
        today("2024-11-01");
        close("2024-10");
        assertThat(treasury.balanceCents(holder)).isZero();
        assertThat(owed(AccountKind.PAYABLE_HOLDER)).isZero();
        assertBooksWhole();
    }

    @Test
    void needsNoMonthRowOnceSettledAndQuiet() {
        today("2024-09-01");
        close("2024-05");
        close("2024-06");
        assertThat(treasury.payBalance(holder, ACCOUNTANT)).isZero();
        close("2024-07");
        close("2024-08");
        assertThat(heard.of(MonthClosed.class))
                .filteredOn(event -> event.caseNumber().equals(holder))
                .hasSize(2);
        assertThat(treasury.lastClosedMonth(holder)).contains(YearMonth.of(2024, 8));
        assertThat(treasury.closedMonths(holder)).hasSize(4);
    }

    @Test
    void settlesWithNothingBeforeTheLastMonthIsClosedAndPaysWhatComesAtItsClose() {
        today("2024-07-01");
        assertThat(treasury.mayStillMove(holder)).isFalse();
        treasury.settleWithNothing(holder);
        sold(holder, 1000_00);
        close("2024-05");
        close("2024-06");
        refused("balance-not-zero", () -> {
            today("2024-08-01");
            close("2024-07");
            spent(holder, 10_00);
            treasury.settleWithNothing(holder);
        });
        assertThat(treasury.paidOutCents(holder)).isEqualTo(900_00);
        assertThat(treasury.isNegativeAfterSettlement(holder)).isFalse();
        today("2024-09-01");
        close("2024-08");
        assertThat(treasury.balanceCents(holder)).isEqualTo(-9_00);
        assertThat(treasury.isNegativeAfterSettlement(holder)).isTrue();
    }

    @Test
    void doesNotPayANegativeTreasuryButDecidesUponIt() {
        spent(holder, 300_00);
        today("2024-07-03");
        close("2024-05");
        close("2024-06");
        assertThat(treasury.toSettleCents(holder)).isEqualTo(-300_00);
        refused("balance-negative", () -> treasury.payBalance(holder, ACCOUNTANT));
        treasury.writeOffNegative(holder, true, ACCOUNTANT);
        assertThat(treasury.balanceCents(holder)).isZero();
        assertThat(treasury.toSettleCents(holder)).isZero();
        assertThat(owed(AccountKind.HOLDER_RECEIVABLES)).isEqualTo(300_00);
        assertThat(figuresOf(holder, "2024-07").writtenOffCents()).isEqualTo(300_00);
        refused("balance-not-negative", () -> treasury.writeOffNegative(holder, true, ACCOUNTANT));
        sold(holder, 1000_00);
        today("2024-08-01");
        close("2024-07");
        // Margin so far 700: 70 of contribution, the rest is paid.
        assertThat(treasury.paidOutCents(holder)).isEqualTo(930_00);
        assertThat(treasury.balanceCents(holder)).isZero();
    }

    /** 1,200 € are held at the end of June. */
    private void twelveHundredHeld() {
        sold(holder, 2000_00);
        today("2024-07-03");
        close("2024-05");
        close("2024-06");
    }

    private static BalanceDocument invoice(@Nullable Long netCents, VatRegime regime) {
        return new BalanceDocument("2024-01", "0123.456.749", netCents, regime, false);
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL, 252_00, 252_00, 0, 1452_00",
        "EXEMPT, 0, 0, 0, 1200_00",
        "REVERSE_CHARGE, 0, 252_00, -252_00, 1200_00",
        "NOT_APPLICABLE, 0, 0, 0, 1200_00"
    })
    void paysTheVatOfTheHoldersInvoiceBesideTheBalance(
            VatRegime regime, String vat, String recoverable, String due, String transferred) {
        twelveHundredHeld();
        balances.record(holder, invoice(1200_00L, regime), ACCOUNTANT);
        long bank = owed(AccountKind.BANK);
        assertThat(treasury.payBalance(holder, ACCOUNTANT)).isEqualTo(1200_00);
        assertThat(treasury.balanceCents(holder)).isZero();
        assertThat(treasury.paidOutCents(holder)).isEqualTo(1200_00);
        assertThat(owed(AccountKind.VAT_RECOVERABLE)).isEqualTo(cents(recoverable));
        assertThat(owed(AccountKind.VAT_DUE)).isEqualTo(cents(due));
        assertThat(owed(AccountKind.PAYABLE_HOLDER)).isZero();
        assertThat(bank - owed(AccountKind.BANK)).isEqualTo(cents(transferred));
        var paid = balances.paid(holder).orElseThrow();
        assertThat(paid).isEqualTo(new PaidBalance(1200_00, cents(vat), clock.today()));
        assertBooksWhole();
    }

    private static long cents(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    @Test
    void refusesAnInvoiceOverAnotherAmountUntilThereIsARightOne() {
        twelveHundredHeld();
        refused(
                "enterprise-number-wrong",
                () -> balances.record(
                        holder, new BalanceDocument("1", "0123.456.748", null, VatRegime.EXEMPT, false), ACCOUNTANT));
        assertThat(balances.document(holder)).isEmpty();
        balances.record(holder, invoice(1200_01L, VatRegime.EXEMPT), ACCOUNTANT);
        assertThat(refused("balance-net-differs", () -> treasury.payBalance(holder, ACCOUNTANT))
                        .arguments())
                .containsExactly(Euros.of(1200_00), Euros.of(1200_01));
        assertThat(treasury.isSettled(holder)).isFalse();
        balances.record(holder, invoice(1200_00L, VatRegime.EXEMPT), ACCOUNTANT);
        assertThat(balances.document(holder).orElseThrow().enterpriseNumber()).isEqualTo("BE0123456749");
        assertThat(treasury.payBalance(holder, ACCOUNTANT)).isEqualTo(1200_00);
        refused("treasury-settled", () -> balances.record(holder, invoice(null, VatRegime.EXEMPT), ACCOUNTANT));
        assertBooksWhole();
    }

    @Test
    void settlesAReceiptOfOneDayAfterTheCloseWithItsMonth() {
        twelveHundredHeld();
        treasury.payBalance(holder, ACCOUNTANT);
        today("2024-07-04");
        var late = expenses.approve(holder, 50_00, 21, LocalDate.of(2024, 6, 30), "Ticket", ACCOUNTANT);
        assertThat(late.bookedOn()).isEqualTo("2024-07-01");
        assertThat(treasury.balanceCents(holder)).isEqualTo(-50_00);
        today("2024-08-01");
        close("2024-07");
        // The contribution on it comes back: 45 are missing.
        assertThat(treasury.isNegativeAfterSettlement(holder)).isTrue();
        assertThat(treasury.writeOffNegative(holder, false, ACCOUNTANT)).isEqualTo(45_00);
        assertThat(treasury.balanceCents(holder)).isZero();
        today("2024-09-01");
        close("2024-08");
        assertThat(treasury.balanceCents(holder)).isZero();
        assertThat(treasury.paidOutCents(holder)).isEqualTo(1200_00);
        assertBooksWhole();
    }

    @Test
    void twoWhoPayAtTheSameMomentPayOnce() throws Exception {
        twelveHundredHeld();
        long bank = owed(AccountKind.BANK);
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Long> pays = () -> {
                together.await();
                return treasury.payBalance(holder, ACCOUNTANT);
            };
            var paid = threads.invokeAll(List.of(pays, pays));
            assertThat(paid.get(0).get() + paid.get(1).get()).isEqualTo(1200_00);
        } finally {
            threads.shutdownNow();
        }
        assertThat(bank - owed(AccountKind.BANK)).isEqualTo(1200_00);
        assertThat(treasury.balanceCents(holder)).isZero();
        assertBooksWhole();
    }

    @Test
    void isPaidInPartsAndTheRestIsGivenUp() {
        spent(holder, 300_00);
        today("2024-07-03");
        close("2024-05");
        close("2024-06");
        assertThat(repayments.owedCents(holder)).isZero();
        refused("repayment-more-than-owed", () -> repayments.receive(holder, 1, ACCOUNTANT));
        treasury.writeOffNegative(holder, true, ACCOUNTANT);
        assertThat(repayments.owedCents(holder)).isEqualTo(300_00);
        long bank = owed(AccountKind.BANK);
        repayments.receive(holder, 100_00, ACCOUNTANT);
        repayments.receive(holder, 50_00, ACCOUNTANT);
        refused("amount-not-positive", () -> repayments.receive(holder, -1, ACCOUNTANT));
        refused("repayment-more-than-owed", () -> repayments.receive(holder, 150_01, ACCOUNTANT));
        assertThat(owed(AccountKind.BANK) - bank).isEqualTo(150_00);
        repayments.giveUp(holder, ACCOUNTANT);
        assertThat(repayments.owedCents(holder)).isZero();
        assertThat(owed(AccountKind.BORNE_LOSSES)).isEqualTo(150_00);
        assertThat(treasury.balanceCents(holder)).isZero();
        assertThat(figuresOf(holder, "2024-07").writtenOffCents()).isEqualTo(300_00);
        assertBooksWhole();
    }

    @Test
    void letsTheStructureBearALoss() {
        spent(holder, 300_00);
        today("2024-06-30");
        refused("balance-test-not-over", () -> treasury.writeOffNegative(holder, false, ACCOUNTANT));
        today("2024-07-03");
        close("2024-05");
        close("2024-06");
        treasury.writeOffNegative(holder, false, ACCOUNTANT);
        assertThat(treasury.balanceCents(holder)).isZero();
        assertThat(owed(AccountKind.BORNE_LOSSES)).isEqualTo(300_00);
        assertThat(treasury.paidOutCents(holder)).isZero();
    }
}
