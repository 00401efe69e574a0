package org.passerelle.treasury;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The opened treasuries and the months of their cooperatives. */
@Component
class TreasuryCases {

    private static final String COLUMNS = "select case_number, cooperative, first_day, settled_at from treasury_case ";

    private final JdbcClient database;
    private final BusinessClock clock;

    TreasuryCases(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<TreasuryCase> find(String caseNumber) {
        return read(COLUMNS + "where case_number = :case", caseNumber);
    }

    TreasuryCase get(String caseNumber) {
        return find(caseNumber).orElseThrow(() -> new Refused("treasury-not-open", caseNumber));
    }

    /**
     * Locks the case until the end of the transaction. A booking takes this lock before it looks which months are open, and a month is
     * marked before its cases are closed under the same lock: so what is booked in a month is there when the month is closed.
     */
    TreasuryCase lock(String caseNumber) {
        return read(COLUMNS + "where case_number = :case for update", caseNumber)
                .orElseThrow(() -> new Refused("treasury-not-open", caseNumber));
    }

    void lockCooperative(String cooperative) {
        database.sql("insert into treasury_cooperative (code) values (:code) on conflict do nothing")
                .param("code", cooperative)
                .update();
        database.sql("select code from treasury_cooperative where code = :code for update")
                .param("code", cooperative)
                .query(String.class)
                .single();
    }

    void add(String caseNumber, String cooperative, LocalDate firstDay) {
        database.sql("""
                        insert into treasury_case (case_number, cooperative, first_day, opened_at)
                        values (:case, :cooperative, :firstDay, :at)""")
                .param("case", caseNumber)
                .param("cooperative", cooperative)
                .param("firstDay", firstDay)
                .param("at", at())
                .update();
    }

    void markSettled(String caseNumber) {
        database.sql("update treasury_case set settled_at = coalesce(settled_at, :at) where case_number = :case")
                .param("case", caseNumber)
                .param("at", at())
                .update();
    }

    /** The cases of a cooperative whose first month is not after {@code month}, by number. */
    List<TreasuryCase> begunBy(String cooperative, YearMonth month) {
        return begun(cooperative, month, "", Integer.MAX_VALUE, "");
    }

    /** The next cases to close after one, locked in the order of their numbers. */
    List<TreasuryCase> lockBegunBy(String cooperative, YearMonth month, String after, int atMost) {
        return begun(cooperative, month, after, atMost, " for update");
    }

    private List<TreasuryCase> begun(String cooperative, YearMonth month, String after, int atMost, String lock) {
        return database.sql(COLUMNS + """
                        where cooperative = :cooperative and first_day <= :lastDay and case_number > :after
                        order by case_number limit :most""" + lock)
                .param("cooperative", cooperative)
                .param("lastDay", month.atEndOfMonth())
                .param("after", after)
                .param("most", atMost)
                .query((row, i) -> map(row))
                .list();
    }

    int countBegunBy(String cooperative, YearMonth month) {
        return database.sql(
                        "select count(*) from treasury_case where cooperative = :cooperative and first_day <= :lastDay")
                .param("cooperative", cooperative)
                .param("lastDay", month.atEndOfMonth())
                .query(Integer.class)
                .single();
    }

    Optional<YearMonth> firstMonthOf(String cooperative) {
        return month("select min(first_day) from treasury_case where cooperative = :code", cooperative);
    }

    /** The last month in which nothing may be booked any more: marked as closing, or closed. */
    Optional<YearMonth> lastMarkedMonthOf(String cooperative) {
        return month("select max(month) from treasury_cooperative_month where cooperative = :code", cooperative);
    }

    Optional<YearMonth> lastClosedMonthOf(String cooperative) {
        return month(
                "select max(month) from treasury_cooperative_month where cooperative = :code and status = 'closed'",
                cooperative);
    }

    Optional<YearMonth> lastMonthRowOf(String caseNumber) {
        return month("select max(month) from treasury_month where case_number = :code", caseNumber);
    }

    /** T6: the first day on which something may be booked. */
    LocalDate openFrom(TreasuryCase of) {
        var first = of.firstMonth();
        return lastMarkedMonthOf(of.cooperative())
                .map(marked -> marked.plusMonths(1))
                .filter(first::isBefore)
                .orElse(first)
                .atDay(1);
    }

    private Optional<YearMonth> month(String sql, String code) {
        var day = DataAccessUtils.singleResult(
                database.sql(sql).param("code", code).query(LocalDate.class).list());
        return Optional.ofNullable(day).map(YearMonth::from);
    }

    private Optional<TreasuryCase> read(String sql, String caseNumber) {
        return database.sql(sql)
                .param("case", caseNumber)
                .query((row, i) -> map(row))
                .optional();
    }

    private static TreasuryCase map(ResultSet row) throws SQLException {
        var settledAt = row.getTimestamp("settled_at");
        return new TreasuryCase(
                row.getString("case_number"),
                row.getString("cooperative"),
                row.getObject("first_day", LocalDate.class),
                settledAt == null ? null : settledAt.toInstant());
    }

    private Timestamp at() {
        return Timestamp.from(clock.instant());
    }
}
