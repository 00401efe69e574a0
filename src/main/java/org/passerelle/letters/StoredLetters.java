package org.passerelle.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the module. */
@Repository
class StoredLetters {

    private static final String ROW = """
            select id, case_number, key, language, recipient_kind, recipient_name, requested_at, dated_on, state, made_at, sent_at,
                   sha256, reason
            from letters_letter""";

    private static final String WORK = """
            select id, programme, key, language, email, facts, state, attempts, title, sha256, sending_at, private_link
            from letters_letter""";

    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    StoredLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A letter as the press needs it. */
    record Work(
            long id,
            String programme,
            String key,
            String language,
            @Nullable String email,
            Map<String, Object> facts,
            String state,
            int attempts,
            @Nullable String title,
            @Nullable String sha256,
            boolean sendingBegan,
            @Nullable String privateLink) {

        boolean made() {
            return sha256 != null;
        }
    }

    /** One statement, so that a step which calls for a letter stays quick; a second one only when the key was there already. */
    long insert(LetterRequest request, Map<String, Object> facts, Instant at, LocalDate on) {
        return jdbc.sql("""
                        insert into letters_letter (case_number, programme, key, language, recipient_kind, recipient_name, email, facts,
                            idempotency_key, requested_by_id, requested_by, requested_role, requested_at, dated_on, due_at, private_link)
                        values (:case, :programme, :key, :language, :kind, :name, :email, cast(:facts as jsonb), :idem, :byId, :by, :role,
                            :at, :on, :at, :link)
                        on conflict (idempotency_key) do nothing
                        returning id""")
                .param("case", request.caseNumber())
                .param("programme", request.programme())
                .param("key", request.key())
                .param("language", request.language())
                .param("kind", request.recipientKind())
                .param("name", Facts.text(facts, "letter", "recipientName"))
                .param("email", request.email())
                .param("facts", written(facts))
                .param("idem", request.idempotencyKey())
                .param("byId", request.by().accountId())
                .param("by", request.by().name())
                .param("role", request.by().role())
                .param("at", utc(at))
                .param("on", on)
                .param("link", request.email() == null ? null : request.privateLink())
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("select id from letters_letter where idempotency_key = ?")
                        .param(request.idempotencyKey())
                        .query(Long.class)
                        .single());
    }

    boolean isAskedFor(String idempotencyKey) {
        return jdbc.sql("select exists (select 1 from letters_letter where idempotency_key = ?)")
                .param(idempotencyKey)
                .query(Boolean.class)
                .single();
    }

    List<LetterRow> ofCase(String caseNumber) {
        return jdbc.sql(ROW + " where case_number = ? order by id desc")
                .param(caseNumber)
                .query(StoredLetters::row)
                .list();
    }

    List<LetterRow> stuck() {
        return jdbc.sql(ROW + " where state = 'stuck' order by id desc")
                .query(StoredLetters::row)
                .list();
    }

    Optional<LetterRow> letter(long id) {
        return jdbc.sql(ROW + " where id = ?")
                .param(id)
                .query(StoredLetters::row)
                .optional();
    }

    Optional<Long> ofKey(String idempotencyKey) {
        return jdbc.sql("select id from letters_letter where idempotency_key = ?")
                .param(idempotencyKey)
                .query(Long.class)
                .optional();
    }

    List<String> keysOf(String caseNumber) {
        return jdbc.sql("select distinct key from letters_letter where case_number = ?")
                .param(caseNumber)
                .query(String.class)
                .list();
    }

    Optional<byte[]> pdf(long id) {
        return jdbc.sql("select pdf from letters_pdf where letter_id = ?")
                .param(id)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** Takes a letter that is due and that no other press holds: the newest, or the one that has waited longest. */
    Optional<Work> takeDue(Instant now, boolean newest) {
        return jdbc.sql(WORK + " where due_at <= ? order by id " + (newest ? "desc" : "asc")
                        + " limit 1 for update skip locked")
                .param(utc(now))
                .query(this::work)
                .optional();
    }

    /** Waits for another press that holds the letter. */
    Optional<Work> take(long id) {
        return jdbc.sql(WORK + " where id = ? for update")
                .param(id)
                .query(this::work)
                .optional();
    }

    void made(long id, byte[] pdf, String sha256, String title, Instant at, boolean toPost) {
        jdbc.sql("insert into letters_pdf (letter_id, pdf) values (?, ?)")
                .params(id, pdf)
                .update();
        jdbc.sql("""
                        update letters_letter set state = 'made', made_at = :at, sha256 = :sha, title = :title, attempts = 0, reason = null,
                            due_at = case when :toPost then cast(:at as timestamptz) end,
                            private_link = case when :toPost then private_link end
                        where id = :id""")
                .param("at", utc(at))
                .param("sha", sha256)
                .param("title", title)
                .param("toPost", toPost)
                .param("id", id)
                .update();
    }

    void sendingBegins(long id, Instant at) {
        jdbc.sql("update letters_letter set sending_at = ? where id = ?")
                .params(utc(at), id)
                .update();
    }

    void sent(long id, Instant at) {
        jdbc.sql("""
                        update letters_letter set state = 'sent', sent_at = ?, due_at = null, attempts = 0, reason = null,
                            private_link = null
                        where id = ?""").params(utc(at), id).update();
    }

    /** @param due when to try again, or null to give up */
    void failed(long id, String reason, @Nullable Instant due) {
        jdbc.sql("""
                        update letters_letter set attempts = attempts + 1, reason = :reason, due_at = :due,
                            state = case when cast(:due as timestamptz) is null then 'stuck' else state end
                        where id = :id""")
                .param("reason", reason)
                .param("due", due == null ? null : utc(due), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    boolean retry(long id, Instant now) {
        return jdbc.sql("""
                        update letters_letter set state = case when made_at is null then 'requested' else 'made' end, attempts = 0,
                            due_at = ?
                        where id = ? and state = 'stuck'""").params(utc(now), id).update() == 1;
    }

    private Work work(ResultSet row, int number) throws SQLException {
        return new Work(
                row.getLong("id"),
                row.getString("programme"),
                row.getString("key"),
                row.getString("language"),
                row.getString("email"),
                read(row.getString("facts")),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("title"),
                row.getString("sha256"),
                row.getObject("sending_at") != null,
                row.getString("private_link"));
    }

    private static LetterRow row(ResultSet row, int number) throws SQLException {
        return new LetterRow(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("key"),
                row.getString("language"),
                row.getString("recipient_kind"),
                row.getString("recipient_name"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("dated_on", LocalDate.class),
                row.getString("state"),
                instant(row, "made_at"),
                instant(row, "sent_at"),
                row.getString("sha256"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private String written(Map<String, Object> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Facts of a letter cannot be written", e);
        }
    }

    private Map<String, Object> read(String facts) {
        try {
            return json.readValue(facts, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Facts of a letter cannot be read", e);
        }
    }
}
