package org.passerelle.tasklists;

import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.TaskCatalogue;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The open tasks of the roles and structures of one person: those of cases, and those of the months of cooperatives, which have no
 * stage. Three statements a page: the lines, the counts, and what there is to choose from. The tasks of a checklist are one line.
 */
@Repository
class TaskList {

    static final int PAGE = 50;

    /** How many tasks of a programme, stage, kind and role are open, before any choice was made. */
    record Kind(String programme, @Nullable String stage, String key, String role, int number) {}

    private static final String VISIBLE = """
            with open as (
              select t.id_ as id, t.task_def_key_ as key, l.group_id_ as role, t.due_date_::date as due_on,
                t.priority_ >= 75 as urgent, c.number, c.programme, c.stage, c.project_name, c.advisor_id,
                p.first_name, p.last_name, s.first_day,
                c.carried_over_days * -1 + (select coalesce(sum(coalesce(x.return_day, :today::date + 1) - x.from_day), 0)
                  from cases_suspension x where x.case_number = c.number) as suspended_days
              from act_ru_task t
              join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
              join act_ru_execution e on e.id_ = t.proc_inst_id_
              join cases_case c on c.number = e.business_key_
              join people_person p on p.id = c.person_id
              left join cases_stage s on s.case_number = c.number and s.stage = c.stage
              where l.group_id_ <> 'ProjectHolder' and exists (
                select 1 from accounts_role r join accounts_account a on a.id = r.account_id
                where a.id = :me and a.active and r.role = l.group_id_
                  and (r.structure is null or r.structure = c.structure))
              union all
              (select distinct on (t.id_) t.id_, t.task_def_key_, l.group_id_, t.due_date_::date, t.priority_ >= 75,
                e.business_key_, d.name_, null, null, null, m.cooperative, '', null, 0
              from act_ru_task t
              join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
              join act_ru_execution e on e.id_ = t.proc_inst_id_
              join act_re_procdef p on p.id_ = t.proc_def_id_ join act_re_deployment d on d.id_ = p.deployment_id_
              join months_file m on m.cooperative || '/' || to_char(m.month, 'YYYY-MM') = e.business_key_
              where exists (
                select 1 from accounts_role r join accounts_account a on a.id = r.account_id
                where a.id = :me and a.active and r.role = l.group_id_
                  and (r.structure is null or r.structure = m.structure))
              order by t.id_, l.group_id_)
            ), visible as (
              select *, case when due_on < :today then 'late' when due_on = :today then 'today'
                when due_on <= :sunday then 'week' else 'later' end as bucket from open
            ), chosen as (
              select *, case when key in (:checklists) then key else id end as line from visible
              where (:stage::text is null or stage = :stage) and (:role::text is null or role = :role)
                and (:task::text is null or key = :task) and (not :mine or advisor_id = :me)
                and not exists (select 1 from unnest(:words::text[]) w where position(casefiles_plain(w)
                  in casefiles_plain(concat_ws(' ', first_name, last_name, project_name, number))) = 0)
            ), lines as (
              select distinct on (number, line) *, count(*) over (partition by number, line) as open_of_kind
              from chosen order by number, line, due_on, id
            )
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final TaskCatalogue catalogue;

    TaskList(JdbcClient jdbc, BusinessClock clock, TaskCatalogue catalogue) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.catalogue = catalogue;
    }

    List<TaskRow> page(long account, TaskFilter filter) {
        return ask(
                        "select * from lines where :when::text is null or bucket = :when"
                                + " order by due_on nulls last, urgent desc, casefiles_plain(last_name), number, id"
                                + " limit " + PAGE + " offset :offset",
                        account,
                        filter)
                .param("offset", (filter.page() - 1) * PAGE)
                .query(TaskRow.class)
                .list();
    }

    /** By bucket, whatever bucket is chosen. */
    Map<String, Integer> counts(long account, TaskFilter filter) {
        var counts = new LinkedHashMap<String, Integer>();
        TaskFilter.WHEN.forEach(when -> counts.put(when, 0));
        ask("select bucket, count(*) as number from lines group by bucket", account, filter)
                .query(row -> {
                    counts.put(row.getString("bucket"), row.getInt("number"));
                });
        return counts;
    }

    List<Kind> kinds(long account) {
        return ask(
                        "select programme, stage, key, role, count(*) as number from lines group by 1, 2, 3, 4",
                        account,
                        TaskFilter.of(Map.of()))
                .query(Kind.class)
                .list();
    }

    private JdbcClient.StatementSpec ask(String select, long account, TaskFilter filter) {
        var today = clock.today();
        var checklists = catalogue.checklists().keySet();
        return jdbc.sql(VISIBLE + select)
                .param("me", account)
                .param("today", today)
                .param("sunday", today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)))
                .param("when", filter.when())
                .param("stage", filter.stage())
                .param("role", filter.role())
                .param("task", filter.task())
                .param("mine", filter.mine())
                .param("words", array(filter.words()))
                .param("checklists", checklists.isEmpty() ? List.of("") : checklists);
    }

    /** As PostgreSQL writes an array of texts. */
    static @Nullable String array(List<String> words) {
        var text = new StringBuilder("{");
        for (var word : words) {
            text.append(text.length() == 1 ? "" : ",").append('"');
            text.append(word.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        return text.append('}').toString();
    }
}
