package org.passerelle.treasury;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The months of cooperatives that are closing or closed, with how far they have come. */
@Component
class MonthRuns {

    private static final String COLUMNS = """
            select cooperative, month, status, cases, cases_closed, closed_up_to, marked_at, closed_at, by_account, by_role,
              (select count(*) from treasury_month t join treasury_case c on c.case_number = t.case_number
                where t.told_at is null and t.month = r.month and c.cooperative = r.cooperative) as to_tell
            from treasury_cooperative_month r""";

    private final JdbcClient database;
    private final BusinessClock clock;

    MonthRuns(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<MonthRun> find(String cooperative, YearMonth month) {
        return database.sql(COLUMNS + " where cooperative = :cooperative and month = :month")
                .param("cooperative", cooperative)
                .param("month", month.atDay(1))
                .query((row, i) -> map(row))
                .optional();
    }

    /** The latest first. */
    List<MonthRun> of(String cooperative) {
        return database.sql(COLUMNS + " where cooperative = :cooperative order by month desc")
                .param("cooperative", cooperative)
                .query((row, i) -> map(row))
                .list();
    }

    /** Whoever works on the month waits for the others: cases go on where the one before has stopped. */
    Optional<MonthRun> lock(String cooperative, YearMonth month) {
        database.sql(
                        "select 1 from treasury_cooperative_month where cooperative = :cooperative and month = :month for update")
                .param("cooperative", cooperative)
                .param("month", month.atDay(1))
                .query()
                .listOfRows();
        return find(cooperative, month);
    }

    void add(String cooperative, YearMonth month, int cases, Actor actor) {
        database.sql("""
                        insert into treasury_cooperative_month (cooperative, month, status, cases, marked_at, by_account, by_role)
                        values (:cooperative, :month, 'closing', :cases, :at, :account, :role) on conflict do nothing""")
                .param("cooperative", cooperative)
                .param("month", month.atDay(1))
                .param("cases", cases)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", actor.accountId())
                .param("role", actor.role())
                .update();
    }

    void advance(MonthRun run, String closedUpTo, int more) {
        database.sql("""
                        update treasury_cooperative_month set closed_up_to = :upTo, cases_closed = cases_closed + :more
                         where cooperative = :cooperative and month = :month""")
                .param("upTo", closedUpTo)
                .param("more", more)
                .param("cooperative", run.cooperative())
                .param("month", run.month().atDay(1))
                .update();
    }

    void markClosed(MonthRun run) {
        database.sql("""
                        update treasury_cooperative_month set status = 'closed', closed_at = :at
                         where cooperative = :cooperative and month = :month""")
                .param("at", Timestamp.from(clock.instant()))
                .param("cooperative", run.cooperative())
                .param("month", run.month().atDay(1))
                .update();
    }

    private static MonthRun map(ResultSet row) throws SQLException {
        var closedAt = row.getTimestamp("closed_at");
        return new MonthRun(
                row.getString("cooperative"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getString("status").equals("closed"),
                row.getInt("cases"),
                row.getInt("cases_closed"),
                row.getInt("to_tell"),
                row.getString("closed_up_to"),
                row.getTimestamp("marked_at").toInstant(),
                closedAt == null ? null : closedAt.toInstant(),
                row.getObject("by_account", Long.class),
                row.getString("by_role"));
    }
}
