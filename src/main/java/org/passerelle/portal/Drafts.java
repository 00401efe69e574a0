package org.passerelle.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.intake.Section;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.Form;
import org.passerelle.web.KeptForms;
import org.passerelle.web.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Applications being written, each behind a random cookie of which only the fingerprint is stored; thirty days, then deleted. */
@Repository
class Drafts {

    static final Duration KEPT = Duration.ofDays(30);

    /** @param caseNumber once it has been sent, when nothing typed is kept any more */
    record Draft(
            String fingerprint,
            Form form,
            Instant startedAt,
            Instant changedAt,
            @Nullable String caseNumber) {}

    private final JdbcClient jdbc;
    private final KeptForms forms;
    private final BusinessClock clock;

    Drafts(JdbcClient jdbc, KeptForms forms, BusinessClock clock) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.clock = clock;
    }

    Optional<Draft> of(@Nullable String token) {
        if (token == null) return Optional.empty();
        return read("", Secret.fingerprint(token));
    }

    /** For the one who sends it: a second press waits here and then finds the case number. */
    Optional<Draft> locked(String fingerprint) {
        return read(" for update", fingerprint);
    }

    private Optional<Draft> read(String lock, String fingerprint) {
        return jdbc.sql("""
                        select fingerprint, fields::text, started_at, changed_at, case_number from portal_draft
                        where fingerprint = ? and changed_at > ?""" + lock)
                .params(fingerprint, Timestamp.from(clock.instant().minus(KEPT)))
                .query(this::draft)
                .optional();
    }

    /** @return the token for the cookie */
    @Transactional
    String begin() {
        var now = Timestamp.from(clock.instant());
        var token = Secret.token();
        jdbc.sql("delete from portal_draft where changed_at <= ?")
                .params(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        jdbc.sql("insert into portal_draft (fingerprint, fields, started_at, changed_at) values (?, '{}', ?, ?)")
                .params(Secret.fingerprint(token), now, now)
                .update();
        return token;
    }

    /** Keeps the answers of one step as they were typed, right or wrong. */
    @Transactional
    void keep(String token, Section step, Form typed) {
        var draft = locked(Secret.fingerprint(token))
                .filter(found -> found.caseNumber() == null)
                .orElse(null);
        if (draft == null) return;
        jdbc.sql("update portal_draft set fields = ?::jsonb, changed_at = ? where fingerprint = ?")
                .params(
                        forms.write(draft.form(), step.fields(), typed),
                        Timestamp.from(clock.instant()),
                        draft.fingerprint())
                .update();
    }

    void sent(Draft draft, String caseNumber) {
        jdbc.sql("update portal_draft set fields = '{}', case_number = ?, changed_at = ? where fingerprint = ?")
                .params(caseNumber, Timestamp.from(clock.instant()), draft.fingerprint())
                .update();
    }

    void delete(String token) {
        jdbc.sql("delete from portal_draft where fingerprint = ?")
                .params(Secret.fingerprint(token))
                .update();
    }

    private Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getString("fingerprint"),
                forms.read(row.getString("fields")),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("case_number"));
    }
}
