package org.passerelle.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The quotes. */
@Component
class Quotes {

    private static final String SELECT =
            "select q.*, " + Clients.COLUMNS + " from sales_quote q join sales_client c on c.id = q.client_id ";

    private final JdbcClient database;
    private final Lines lines;
    private final BusinessClock clock;

    Quotes(JdbcClient database, Lines lines, BusinessClock clock) {
        this.database = database;
        this.lines = lines;
        this.clock = clock;
    }

    /** Empty when the case has a quote of that reference already. */
    Optional<Long> add(
            String caseNumber,
            String cooperative,
            QuoteRequest request,
            Totals totals,
            int validDays,
            boolean mustBeChecked,
            Actor by) {
        var added = database.sql("""
                        insert into sales_quote (case_number, cooperative, client_id, reference, net_cents, vat_cents, note, valid_days,
                            must_be_checked, status, submitted_at, by_account, by_role)
                        values (:case, :cooperative, :client, :reference, :net, :vat, :note, :validDays,
                            :mustBeChecked, 'TO_CHECK', :at, :account, :role)
                        on conflict (case_number, reference) do nothing returning id""")
                .param("case", caseNumber)
                .param("cooperative", cooperative)
                .param("client", request.clientId())
                .param("reference", request.reference())
                .param("net", totals.netCents())
                .param("vat", totals.vatCents())
                .param("note", request.note())
                .param("validDays", validDays)
                .param("mustBeChecked", mustBeChecked)
                .param("at", now())
                .param("account", by.accountId())
                .param("role", by.role())
                .query(Long.class)
                .optional();
        added.ifPresent(id -> lines.add(Lines.Of.QUOTE, id, request.lines(), totals));
        return added;
    }

    Optional<Quote> find(long id) {
        return one("where q.id = ?", id);
    }

    Optional<Quote> lock(long id) {
        return one("where q.id = ? for update of q", id);
    }

    Optional<Quote> lock(String caseNumber, String reference) {
        return one("where q.case_number = ? and q.reference = ? for update of q", caseNumber, reference);
    }

    private Optional<Quote> one(String where, Object... params) {
        return database.sql(SELECT + where).params(params).query(this::read).optional();
    }

    List<Quote> ofCase(String caseNumber) {
        return database.sql(SELECT + "where q.case_number = :case order by q.id")
                .param("case", caseNumber)
                .query(this::read)
                .list();
    }

    /** From now on it is with the client. */
    void markOpen(long id, LocalDate validUntil, LocalDate nextStepOn) {
        database.sql("update sales_quote set status = 'OPEN', valid_until = ?, next_step_on = ? where id = ?")
                .params(validUntil, nextStepOn, id)
                .update();
    }

    void markDecided(long id, QuoteStatus status, @Nullable String reason, Actor by) {
        database.sql("""
                        update sales_quote set status = :status, reason = :reason, decided_at = :at,
                            decided_by_account = :account, decided_by_role = :role where id = :id""")
                .param("status", status.name())
                .param("reason", reason)
                .param("account", by.accountId())
                .param("role", by.role())
                .param("at", now())
                .param("id", id)
                .update();
    }

    void markAnswered(Quote quote, QuoteStatus status, QuoteAnswer answer, Actor by) {
        database.sql("""
                        update sales_quote set status = :status, accepted_at = :at, accepted_by_account = :account,
                            accepted_by_role = :role, answered_by = :way, answered_name = :name, answered_address = :address,
                            answered_text_sha256 = :sha, answer_reason = :reason, order_number = :order,
                            answer_document = :document, next_step_on = null
                         where id = :id""")
                .param("status", status.name())
                .param("at", now())
                .param("account", by.accountId())
                .param("role", by.role())
                .param("way", answer.way().name().toLowerCase(Locale.ROOT))
                .param("name", answer.name())
                .param("address", answer.address())
                .param("sha", quote.textSha256())
                .param("reason", answer.reason())
                .param("order", answer.orderNumber())
                .param("document", answer.documentId())
                .param("id", quote.id())
                .update();
    }

    void markReminded(long id, LocalDate nextStepOn) {
        database.sql("update sales_quote set reminded_at = ?, next_step_on = ? where id = ?")
                .params(now(), nextStepOn, id)
                .update();
    }

    void markNothingDue(long id) {
        database.sql("update sales_quote set next_step_on = null where id = ?")
                .param(id)
                .update();
    }

    void markEnded(long id, QuoteStatus status) {
        database.sql("update sales_quote set status = ?, ended_at = ?, next_step_on = null where id = ?")
                .params(status.name(), now(), id)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Quote read(ResultSet row, int i) throws SQLException {
        long id = row.getLong("id");
        return new Quote(
                id,
                row.getString("case_number"),
                row.getString("cooperative"),
                row.getString("reference"),
                Clients.read(row),
                row.getLong("net_cents"),
                row.getLong("vat_cents"),
                row.getBoolean("must_be_checked"),
                QuoteStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getString("note"),
                row.getObject("valid_days", Integer.class),
                row.getObject("valid_until", LocalDate.class),
                row.getString("order_number"),
                row.getString("answered_by"),
                row.getString("answered_name"),
                row.getString("answered_text_sha256"),
                row.getString("answer_reason"),
                row.getObject("answer_document", Long.class),
                row.getTimestamp("submitted_at").toInstant(),
                instant(row, "decided_at"),
                instant(row, "accepted_at"),
                lines.of(Lines.Of.QUOTE, id),
                lines.totals(Lines.Of.QUOTE, id));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
