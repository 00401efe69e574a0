package org.passerelle.months;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries behind an amount: what touched the treasuries of a cooperative in a month. */
@Repository
class LedgerEntries {

    static final int PAGE = 100;

    /** @param cents what it added to the treasury; {@code balanceCents} what the treasury held after it */
    public record Entry(
            long id,
            LocalDate occurredOn,
            LocalDate documentOn,
            String kind,
            String source,
            @Nullable Long reverses,
            String caseNumber,
            String firstName,
            String lastName,
            long cents,
            long balanceCents) {

        public String person() {
            return firstName + " " + lastName;
        }
    }

    /** @param number how many there are in all, and what they add up to */
    public record Sum(int number, long cents) {}

    private static final String FROM = """
             from ledger.account a join ledger.posting p on p.account = a.code join ledger.entry e on e.id = p.entry
            left join cases_case c on c.number = a.case_number left join people_person h on h.id = c.person_id
            where a.kind = 'treasury' and a.cooperative = :cooperative and e.occurred_on between :first and :last
              and (:kind::text is null or e.kind = :kind) and (:case::text is null or a.case_number = :case)""";

    private final JdbcClient jdbc;

    LedgerEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the books. */
    List<Entry> of(MonthKey key, @Nullable String kind, @Nullable String caseNumber, int page) {
        return ask(
                        "select e.id, e.occurred_on, e.document_on, e.kind, e.source, e.reverses, a.case_number,"
                                + " coalesce(h.first_name, a.case_number) as first_name, coalesce(h.last_name, '') as last_name,"
                                + " -p.cents as cents, -p.balance_after as balance_cents",
                        " order by e.occurred_on, e.id limit " + PAGE + " offset :offset",
                        key,
                        kind,
                        caseNumber)
                .param("offset", (page - 1) * PAGE)
                .query(Entry.class)
                .list();
    }

    Sum sum(MonthKey key, @Nullable String kind, @Nullable String caseNumber) {
        return ask(
                        "select count(*)::int as number, coalesce(-sum(p.cents), 0)::bigint as cents",
                        "",
                        key,
                        kind,
                        caseNumber)
                .query(Sum.class)
                .single();
    }

    private JdbcClient.StatementSpec ask(
            String select, String rest, MonthKey key, @Nullable String kind, @Nullable String caseNumber) {
        return jdbc.sql(select + FROM + rest)
                .param("cooperative", key.cooperative())
                .param("first", key.month().atDay(1))
                .param("last", key.month().atEndOfMonth())
                .param("kind", kind)
                .param("case", caseNumber);
    }
}
