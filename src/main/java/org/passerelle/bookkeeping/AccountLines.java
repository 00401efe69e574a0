package org.passerelle.bookkeeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.treasury.AccountKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The lines of an account in the order of the books, with what it held before, what came in, what went out, what it held afterwards.
 * Two statements, however many lines there are. Amounts have the sign that people give them: what is held for somebody, or owed to
 * somebody, is above zero.
 */
@Repository
class AccountLines {

    /**
     * Which lines.
     *
     * @param kind of the entries, all when null
     * @param caseNumber whose account; all of them when null, where each case has one
     */
    record Ask(
            String cooperative,
            AccountKind account,
            @Nullable String caseNumber,
            @Nullable String kind,
            Period period) {

        /** A balance makes sense for one account, and where no entry is left out. */
        boolean isWhole() {
            return kind == null && isOne();
        }

        private boolean isOne() {
            return caseNumber != null || !account.perCase();
        }

        private String code() {
            return cooperative + "/" + account.code() + (account.perCase() ? "/" + caseNumber : "");
        }
    }

    /** @param balanceCents of the account after it, by booking date; null where several accounts are shown, or not all entries */
    public record Line(
            long entry,
            LocalDate occurredOn,
            LocalDate documentOn,
            String kind,
            String source,
            @Nullable Long reverses,
            @Nullable String caseNumber,
            @Nullable String firstName,
            @Nullable String lastName,
            long cents,
            @Nullable Long balanceCents) {

        public String person() {
            return firstName == null ? Objects.requireNonNullElse(caseNumber, "") : firstName + " " + lastName;
        }
    }

    public record Sums(int number, long openingCents, long inCents, long outCents) {

        public long closingCents() {
            return openingCents + inCents - outCents;
        }

        public long movedCents() {
            return inCents - outCents;
        }
    }

    private static final String FROM = """
             from ledger.account a join ledger.posting p on p.account = a.code join ledger.entry e on e.id = p.entry
            left join cases_case c on c.number = a.case_number left join people_person h on h.id = c.person_id
            where e.occurred_on <= :to and (:kind::text is null or e.kind = :kind) and""";

    private final JdbcClient jdbc;

    AccountLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Sums sums(Ask ask) {
        return ask(ask, """
                        select count(*) filter (where e.occurred_on >= :from)::int as number,
                          coalesce(sum(:sign * p.cents) filter (where e.occurred_on < :from), 0)::bigint as opening_cents,
                          coalesce(sum(:sign * p.cents) filter (where e.occurred_on >= :from and :sign * p.cents > 0), 0)::bigint as in_cents,
                          coalesce(-sum(:sign * p.cents) filter (where e.occurred_on >= :from and :sign * p.cents < 0), 0)::bigint as out_cents
                        """, "").query(Sums.class).single();
    }

    List<Line> page(Ask ask, Paging paging) {
        return lines(ask, paging.offset(), Paging.SIZE);
    }

    List<Line> all(Ask ask) {
        return lines(ask, 0, Integer.MAX_VALUE);
    }

    private List<Line> lines(Ask ask, int offset, int most) {
        return ask(
                        ask,
                        "select * from (select e.id as entry, p.line, e.occurred_on, e.document_on, e.kind, e.source, e.reverses, a.case_number,"
                                + " h.first_name, h.last_name, :sign * p.cents as cents, "
                                + (ask.isWhole()
                                        ? "(sum(:sign * p.cents) over (order by e.occurred_on, e.id, p.line))::bigint"
                                        : "null::bigint")
                                + " as balance_cents",
                        ") as booked where occurred_on >= :from order by occurred_on, entry, line offset :offset limit :most")
                .param("offset", offset)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    private JdbcClient.StatementSpec ask(Ask ask, String select, String rest) {
        var which = ask.isOne() ? " a.code = :code" : " a.cooperative = :cooperative and a.kind = :account";
        var statement = jdbc.sql(select + FROM + which + rest)
                .param("from", ask.period().from())
                .param("to", ask.period().to())
                .param("kind", ask.kind())
                .param("sign", ask.account().isCredit() ? -1 : 1);
        return ask.isOne()
                ? statement.param("code", ask.code())
                : statement
                        .param("cooperative", ask.cooperative())
                        .param("account", ask.account().code());
    }
}
