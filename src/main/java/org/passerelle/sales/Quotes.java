package org.passerelle.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.Vat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The quotes. */
@Component
class Quotes {

    private static final String SELECT = """
            select q.*, c.code, c.name, c.enterprise_number from sales_quote q join sales_client c on c.id = q.client_id
            """;

    private final JdbcClient database;
    private final BusinessClock clock;

    Quotes(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Empty when the case has a quote of that reference already. */
    Optional<Long> add(
            String caseNumber,
            String cooperative,
            long clientId,
            String reference,
            long netCents,
            int vatPercent,
            boolean mustBeChecked,
            Actor by) {
        return database.sql("""
                        insert into sales_quote (case_number, cooperative, client_id, reference, net_cents, vat_percent, vat_cents,
                            must_be_checked, status, submitted_at, by_account, by_role)
                        values (:case, :cooperative, :client, :reference, :net, :percent, :vat,
                            :mustBeChecked, :status, :at, :account, :role)
                        on conflict (case_number, reference) do nothing returning id""")
                .param("case", caseNumber)
                .param("cooperative", cooperative)
                .param("client", clientId)
                .param("reference", reference)
                .param("net", netCents)
                .param("percent", vatPercent)
                .param("vat", Vat.cents(netCents, vatPercent))
                .param("mustBeChecked", mustBeChecked)
                .param("status", (mustBeChecked ? QuoteStatus.TO_CHECK : QuoteStatus.OPEN).name())
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("role", by.role())
                .query(Long.class)
                .optional();
    }

    Optional<Quote> find(long id) {
        return database.sql(SELECT + "where q.id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    Optional<Quote> lock(long id) {
        return database.sql(SELECT + "where q.id = :id for update of q")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    Optional<Quote> lock(String caseNumber, String reference) {
        return database.sql(SELECT + "where q.case_number = :case and q.reference = :reference for update of q")
                .param("case", caseNumber)
                .param("reference", reference)
                .query(this::read)
                .optional();
    }

    List<Quote> ofCase(String caseNumber) {
        return database.sql(SELECT + "where q.case_number = :case order by q.id")
                .param("case", caseNumber)
                .query(this::read)
                .list();
    }

    void markDecided(long id, QuoteStatus status, @Nullable String reason, Actor by) {
        database.sql("""
                        update sales_quote set status = :status, reason = :reason, decided_at = :at,
                            decided_by_account = :account, decided_by_role = :role where id = :id""")
                .param("status", status.name())
                .param("reason", reason)
                .param("account", by.accountId())
                .param("role", by.role())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    void markAccepted(long id, Actor by) {
        database.sql("""
                        update sales_quote set status = 'ACCEPTED', accepted_at = :at,
                            accepted_by_account = :account, accepted_by_role = :role where id = :id""")
                .param("account", by.accountId())
                .param("role", by.role())
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private Quote read(ResultSet row, int i) throws SQLException {
        return new Quote(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("cooperative"),
                row.getString("reference"),
                Clients.read(row),
                row.getLong("net_cents"),
                row.getInt("vat_percent"),
                row.getLong("vat_cents"),
                row.getBoolean("must_be_checked"),
                QuoteStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getTimestamp("submitted_at").toInstant(),
                instant(row, "decided_at"),
                instant(row, "accepted_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
