package org.passerelle.treasury;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the months of a cooperative (T6): marks the month so that nothing is booked in it any more, closes it for each case in a
 * transaction of its own, then calls it closed. Killed in the middle and run again, it ends with the same books. Its transactions
 * are always its own, whatever transaction calls it.
 */
@Component
public class MonthEnd {

    private final JdbcClient database;
    private final TreasuryCases cases;
    private final CaseMonths caseMonths;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    MonthEnd(
            JdbcClient database,
            TreasuryCases cases,
            CaseMonths caseMonths,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.cases = cases;
        this.caseMonths = caseMonths;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Closing again is accepted and changes nothing. */
    public void close(String cooperative, YearMonth month, Actor actor) {
        var toDo = Boolean.TRUE.equals(transaction.execute(status -> mark(cooperative, month, actor)));
        if (!toDo) return;
        for (var caseNumber : cases.begunBy(cooperative, month)) {
            transaction.executeWithoutResult(status -> caseMonths.close(caseNumber, month, actor));
        }
        transaction.executeWithoutResult(status -> markClosed(cooperative, month));
    }

    /** The last month of the cooperative that is closed for all its cases. */
    public Optional<YearMonth> lastClosed(String cooperative) {
        return cases.lastClosedMonthOf(cooperative);
    }

    /** The month that can be closed next, once it is over; empty while no treasury is open. */
    public Optional<YearMonth> next(String cooperative) {
        return lastClosed(cooperative).map(last -> last.plusMonths(1)).or(() -> cases.firstMonthOf(cooperative));
    }

    private boolean mark(String cooperative, YearMonth month, Actor actor) {
        cases.lockCooperative(cooperative);
        var lastClosed = lastClosed(cooperative);
        var first = cases.firstMonthOf(cooperative).filter(begun -> !month.isBefore(begun));
        if (first.isEmpty()) throw new Refused("month-before-first", month);
        if (lastClosed.filter(last -> !month.isAfter(last)).isPresent()) return false;
        if (!clock.today().isAfter(month.atEndOfMonth()))
            throw new Refused("month-not-over", month, month.atEndOfMonth());
        var next = lastClosed.map(last -> last.plusMonths(1)).orElse(first.get());
        if (month.isAfter(next)) throw new Refused("month-close-first", month, next);
        insert(cooperative, month, actor);
        return true;
    }

    private void insert(String cooperative, YearMonth month, Actor actor) {
        database.sql("""
                        insert into treasury_cooperative_month (cooperative, month, status, marked_at, by_account, by_role)
                        values (:cooperative, :month, 'closing', :at, :account, :role) on conflict do nothing""")
                .param("cooperative", cooperative)
                .param("month", firstDay(month))
                .param("at", Timestamp.from(clock.instant()))
                .param("account", actor.accountId())
                .param("role", actor.role())
                .update();
    }

    private void markClosed(String cooperative, YearMonth month) {
        database.sql("""
                        update treasury_cooperative_month set status = 'closed', closed_at = :at
                         where cooperative = :cooperative and month = :month and status = 'closing'""")
                .param("cooperative", cooperative)
                .param("month", firstDay(month))
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private static LocalDate firstDay(YearMonth month) {
        return month.atDay(1);
    }
}
