package org.passerelle.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that happened in a case, in order: the time line people read and the audit trail. Written in the transaction of the change. */
@Component
public class Timeline {

    /**
     * @param kind application, task, stage, proposal, suspended, resumed, end-requested, exit, withdrawn, meeting-fixed
     * @param code what exactly: the task's id, the stage, the table, the exit path
     * @param details coded answers and free text, as given
     */
    public record Entry(
            long id,
            Instant at,
            LocalDate onDay,
            String kind,
            String code,
            String actorName,
            String actorRole,
            Map<String, Object> details) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final BusinessClock clock;

    Timeline(JdbcClient jdbc, ObjectMapper json, BusinessClock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public void add(String caseNumber, String kind, String code, Map<String, ?> details, Actor by) {
        add(caseNumber, kind, code, null, details, by);
    }

    public void addTask(String caseNumber, String task, String taskId, Map<String, ?> answers, Actor by) {
        add(caseNumber, "task", task, taskId, answers, by);
    }

    private void add(
            String caseNumber, String kind, String code, @Nullable String taskId, Map<String, ?> details, Actor by) {
        jdbc.sql("""
                        insert into cases_event (case_number, at, on_day, kind, code, task_id, actor_id, actor_name, actor_role,
                          details)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(
                        caseNumber,
                        OffsetDateTime.now(clock),
                        clock.today(),
                        kind,
                        code,
                        taskId,
                        by.accountId(),
                        by.name(),
                        by.role(),
                        write(details))
                .update();
    }

    public List<Entry> of(String caseNumber) {
        return jdbc.sql(SELECT + "where case_number = ? order by id")
                .param(caseNumber)
                .query(this::map)
                .list();
    }

    /** When something of that kind last happened on that day. */
    Optional<Instant> lastOn(String caseNumber, String kind, LocalDate day) {
        return jdbc.sql("select max(at) from cases_event where case_number = ? and kind = ? and on_day = ?")
                .params(caseNumber, kind, day)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Who completed a task, for the colleague who comes second. */
    public Optional<Entry> ofTask(String taskId) {
        return jdbc.sql(SELECT + "where task_id = ?")
                .param(taskId)
                .query(this::map)
                .optional();
    }

    private static final String SELECT =
            "select id, at, on_day, kind, code, actor_name, actor_role, details from cases_event ";

    private Entry map(java.sql.ResultSet row, int index) throws java.sql.SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("on_day", LocalDate.class),
                row.getString("kind"),
                row.getString("code"),
                row.getString("actor_name"),
                row.getString("actor_role"),
                read(row.getString("details")));
    }

    private String write(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details of an event cannot be written", e);
        }
    }

    private Map<String, Object> read(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details of an event do not read back", e);
        }
    }
}
