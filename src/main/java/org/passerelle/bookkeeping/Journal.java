package org.passerelle.bookkeeping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.treasury.AccountKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries of a cooperative with all their lines, in the order of the books. */
@Repository
class Journal {

    /** @param caseNumber of accounts that each case has */
    public record Line(
            AccountKind account,
            @Nullable String caseNumber,
            @Nullable String person,
            long cents) {

        public long debitCents() {
            return Math.max(0, cents);
        }

        public long creditCents() {
            return Math.max(0, -cents);
        }
    }

    /** @param reversedBy the entry that took it back */
    public record Entry(
            long id,
            LocalDate occurredOn,
            LocalDate documentOn,
            Instant recordedAt,
            String kind,
            String source,
            @Nullable Long byAccount,
            String byRole,
            @Nullable Long reverses,
            @Nullable Long reversedBy,
            List<Line> lines) {

        public long cents() {
            return lines.stream().mapToLong(Line::debitCents).sum();
        }

        /** Sales, purchases, bank or sundry, as accounting packages part them. */
        public String journal() {
            if (lines.stream().anyMatch(line -> line.account() == AccountKind.BANK)) return "BNK";
            return switch (kind) {
                case "sale-invoiced", "sale-credited", "sale-written-off" -> "SAL";
                case "expense" -> "PUR";
                default -> "OD";
            };
        }

        /** Whose money it is about; empty for none. */
        public Optional<Line> holder() {
            return lines.stream().filter(line -> line.caseNumber() != null).findFirst();
        }
    }

    /** The first line tells whose books an entry is in: the ledger refuses one across two cooperatives. */
    private static final String FROM = """
             from ledger.entry e join ledger.posting p on p.entry = e.id and p.line = 1 join ledger.account a on a.code = p.account
            where a.cooperative = :cooperative""";

    private static final String ASKED =
            FROM + " and e.occurred_on between :from and :to and (:kind::text is null or e.kind = :kind)";

    private static final String COLUMNS = """
            select e.id, e.occurred_on, e.document_on, e.recorded_at, e.kind, e.source, e.by_account, e.by_role, e.reverses,
              (select r.id from ledger.entry r where r.reverses = e.id) as reversed_by""";

    private final JdbcClient jdbc;

    Journal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int count(String cooperative, Period period, @Nullable String kind) {
        return asked("select count(*)::int" + ASKED, cooperative, period, kind)
                .query(Integer.class)
                .single();
    }

    List<Entry> page(String cooperative, Period period, @Nullable String kind, Paging paging) {
        return entries(cooperative, period, kind, paging.offset(), Paging.SIZE);
    }

    List<Entry> all(String cooperative, Period period, @Nullable String kind) {
        return entries(cooperative, period, kind, 0, Integer.MAX_VALUE);
    }

    Optional<Entry> find(String cooperative, long id) {
        return withLines(jdbc.sql(COLUMNS + FROM + " and e.id = :id")
                        .param("cooperative", cooperative)
                        .param("id", id)
                        .query((row, i) -> entry(row))
                        .list())
                .stream()
                .findFirst();
    }

    private List<Entry> entries(String cooperative, Period period, @Nullable String kind, int offset, int most) {
        return withLines(asked(
                        COLUMNS + ASKED + " order by e.occurred_on, e.id offset :offset limit :most",
                        cooperative,
                        period,
                        kind)
                .param("offset", offset)
                .param("most", most)
                .query((row, i) -> entry(row))
                .list());
    }

    private JdbcClient.StatementSpec asked(String sql, String cooperative, Period period, @Nullable String kind) {
        return jdbc.sql(sql)
                .param("cooperative", cooperative)
                .param("from", period.from())
                .param("to", period.to())
                .param("kind", kind);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("occurred_on", LocalDate.class),
                row.getObject("document_on", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("kind"),
                row.getString("source"),
                row.getObject("by_account", Long.class),
                row.getString("by_role"),
                row.getObject("reverses", Long.class),
                row.getObject("reversed_by", Long.class),
                new ArrayList<>());
    }

    /** One statement for the lines of all of them. */
    private List<Entry> withLines(Collection<Entry> entries) {
        Map<Long, Entry> byId = new LinkedHashMap<>();
        entries.forEach(entry -> byId.put(entry.id(), entry));
        if (byId.isEmpty()) return List.of();
        jdbc.sql("""
                        select p.entry, a.kind, a.case_number, coalesce(h.first_name || ' ' || h.last_name, a.case_number) as person, p.cents
                        from ledger.posting p join ledger.account a on a.code = p.account
                        left join cases_case c on c.number = a.case_number left join people_person h on h.id = c.person_id
                        where p.entry = any(:entries) order by p.entry, p.line""").param("entries", byId.keySet().toArray(Long[]::new)).query(row -> {
            Objects.requireNonNull(byId.get(row.getLong("entry")))
                    .lines()
                    .add(new Line(
                            AccountKind.of(row.getString("kind")),
                            row.getString("case_number"),
                            row.getString("person"),
                            row.getLong("cents")));
        });
        return List.copyOf(byId.values());
    }
}
