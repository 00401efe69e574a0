package org.passerelle.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.Form;
import org.passerelle.web.KeptForms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Applications that staff are typing in, each open to the one who began it and to nobody else. */
@Repository
class StaffDrafts {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String SELECT =
            "select id, programme, contact_id, fields::text, changed_at, case_number from intake_draft ";

    /** @param caseNumber once it has been sent, when nothing typed is kept any more */
    public record Draft(
            long id,
            String programme,
            @Nullable Long contactId,
            Form form,
            Instant changedAt,
            @Nullable String caseNumber) {

        /** As far as it is typed; empty for one just begun. */
        public String person() {
            return (form.value("firstName") + " " + form.value("lastName")).strip();
        }
    }

    private final JdbcClient jdbc;
    private final KeptForms forms;
    private final BusinessClock clock;

    StaffDrafts(JdbcClient jdbc, KeptForms forms, BusinessClock clock) {
        this.jdbc = jdbc;
        this.forms = forms;
        this.clock = clock;
    }

    long begin(String programme, @Nullable Long contactId, Form known, SignedIn who) {
        return jdbc.sql("""
                        insert into intake_draft (account_id, programme, contact_id, fields, changed_at)
                        values (?, ?, ?, ?::jsonb, ?) returning id""")
                .params(
                        who.accountId(),
                        programme,
                        contactId,
                        forms.write(Form.empty(), Section.allFields(), known),
                        now())
                .query(Long.class)
                .single();
    }

    Optional<Draft> of(long id, SignedIn who) {
        return read("where id = ? and account_id = ?", id, who);
    }

    /** For the one who opens the case: a second press waits here and then finds the number. */
    Optional<Draft> locked(long id, SignedIn who) {
        return read("where id = ? and account_id = ? for update", id, who);
    }

    private Optional<Draft> read(String where, long id, SignedIn who) {
        return jdbc.sql(SELECT + where)
                .params(id, who.accountId())
                .query(this::draft)
                .optional();
    }

    /** Those not yet sent, the latest first. */
    List<Draft> open(SignedIn who) {
        return jdbc.sql(SELECT + "where account_id = ? and case_number is null order by changed_at desc, id desc")
                .param(who.accountId())
                .query(this::draft)
                .list();
    }

    @Transactional
    void keep(long id, Form typed, SignedIn who) {
        locked(id, who)
                .filter(draft -> draft.caseNumber() == null)
                .ifPresent(draft -> jdbc.sql("update intake_draft set fields = ?::jsonb, changed_at = ? where id = ?")
                        .params(forms.write(draft.form(), Section.allFields(), typed), now(), id)
                        .update());
    }

    void sent(Draft draft, String caseNumber) {
        jdbc.sql("update intake_draft set fields = '{}', case_number = ?, changed_at = ? where id = ?")
                .params(caseNumber, now(), draft.id())
                .update();
    }

    void delete(long id, SignedIn who) {
        jdbc.sql("delete from intake_draft where id = ? and account_id = ?")
                .params(id, who.accountId())
                .update();
    }

    int deleteOld() {
        return jdbc.sql("delete from intake_draft where changed_at <= ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getLong("id"),
                row.getString("programme"),
                row.getObject("contact_id", Long.class),
                forms.read(row.getString("fields")),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("case_number"));
    }
}
