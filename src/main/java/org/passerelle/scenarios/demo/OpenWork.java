package org.passerelle.scenarios.demo;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.BusinessClock;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What has come onto the desks since the last look, over all cases in one statement, and where each case stands. The tasks of a month end
 * are of no case: the office closes its months on a day of its own.
 */
@Component
@Profile("demo")
class OpenWork {

    record Task(
            String id,
            String caseNumber,
            String key,
            String role,
            LocalDate openedOn,
            @Nullable LocalDate dueOn) {}

    record Standing(String number, String stage, boolean suspended) {}

    private final JdbcClient jdbc;

    OpenWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Task> openedAfter(Instant look) {
        return jdbc.sql("""
                        select t.id_, e.business_key_, t.task_def_key_, coalesce(l.group_id_, ''), t.create_time_, t.due_date_
                        from act_ru_task t
                        join act_ru_execution e on e.id_ = t.proc_inst_id_
                        join cases_case c on c.number = e.business_key_
                        left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                        where t.create_time_ > ?
                        order by e.business_key_, t.create_time_, t.task_def_key_, t.id_""")
                .param(LocalDateTime.ofInstant(look, BusinessClock.ZONE))
                .query((row, n) -> new Task(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        day(row.getTimestamp(5)),
                        row.getTimestamp(6) == null ? null : day(row.getTimestamp(6))))
                .list();
    }

    Map<String, Standing> standings() {
        var standings = new HashMap<String, Standing>();
        jdbc.sql("""
                        select number, stage, exists (select 1 from cases_suspension
                          where case_number = number and return_day is null) as suspended from cases_case""").query(Standing.class).list().forEach(standing -> standings.put(standing.number(), standing));
        return standings;
    }

    private static LocalDate day(Timestamp at) {
        return at.toLocalDateTime().toLocalDate();
    }
}
