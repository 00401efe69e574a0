package org.passerelle.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Seeded random lives of a few cases, day by day, against {@link PlainTreasury}, which knows the rules of the field and no ledger. After
 * each month both must agree to the cent.
 */
class RandomBooksTests extends MoneyBase {

    private static final LocalDate START = LocalDate.of(2024, 1, 15);

    private final List<PlainTreasury> models = new ArrayList<>();
    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 20241122})
    void agreesWithAPlainModel(long seed) {
        random = new Random(seed);
        int months = 9;
        for (int i = 0; i < 3; i++) models.add(begun(i));
        var day = START;
        var toClose = YearMonth.from(START);
        while (YearMonth.from(day).isBefore(YearMonth.from(START).plusMonths(months))) {
            day = day.plusDays(1 + random.nextInt(4));
            today(day.toString());
            for (var model : models) if (!day.isBefore(model.firstDay)) oneDay(model, day);
            while (toClose.isBefore(YearMonth.from(day)) && random.nextInt(3) > 0) {
                close(toClose.toString());
                for (var model : models) model.close(toClose, terms);
                compare();
                if (random.nextBoolean()) close(toClose.toString());
                toClose = toClose.plusMonths(1);
            }
        }
        compare();
        assertBooksWhole();
    }

    private PlainTreasury begun(int i) {
        var firstDay = START.plusDays(random.nextInt(20) * (long) i);
        var caseNumber = opened(firstDay.toString());
        var plan = terms.plan(caseNumber, firstDay);
        plan.rates.put(LocalDate.of(2024, 3, 1 + random.nextInt(28)), BigDecimal.valueOf(random.nextInt(2000), 4));
        plan.allowances.put(LocalDate.of(2024, 4, 1 + random.nextInt(28)), (long) random.nextInt(60_000));
        plan.endedOn = firstDay.plusDays(60 + random.nextInt(90));
        var suspended = firstDay.plusDays(random.nextInt(60));
        plan.suspensions.add(new DaySpan(suspended, suspended.plusDays(1 + random.nextInt(40))));
        if (i == 1) plan.allowanceUntil = firstDay.plusDays(random.nextInt(60));
        plan.incomeAfter = random.nextInt(80_000);
        return new PlainTreasury(caseNumber, firstDay);
    }

    private void oneDay(PlainTreasury model, LocalDate today) {
        switch (random.nextInt(6)) {
            case 0, 1 -> sell(model, today);
            case 2 -> receive(model, today);
            case 3 -> spend(model, today);
            case 4 -> takeBack(model, today);
            default -> settle(model);
        }
        assertThat(treasury.balanceCents(model.caseNumber)).isEqualTo(model.balance());
    }

    private void sell(PlainTreasury model, LocalDate today) {
        var reference = "R" + model.invoices.size();
        long net = 1 + random.nextInt(200_000);
        int vat = List.of(0, 6, 12, 21).get(random.nextInt(4));
        var invoice = sales.invoice(model.caseNumber, reference, "Client " + random.nextInt(3), net, vat, ACCOUNTANT);
        model.invoices.add(new PlainTreasury.Sold(reference, net, invoice.grossCents()));
    }

    private void receive(PlainTreasury model, LocalDate today) {
        var open = model.invoices.stream()
                .filter(sold -> sold.received < sold.gross)
                .findFirst();
        if (open.isEmpty()) return;
        var sold = open.get();
        long gross =
                random.nextBoolean() ? sold.gross - sold.received : 1 + random.nextLong(sold.gross - sold.received);
        sales.receivePayment(model.caseNumber, sold.reference, gross, ACCOUNTANT);
        model.receive(sold, gross, today);
        assertThat(treasury.pendingCents(model.caseNumber)).isEqualTo(model.pending());
    }

    private void spend(PlainTreasury model, LocalDate today) {
        var dated = today.minusDays(random.nextInt(70));
        int deductible = random.nextInt(101);
        var expense = expenses.approve(
                model.caseNumber, 1 + random.nextInt(150_000), 21, deductible, dated, "Thing", ACCOUNTANT);
        model.spend(expense.costCents(), dated);
        if (random.nextInt(4) == 0) model.lastExpense = expense;
    }

    private void takeBack(PlainTreasury model, LocalDate today) {
        if (model.lastExpense == null) return;
        expenses.reverse(model.lastExpense.id(), "Returned", ACCOUNTANT);
        model.spend(-model.lastExpense.costCents(), today);
        model.lastExpense = null;
    }

    private void settle(PlainTreasury model) {
        var lastMonth = YearMonth.from(terms.lastDayOfTest(model.caseNumber));
        long due = treasury.toSettleCents(model.caseNumber);
        assertThat(due).isEqualTo(model.toSettle());
        if (model.closedUpTo == null || model.closedUpTo.isBefore(lastMonth)) {
            if (!model.settled) refused("balance-month-open", () -> treasury.payBalance(model.caseNumber, ACCOUNTANT));
        } else if (due < 0) {
            treasury.writeOffNegative(model.caseNumber, random.nextBoolean(), ACCOUNTANT);
            model.writeOff(clock.today());
        } else {
            assertThat(treasury.payBalance(model.caseNumber, ACCOUNTANT)).isEqualTo(model.settled ? 0 : due);
            if (!model.settled) model.pay(due, clock.today());
        }
    }

    private void compare() {
        for (var model : models) {
            assertThat(treasury.balanceCents(model.caseNumber)).isEqualTo(model.balance());
            assertThat(treasury.paidOutCents(model.caseNumber)).isEqualTo(model.paidOut());
            for (var month : treasury.closedMonths(model.caseNumber)) {
                assertThat(month).isEqualTo(model.figures(month.month()));
                assertThat(treasury.balanceCents(model.caseNumber, month.month().atEndOfMonth()))
                        .isEqualTo(month.closingCents());
            }
        }
    }
}
