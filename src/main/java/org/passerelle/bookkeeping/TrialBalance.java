package org.passerelle.bookkeeping;

import java.util.Comparator;
import java.util.List;
import org.passerelle.treasury.AccountKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each account held before a period, what was booked on either side in it, what it holds at its end. Debits are positive. */
@Repository
class TrialBalance {

    /** @param openingCents before the period, {@code closingCents} at its end */
    public record Line(AccountKind account, long openingCents, long debitCents, long creditCents, long closingCents) {}

    /** The account of one case, with the name of its holder. */
    public record CaseLine(
            String caseNumber,
            String firstName,
            String lastName,
            long openingCents,
            long debitCents,
            long creditCents,
            long closingCents) {

        public String person() {
            return (firstName + " " + lastName).strip();
        }
    }

    private static final String SUMS = """
            coalesce(sum(p.cents) filter (where e.occurred_on < :from), 0)::bigint as opening_cents,
            coalesce(sum(p.cents) filter (where e.occurred_on >= :from and p.cents > 0), 0)::bigint as debit_cents,
            coalesce(-sum(p.cents) filter (where e.occurred_on >= :from and p.cents < 0), 0)::bigint as credit_cents,
            sum(p.cents)::bigint as closing_cents
            from ledger.account a join ledger.posting p on p.account = a.code join ledger.entry e on e.id = p.entry
            """;

    private final JdbcClient jdbc;

    TrialBalance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the chart of accounts; those that were never used are left out. */
    List<Line> of(String cooperative, Period period) {
        return jdbc
                .sql("select a.kind, " + SUMS
                        + "where a.cooperative = :cooperative and e.occurred_on <= :to group by a.kind")
                .param("cooperative", cooperative)
                .param("from", period.from())
                .param("to", period.to())
                .query((row, i) -> new Line(
                        AccountKind.of(row.getString("kind")),
                        row.getLong("opening_cents"),
                        row.getLong("debit_cents"),
                        row.getLong("credit_cents"),
                        row.getLong("closing_cents")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Line::account))
                .toList();
    }

    /** By name; an account that held nothing before and in which nothing moved is left out. */
    List<CaseLine> byCase(String cooperative, AccountKind account, Period period) {
        return jdbc.sql("""
                        select a.case_number, coalesce(h.first_name, a.case_number) as first_name, coalesce(h.last_name, '') as last_name,
                        """ + SUMS + """
                        left join cases_case c on c.number = a.case_number left join people_person h on h.id = c.person_id
                        where a.cooperative = :cooperative and a.kind = :account and e.occurred_on <= :to
                        group by 1, 2, 3
                        having sum(p.cents) <> 0 or count(*) filter (where e.occurred_on >= :from) > 0
                          or sum(p.cents) filter (where e.occurred_on < :from) <> 0
                        order by lower(coalesce(h.last_name, '')), lower(coalesce(h.first_name, a.case_number)), a.case_number""")
                .param("cooperative", cooperative)
                .param("account", account.code())
                .param("from", period.from())
                .param("to", period.to())
                .query(CaseLine.class)
                .list();
    }
}
