package org.passerelle.casefiles;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.cases.ProjectCase;
import org.passerelle.engine.TaskCatalogue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open tasks of one case, by one statement; those of a checklist are one line. */
@Component
public class OpenTasks {

    record Row(String id, String key, String role, @Nullable LocalDate dueOn, boolean urgent) {}

    /** @param path null for a task of another role */
    public record Line(
            String key,
            String title,
            String role,
            @Nullable LocalDate dueOn,
            boolean urgent,
            @Nullable String path) {}

    private final JdbcClient jdbc;
    private final TaskCatalogue catalogue;
    private final Wording wording;

    OpenTasks(JdbcClient jdbc, TaskCatalogue catalogue, Wording wording) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.wording = wording;
    }

    /** @param roles of the one who reads, in the structure of the case */
    public List<Line> of(ProjectCase projectCase, Set<String> roles) {
        var words = wording.of(projectCase);
        var lines = new LinkedHashMap<String, Line>();
        for (var row : rows(projectCase.number())) {
            boolean checklist = catalogue.checklists().containsKey(row.key());
            var own = checklist ? words.of("task." + row.key() + ".list") : null;
            var path = checklist ? "/cases/" + projectCase.number() + "/checklist/" + row.key() : "/tasks/" + row.id();
            lines.putIfAbsent(
                    checklist ? row.key() : row.id(),
                    new Line(
                            row.key(),
                            own == null ? words.task(row.key()) : own,
                            row.role(),
                            row.dueOn(),
                            row.urgent(),
                            roles.contains(row.role()) ? path : null));
        }
        return List.copyOf(lines.values());
    }

    private List<Row> rows(String number) {
        return jdbc.sql("""
                        select t.id_ as id, t.task_def_key_ as key, coalesce(l.group_id_, '') as role, t.due_date_::date as due_on,
                          t.priority_ >= 75 as urgent
                        from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                        where e.business_key_ = ? order by t.due_date_ nulls last, t.create_time_, t.id_""").param(number).query(Row.class).list();
    }
}
