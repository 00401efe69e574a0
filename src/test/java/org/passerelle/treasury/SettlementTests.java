package org.passerelle.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T7: from the last day of test until the treasury is empty. */
class SettlementTests extends MoneyBase {

    private String holder;

    @BeforeEach
    void aTestThatEndsInJune() {
        today("2024-05-02");
        holder = opened("2024-05-01");
        terms.plan(holder, clock.today()).endedOn = LocalDate.of(2024, 6, 30);
    }

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
