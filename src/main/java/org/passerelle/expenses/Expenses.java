package org.passerelle.expenses;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Creditor;
import org.passerelle.treasury.Euros;
import org.passerelle.treasury.Treasury;
import org.passerelle.treasury.Vat;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Approved purchases, supplier invoices and claims. Nothing is refused for lack of money: the treasury may be negative. */
@Component
@Transactional
public class Expenses {

    private static final String SELECT = "select *, reversed_at is not null as reversed from expenses_expense ";

    private final JdbcClient database;
    private final Treasury treasury;
    private final ExpensePermission permission;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Expenses(
            JdbcClient database,
            Treasury treasury,
            ExpensePermission permission,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.treasury = treasury;
        this.permission = permission;
        this.clock = clock;
        this.events = events;
    }

    /**
     * T2, booked on the document's date when that lies in an open month (T6).
     *
     * @param dated the document's date; null for today
     */
    public Expense approve(
            String caseNumber,
            long netCents,
            int vatPercent,
            int vatDeductiblePercent,
            @Nullable LocalDate dated,
            String description,
            Actor actor) {
        long vat = Vat.cents(Euros.checked(netCents), Vat.checkedRate(vatPercent));
        var datedOn = dated == null ? clock.today() : dated;
        return book(
                caseNumber,
                datedOn,
                description,
                netCents,
                vat,
                vatPercent,
                vatDeductiblePercent,
                Creditor.SUPPLIER,
                actor);
    }

    /** As {@link #approve}, with the VAT as it stands on the paper; net and VAT are below zero in a credit note. */
    Expense book(
            String caseNumber,
            LocalDate datedOn,
            String description,
            long netCents,
            long vatCents,
            int vatPercent,
            int vatDeductiblePercent,
            Creditor creditor,
            Actor actor) {
        permission.checkMaySpend(caseNumber);
        if (vatDeductiblePercent < 0 || vatDeductiblePercent > 100) {
            throw new Refused("vat-deductible-out-of-range", vatDeductiblePercent);
        }
        if (datedOn.isAfter(clock.today())) throw new Refused("expense-in-the-future", datedOn);
        long cost = netCents + Vat.share(vatCents, 100 - vatDeductiblePercent);
        long id = nextId();
        var bookedOn =
                treasury.bookExpense(caseNumber, key(id), datedOn, cost, netCents + vatCents - cost, creditor, actor);
        var expense = new Expense(
                id,
                caseNumber,
                description,
                datedOn,
                bookedOn,
                netCents,
                vatPercent,
                vatCents,
                vatDeductiblePercent,
                cost,
                false);
        add(expense, actor);
        events.publishEvent(new ExpenseApproved(caseNumber, id));
        return expense;
    }

    /** With the VAT wholly deductible, as it mostly is. */
    public Expense approve(
            String caseNumber,
            long netCents,
            int vatPercent,
            @Nullable LocalDate dated,
            String description,
            Actor actor) {
        return approve(caseNumber, netCents, vatPercent, 100, dated, description, actor);
    }

    /** Takes an expense back by a reversing entry in an open month; what was booked stays readable. */
    public void reverse(long id, String reason, Actor actor) {
        var expense = database.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query(Expense.class)
                .optional()
                .orElseThrow(() -> new Refused("expense-unknown", id));
        if (expense.reversed()) throw new Refused("expense-already-reversed", id);
        if (isInPaymentList(id)) throw new Refused("expense-paid", id);
        treasury.reverseExpense(expense.caseNumber(), key(id), actor);
        database.sql("update expenses_expense set reversed_at = :at, reversed_reason = :reason where id = :id")
                .param("at", Timestamp.from(clock.instant()))
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** What was paid, or is about to be, comes back by a credit note. */
    private boolean isInPaymentList(long id) {
        return database.sql("""
                        select exists (select 1 from expenses_outlay_line l join expenses_outlay o on o.id = l.outlay_id
                                        where l.expense_id = :id and o.payment_list is not null)""").param("id", id).query(Boolean.class).single();
    }

    /** Why an expense was taken back; empty while it stands. */
    public Optional<String> reversalReason(long id) {
        return database.sql(
                        "select reversed_reason from expenses_expense where id = :id and reversed_reason is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    public List<Expense> expensesOf(String caseNumber) {
        return database.sql(SELECT + "where case_number = :case order by id")
                .param("case", caseNumber)
                .query(Expense.class)
                .list();
    }

    private static String key(long id) {
        return "expense/" + id;
    }

    private long nextId() {
        return database.sql("select nextval(pg_get_serial_sequence('expenses_expense', 'id'))")
                .query(Long.class)
                .single();
    }

    private void add(Expense expense, Actor by) {
        database.sql("""
                        insert into expenses_expense (id, case_number, description, dated_on, booked_on, net_cents, vat_percent,
                            vat_cents, vat_deductible_percent, cost_cents, approved_at, by_account, by_role)
                        values (:id, :case, :description, :dated, :booked, :net, :percent, :vat, :deductible, :cost, :at, :account, :role)""")
                .param("id", expense.id())
                .param("case", expense.caseNumber())
                .param("description", expense.description())
                .param("dated", expense.datedOn())
                .param("booked", expense.bookedOn())
                .param("net", expense.netCents())
                .param("percent", expense.vatPercent())
                .param("vat", expense.vatCents())
                .param("deductible", expense.vatDeductiblePercent())
                .param("cost", expense.costCents())
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("role", by.role())
                .update();
    }
}
