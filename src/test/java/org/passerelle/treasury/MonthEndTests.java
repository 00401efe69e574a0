package org.passerelle.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class MonthEndTests extends MoneyBase {

    @Test
    void closesOnlyAfterTheLastDayAndInOrder() {
        today("2024-05-31");
        var holder = opened("2024-05-10");
        refused("month-not-over", () -> close("2024-05"));
        assertThat(treasury.lastClosedMonth(holder)).isEmpty();
        today("2024-07-02");
        assertThat(refused("month-close-first", () -> close("2024-06")).arguments())
                .containsExactly(YearMonth.of(2024, 6), YearMonth.of(2024, 5));
        refused("month-before-first", () -> close("2024-04"));
        assertThat(monthEnd.next(cooperative)).contains(YearMonth.of(2024, 5));
        close("2024-05");
        close("2024-06");
        assertThat(treasury.lastClosedMonth(holder)).contains(YearMonth.of(2024, 6));
        assertThat(treasury.isClosed(holder, YearMonth.of(2024, 5))).isTrue();
        assertThat(treasury.isClosed(holder, YearMonth.of(2024, 7))).isFalse();
        assertThat(treasury.isClosed(holder, YearMonth.of(2024, 4))).isFalse();
    }

    @Test
    void refusesAMonthOfACooperativeWithoutTreasuries() {
        today("2024-07-02");
        refused("month-before-first", () -> close("2024-06"));
        assertThat(monthEnd.next(cooperative)).isEmpty();
    }

    @Test
    void changesNothingWhenClosedAgain() {
        today("2024-05-20");
        var holder = opened("2024-05-01");
        sold(holder, 1000_00);
        today("2024-06-02");
        close("2024-05");
        var before = treasury.closedMonths(holder);
        terms.plan(holder, clock.today()).rates.put(LocalDate.EPOCH, new BigDecimal("0.50"));
        close("2024-05");
        assertThat(treasury.closedMonths(holder)).isEqualTo(before);
        assertThat(treasury.balanceCents(holder)).isEqualTo(600_00);
        assertThat(heard.of(MonthClosed.class))
                .filteredOn(event -> event.caseNumber().equals(holder))
                .containsExactly(new MonthClosed(holder, YearMonth.of(2024, 5)));
    }

    @Test
    void beginsALaterCaseInTheMonthOfItsFirstDay() {
        today("2024-05-02");
        opened("2024-05-02");
        today("2024-06-03");
        close("2024-05");
        today("2024-06-20");
        var later = opened("2024-06-20");
        today("2024-07-03");
        close("2024-06");
        assertThat(treasury.closedMonths(later)).extracting(MonthFigures::month).containsExactly(YearMonth.of(2024, 6));
        refused("treasury-first-month-closed", () -> opened("2024-06-30"));
    }

    @Test
    void booksALateDocumentOnTheFirstDayOfTheFirstOpenMonth() {
        today("2024-05-10");
        var holder = opened("2024-05-10");
        today("2024-06-05");
        var stillOpen = expenses.approve(holder, 10_00, 0, LocalDate.of(2024, 5, 3), "Stamps", ACCOUNTANT);
        var beforeTheTest = expenses.approve(holder, 10_00, 0, LocalDate.of(2024, 4, 30), "Stamps", ACCOUNTANT);
        close("2024-05");
        var late = expenses.approve(holder, 10_00, 0, LocalDate.of(2024, 5, 31), "Stamps", ACCOUNTANT);
        assertThat(stillOpen.bookedOn()).isEqualTo("2024-05-03");
        assertThat(beforeTheTest.bookedOn()).isEqualTo("2024-05-01");
        assertThat(late.bookedOn()).isEqualTo("2024-06-01");
        assertThat(late.datedOn()).isEqualTo("2024-05-31");
        assertThat(figuresOf(holder, "2024-05").expensesCents()).isEqualTo(20_00);
        assertThat(figuresOf(holder, "2024-06").expensesCents()).isEqualTo(10_00);
        assertThat(treasury.balanceCents(holder, LocalDate.of(2024, 5, 31))).isEqualTo(-20_00);
    }

    @Test
    void booksNothingBeforeTheFirstMonthOfTheCase() {
        today("2024-05-02");
        opened("2024-05-02");
        today("2024-07-12");
        close("2024-05");
        var later = opened("2024-07-10");
        var early = expenses.approve(later, 10_00, 0, LocalDate.of(2024, 6, 15), "Stamps", ACCOUNTANT);
        assertThat(early.bookedOn()).isEqualTo("2024-07-01");
        close("2024-06");
        assertThat(treasury.lastClosedMonth(later)).isEmpty();
    }

    @Test
    void givesContributionBackAfterALossAndNeverMoreThanWasCharged() {
        today("2024-05-02");
        var holder = opened("2024-05-01");
        terms.plan(holder, clock.today()).allowances.put(LocalDate.EPOCH, 0L);
        sold(holder, 1000_05);
        today("2024-06-02");
        close("2024-05");
        assertThat(figuresOf(holder, "2024-05").contributionCents()).isEqualTo(100_01);
        spent(holder, 2500_00);
        today("2024-07-02");
        close("2024-06");
        assertThat(figuresOf(holder, "2024-06").contributionCents()).isEqualTo(-100_01);
        sold(holder, 1500_00);
        today("2024-08-02");
        close("2024-07");
        assertThat(figuresOf(holder, "2024-07").contributionCents()).isEqualTo(1);
    }

    @Test
    void neverLetsCentsDrift() {
        today("2024-05-02");
        var holder = opened("2024-05-01");
        for (int month = 5; month <= 10; month++) {
            today("2024-%02d-15".formatted(month));
            sold(holder, 10_04);
            today("2024-%02d-02".formatted(month + 1));
            close("2024-%02d".formatted(month));
        }
        // Six times 1.004 are 6.024: 6.02 in all, and never 6 × 1.00.
        assertThat(treasury.closedMonths(holder))
                .extracting(MonthFigures::contributionCents)
                .containsExactly(100L, 101L, 100L, 101L, 100L, 100L);
    }

    @Test
    void takesTheRuleInForceOnTheFirstDayOfTheMonthAndKeepsIt() {
        today("2024-05-02");
        var holder = opened("2024-05-01");
        var plan = terms.plan(holder, clock.today());
        plan.rates.put(LocalDate.of(2024, 5, 2), new BigDecimal("0.20"));
        plan.allowances.put(LocalDate.of(2024, 6, 1), 100_00L);
        sold(holder, 1000_00);
        today("2024-06-02");
        close("2024-05");
        sold(holder, 1000_00);
        plan.rates.put(LocalDate.EPOCH, new BigDecimal("0.90"));
        today("2024-07-02");
        close("2024-06");
        assertThat(figuresOf(holder, "2024-05"))
                .isEqualTo(new MonthFigures(YearMonth.of(2024, 5), 0, 1000_00, 0, 100_00, 300_00, 0, 0, 600_00));
        assertThat(figuresOf(holder, "2024-06"))
                .isEqualTo(new MonthFigures(YearMonth.of(2024, 6), 600_00, 1000_00, 0, 200_00, 100_00, 0, 0, 1300_00));
    }

    @Test
    void paysTheAllowanceForTheDaysInTestAndNotSuspended() {
        today("2024-05-11");
        var holder = opened("2024-05-11");
        var plan = terms.plan(holder, clock.today());
        plan.endedOn = LocalDate.of(2024, 6, 10);
        plan.suspensions.add(new DaySpan(LocalDate.of(2024, 5, 20), LocalDate.of(2024, 5, 22)));
        plan.suspensions.add(new DaySpan(LocalDate.of(2024, 6, 10), null));
        sold(holder, 5000_00);
        today("2024-07-02");
        close("2024-05");
        close("2024-06");
        // 21 days less 2, of 31; then 9 of 30.
        assertThat(figuresOf(holder, "2024-05").allowanceCents()).isEqualTo(183_87);
        assertThat(figuresOf(holder, "2024-06").allowanceCents()).isEqualTo(90_00);
    }

    @Test
    void countsTheDaysAfterTheBenefitWithTheOtherAmount() {
        today("2024-06-01");
        var holder = opened("2024-06-01");
        var plan = terms.plan(holder, clock.today());
        plan.allowanceUntil = LocalDate.of(2024, 6, 10);
        plan.incomeAfter = 900_00;
        sold(holder, 5000_00);
        today("2024-08-01");
        close("2024-06");
        close("2024-07");
        assertThat(figuresOf(holder, "2024-06").allowanceCents()).isEqualTo(100_00 + 600_00);
        assertThat(figuresOf(holder, "2024-07").allowanceCents()).isEqualTo(900_00);
    }

    @Test
    void paysTheAllowanceUpToWhatIsHeldAtTheEndOfTheMonthAndCarriesNothingOver() {
        today("2024-05-01");
        var holder = opened("2024-05-01");
        sold(holder, 100_00);
        today("2024-06-02");
        sold(holder, 5000_00);
        close("2024-05");
        assertThat(figuresOf(holder, "2024-05").allowanceCents()).isEqualTo(90_00);
        today("2024-07-02");
        close("2024-06");
        assertThat(figuresOf(holder, "2024-06").allowanceCents()).isEqualTo(300_00);
        var poor = opened("2024-07-01");
        spent(poor, 50_00);
        today("2024-08-02");
        close("2024-07");
        assertThat(figuresOf(poor, "2024-07").allowanceCents()).isZero();
        assertThat(treasury.balanceCents(poor)).isEqualTo(-50_00);
        assertBooksWhole();
    }

    @Test
    void booksNothingInAMonthWhileItIsBeingClosed() {
        today("2024-05-05");
        var holder = opened("2024-05-01");
        today("2024-06-05");
        terms.beforeRate = caseNumber -> {
            throw new IllegalStateException("power cut");
        };
        try {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> close("2024-05")))
                    .hasMessage("power cut");
        } finally {
            terms.beforeRate = caseNumber -> {};
        }
        var late = expenses.approve(holder, 10_00, 0, LocalDate.of(2024, 5, 31), "Stamps", ACCOUNTANT);
        assertThat(late.bookedOn()).isEqualTo("2024-06-01");
        assertThat(treasury.lastClosedMonth(holder)).isEmpty();
        refused("treasury-first-month-closed", () -> opened("2024-05-20"));
        today("2024-07-05");
        refused("month-close-first", () -> close("2024-06"));
        close("2024-05");
        close("2024-06");
        assertThat(treasury.lastClosedMonth(holder)).contains(YearMonth.of(2024, 6));
    }

    @RepeatedTest(3)
    void endsWithTheSameBooksWhenClosedFromManySidesWhileOthersBook() throws Exception {
        today("2024-05-05");
        var holders = new ArrayList<String>();
        for (int i = 0; i < 6; i++) holders.add(opened("2024-05-01"));
        for (var holder : holders) sold(holder, 1000_00);
        today("2024-06-02");
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 4; i++) {
            work.add(() -> {
                close("2024-05");
                return null;
            });
            for (var holder : holders) {
                work.add(() -> {
                    expenses.approve(holder, 1_00, 21, LocalDate.of(2024, 5, 31), "Stamp", ACCOUNTANT);
                    sold(holder, 2_00);
                    return null;
                });
            }
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (var done : pool.invokeAll(work)) done.get();
        } finally {
            pool.shutdown();
        }
        for (var holder : holders) {
            var may = figuresOf(holder, "2024-05");
            assertThat(may.contributionCents()).isEqualTo((may.grossMarginCents() + 5) / 10);
            assertThat(may.allowanceCents()).isEqualTo(300_00);
            assertThat(may.expensesCents() + figuresOf(holder, "2024-06").expensesCents())
                    .isEqualTo(4_00);
        }
        assertBooksWhole();
    }
}
