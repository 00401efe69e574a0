package org.passerelle.expenses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.treasury.MoneyBase;

class ExpensesTests extends MoneyBase {

    private String holder;

    @BeforeEach
    void aHolderInTest() {
        today("2024-05-06");
        holder = opened("2024-05-01");
    }

    @ParameterizedTest
    @CsvSource({
        "8000,21,100,8000",
        "8000,21,0,9680",
        "8000,21,50,8840",
        "101,21,50,112",
        "4550,21,35,5171",
        "100,0,0,100"
    })
    void lowersTheTreasuryByNetAndTheVatThatIsNotDeductible(long net, int vat, int deductible, long cost) {
        var expense = expenses.approve(holder, net, vat, deductible, null, "Paint", ACCOUNTANT);
        assertThat(expense.costCents()).isEqualTo(cost);
        assertThat(treasury.balanceCents(holder)).isEqualTo(-cost);
        assertThat(expenses.expensesOf(holder)).containsExactly(expense);
        assertThat(heard.of(ExpenseApproved.class)).contains(new ExpenseApproved(holder, expense.id()));
        assertBooksWhole();
    }

    @Test
    void refusesWhatCannotBe() {
        refused(
                "expense-in-the-future",
                () -> expenses.approve(holder, 100, 21, LocalDate.of(2024, 5, 7), "Paint", ACCOUNTANT));
        refused("amount-not-positive", () -> expenses.approve(holder, 0, 21, null, "Paint", ACCOUNTANT));
        refused("vat-rate-unknown", () -> expenses.approve(holder, 100, 20, null, "Paint", ACCOUNTANT));
        refused("vat-deductible-out-of-range", () -> expenses.approve(holder, 100, 21, 101, null, "Paint", ACCOUNTANT));
        refused("treasury-not-open", () -> expenses.approve("nobody", 100, 21, null, "Paint", ACCOUNTANT));
        permissions.refused.add(holder);
        refused("not-in-test", () -> expenses.approve(holder, 100, 21, null, "Paint", ACCOUNTANT));
        assertThat(treasury.balanceCents(holder)).isZero();
        assertThat(expenses.expensesOf(holder)).isEmpty();
    }

    @Test
    void takesAnExpenseBackInAnOpenMonthOnce() {
        var expense = expenses.approve(holder, 100_00, 21, 50, null, "Paint", ACCOUNTANT);
        today("2024-06-03");
        close("2024-05");
        expenses.reverse(expense.id(), "Returned", ACCOUNTANT);
        assertThat(treasury.balanceCents(holder)).isZero();
        assertThat(figuresOf(holder, "2024-05").expensesCents()).isEqualTo(110_50);
        assertThat(figuresOf(holder, "2024-06").expensesCents()).isEqualTo(-110_50);
        refused("expense-already-reversed", () -> expenses.reverse(expense.id(), "Again", ACCOUNTANT));
        refused("expense-unknown", () -> expenses.reverse(-1, "What", ACCOUNTANT));
        assertThat(expenses.expensesOf(holder)).extracting(Expense::reversed).containsExactly(true);
        assertBooksWhole();
    }
}
