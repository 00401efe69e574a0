package org.passerelle.tasklists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.passerelle.accounts.SignedIn;
import org.passerelle.engine.CaseTask;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Texts;
import org.passerelle.web.Form;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have begun to write in tasks, word for word, right or wrong. Everybody has a draft of their own. */
@Repository
class TaskDrafts {

    /** More than any field accepts, so that a text too long comes back whole, to be shortened. */
    private static final int LONGEST = 100_000;

    private static final TypeReference<LinkedHashMap<String, List<String>>> FIELDS = new TypeReference<>() {};

    record Draft(Form form, Instant changedAt) {}

    /** Somebody else who has begun. What they wrote is theirs. */
    public record Other(String author, Instant changedAt) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final BusinessClock clock;

    TaskDrafts(JdbcClient jdbc, ObjectMapper json, BusinessClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Optional<Draft> of(CaseTask task, SignedIn who) {
        return jdbc.sql("""
                        select fields::text, changed_at from tasklists_draft
                        where case_number = ? and task_key = ? and part = ? and account_id = ?""")
                .params(task.caseNumber(), task.key(), part(task), who.accountId())
                .query((row, n) ->
                        new Draft(read(row.getString(1)), row.getTimestamp(2).toInstant()))
                .optional();
    }

    List<Other> others(CaseTask task, SignedIn who) {
        return jdbc.sql("""
                        select author, changed_at from tasklists_draft
                        where case_number = ? and task_key = ? and part = ? and account_id <> ? order by changed_at desc""")
                .params(task.caseNumber(), task.key(), part(task), who.accountId())
                .query((row, n) ->
                        new Other(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
    }

    void keep(CaseTask task, SignedIn who, Form typed) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var field : task.fields()) {
            var values =
                    typed.values(field.id()).stream().map(TaskDrafts::storable).toList();
            if (values.stream().anyMatch(value -> !value.isBlank())) fields.put(field.id(), values);
        }
        jdbc.sql("""
                        insert into tasklists_draft (case_number, task_key, part, account_id, author, fields, changed_at)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?)
                        on conflict (case_number, task_key, part, account_id) do update
                        set fields = excluded.fields, author = excluded.author, changed_at = excluded.changed_at""")
                .params(
                        task.caseNumber(),
                        task.key(),
                        part(task),
                        who.accountId(),
                        who.name(),
                        write(fields),
                        Timestamp.from(clock.instant()))
                .update();
    }

    void delete(CaseTask task, SignedIn who) {
        jdbc.sql("delete from tasklists_draft where case_number = ? and task_key = ? and part = ? and account_id = ?")
                .params(task.caseNumber(), task.key(), part(task), who.accountId())
                .update();
    }

    private static String part(CaseTask task) {
        return TaskAnswers.part(task);
    }

    /** PostgreSQL stores no zero character. */
    private static String storable(String value) {
        return Texts.start(Texts.storable(value), LONGEST);
    }

    private String write(Object fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Form read(String text) {
        try {
            return Form.of(json.readValue(text, FIELDS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
