package org.passerelle.intake;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.programmes.Programme;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All contacts. A list is one statement a page. */
@Repository
public class Contacts {

    static final int PAGE = 50;

    /** @param show {@code open} (no application yet), {@code due} (somebody should be in touch by today), {@code applied} or {@code all} */
    record Filter(String show, @Nullable String q, int page) {}

    private static final String COLUMNS = """
            select id, programme, structure, first_name, last_name, language, email, phone, met_how, met_on, idea, note, next_on,
              noted_by, changed_on, case_number
            from intake_contact
            """;

    /** What somebody writes, now or again. */
    private static final String WRITTEN =
            "first_name, last_name, language, email, phone, met_how, met_on, idea, note, next_on, changed_on";

    private static final String VALUES =
            ":firstName, :lastName, :language, :email, :phone, :metHow, :metOn, :idea, :note, :nextOn, :today";

    private static final String CHOSEN = """
            where structure in (:structures)
              and case :show when 'open' then case_number is null when 'due' then case_number is null and next_on <= :today
                when 'applied' then case_number is not null else true end
              and not exists (select 1 from unnest(string_to_array(:q::text, ' ')) w where position(casefiles_plain(w)
                in casefiles_plain(concat_ws(' ', first_name, last_name, phone, email, idea))) = 0)
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Contacts(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Contact> find(long id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(Contact.class).optional();
    }

    /** Whoever should be called first comes first. */
    List<Contact> page(List<String> structures, Filter filter) {
        return ask(COLUMNS + CHOSEN + """
                                order by next_on nulls last, casefiles_plain(concat_ws(' ', last_name, first_name)), id
                                limit :page offset :offset""", structures, filter)
                .param("page", PAGE)
                .param("offset", (filter.page() - 1) * PAGE)
                .query(Contact.class)
                .list();
    }

    int count(List<String> structures, Filter filter) {
        return ask("select count(*) from intake_contact " + CHOSEN, structures, filter)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec ask(String select, List<String> structures, Filter filter) {
        return jdbc.sql(select)
                .param("structures", structures)
                .param("show", filter.show())
                .param("today", clock.today())
                .param("q", filter.q() == null ? null : filter.q().replaceAll("\\s+", " "));
    }

    public long add(Contact contact, Actor by) {
        return write("""
                        insert into intake_contact (programme, structure, noted_by_id, noted_by, %s)
                        values (:programme, :structure, :byId, :by, %s) returning id""", contact)
                .param("programme", contact.programme())
                .param("structure", contact.structure())
                .param("byId", by.accountId())
                .param("by", by.name())
                .query(Long.class)
                .single();
    }

    /** Takes over what is written in it now. */
    void change(Contact contact) {
        write("update intake_contact set (%s) = (%s) where id = :id", contact)
                .param("id", contact.id())
                .update();
    }

    private JdbcClient.StatementSpec write(String sql, Contact contact) {
        return jdbc.sql(sql.formatted(WRITTEN, VALUES))
                .param("firstName", contact.firstName())
                .param("lastName", contact.lastName())
                .param("language", contact.language())
                .param("email", contact.email())
                .param("phone", contact.phone())
                .param("metHow", contact.metHow())
                .param("metOn", contact.metOn())
                .param("idea", contact.idea())
                .param("note", contact.note())
                .param("nextOn", contact.nextOn())
                .param("today", clock.today());
    }

    public void applied(long id, String caseNumber) {
        jdbc.sql("update intake_contact set case_number = ?, next_on = null, changed_on = ? where id = ?")
                .params(caseNumber, clock.today(), id)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from intake_contact where id = ?").param(id).update();
    }

    /** Those without application whose time is over. A period of n months from a day ends the day before that day n months on. */
    int deleteOld(Programme programme) {
        return jdbc.sql("""
                        delete from intake_contact
                        where programme = ? and case_number is null and greatest(met_on, changed_on) + ?::interval <= ?""")
                .params(programme.code(), programme.contactsKept().toString(), clock.today())
                .update();
    }
}
