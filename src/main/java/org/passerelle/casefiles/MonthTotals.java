package org.passerelle.casefiles;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The months of a whole cooperative, added up from the ledger. */
@Repository
class MonthTotals {

    /** In cents, by booking date. Contribution and allowance are there once the month is closed. */
    public record Totals(long sales, long expenses, long contribution, long allowance, long paidOut) {}

    /** Treasuries at the end of a month. */
    public record Held(int treasuries, int negative, long cents) {}

    /** A treasury below zero, and whose. */
    public record Negative(String number, String firstName, String lastName, long cents) {}

    /** A closed month with who closed it. */
    public record Closed(java.time.LocalDate month, java.time.OffsetDateTime closedAt) {}

    private final JdbcClient jdbc;

    MonthTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Totals of(String cooperative, YearMonth month) {
        Map<String, Object> row = jdbc.sql("""
                        select -coalesce(sum(p.cents) filter (where e.kind = 'sale-received'), 0)::bigint as sales,
                          coalesce(sum(p.cents) filter (where e.kind = 'expense'), 0)::bigint as expenses,
                          coalesce(sum(p.cents) filter (where e.kind = 'contribution'), 0)::bigint as contribution,
                          coalesce(sum(p.cents) filter (where e.kind = 'allowance'), 0)::bigint as allowance,
                          coalesce(sum(p.cents) filter (where e.kind = 'settlement'), 0)::bigint as paid_out
                        from ledger.posting p join ledger.entry e on e.id = p.entry join ledger.account a on a.code = p.account
                        where a.kind = 'treasury' and a.cooperative = ? and e.occurred_on between ? and ?""")
                .params(cooperative, month.atDay(1), month.atEndOfMonth())
                .query()
                .singleRow();
        return new Totals(
                cents(row, "sales"),
                cents(row, "expenses"),
                cents(row, "contribution"),
                cents(row, "allowance"),
                cents(row, "paid_out"));
    }

    private static long cents(Map<String, Object> row, String name) {
        return ((Number) Objects.requireNonNull(row.get(name))).longValue();
    }

    Held held(String cooperative, YearMonth month) {
        return jdbc.sql(HELD + " select count(*) as treasuries, count(*) filter (where cents < 0) as negative,"
                        + " coalesce(sum(cents), 0)::bigint as cents from held")
                .params(month.atEndOfMonth(), cooperative, month.atEndOfMonth())
                .query(Held.class)
                .single();
    }

    List<Negative> negative(String cooperative, YearMonth month) {
        return jdbc.sql(HELD + """
                         select c.number, p.first_name, p.last_name, h.cents::bigint as cents from held h
                        join cases_case c on c.number = h.case_number join people_person p on p.id = c.person_id
                        where h.cents < 0 order by h.cents""")
                .params(month.atEndOfMonth(), cooperative, month.atEndOfMonth())
                .query(Negative.class)
                .list();
    }

    List<Closed> closed(String cooperative) {
        return jdbc.sql("""
                        select month, closed_at from treasury_cooperative_month
                        where cooperative = ? and status = 'closed' order by month desc limit 24""").param(cooperative).query(Closed.class).list();
    }

    private static final String HELD = """
            with held as (
              select t.case_number, coalesce((select -sum(p.cents) from ledger.posting p join ledger.entry e on e.id = p.entry
                join ledger.account a on a.code = p.account
                where a.kind = 'treasury' and a.case_number = t.case_number and e.occurred_on <= ?), 0) as cents
              from treasury_case t where t.cooperative = ? and t.first_day <= ?)""";
}
