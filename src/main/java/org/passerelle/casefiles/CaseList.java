package org.passerelle.casefiles;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cases of the structures in which somebody is staff. Three statements a page: the lines, how many, what there is to choose. */
@Repository
class CaseList {

    static final int PAGE = 50;

    record Filter(
            @Nullable String stage,
            @Nullable String cooperative,
            @Nullable String q,
            int page) {}

    /** A line. */
    public record Row(
            String number,
            String programme,
            String stage,
            @Nullable String cooperative,
            @Nullable String exitCode,
            @Nullable String projectName,
            LocalDate appliedOn,
            String firstName,
            String lastName,
            @Nullable LocalDate firstDay,
            int suspendedDays,
            boolean suspended,
            int openTasks) {

        public String person() {
            return firstName + " " + lastName;
        }
    }

    record Kind(String programme, String stage, @Nullable String cooperative, int number) {}

    private static final String VISIBLE = """
            with visible as (
              select c.* from cases_case c where exists (
                select 1 from accounts_role r join accounts_account a on a.id = r.account_id
                where a.id = :me and a.active and r.role <> 'ProjectHolder'
                  and (r.structure is null or r.structure = c.structure))
            ), chosen as (
              select c.*, p.first_name, p.last_name from visible c join people_person p on p.id = c.person_id
              where (:stage::text is null or c.stage = :stage) and (:cooperative::text is null or c.cooperative = :cooperative)
                and not exists (select 1 from unnest(string_to_array(:q::text, ' ')) w where position(casefiles_plain(w)
                  in casefiles_plain(concat_ws(' ', p.first_name, p.last_name, c.project_name, c.number))) = 0)
            )
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    CaseList(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Row> page(long account, Filter filter) {
        return ask("""
                        select c.*, s.first_day,
                          -c.carried_over_days + (select coalesce(sum(coalesce(x.return_day, :today::date + 1) - x.from_day), 0)
                            from cases_suspension x where x.case_number = c.number) as suspended_days,
                          exists (select 1 from cases_suspension x where x.case_number = c.number and x.return_day is null) as suspended,
                          (select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                            where e.business_key_ = c.number) as open_tasks
                        from chosen c left join cases_stage s on s.case_number = c.number and s.stage = c.stage
                        order by casefiles_plain(c.last_name), casefiles_plain(c.first_name), c.number limit :page offset :offset""", account, filter)
                .param("today", clock.today())
                .param("page", PAGE)
                .param("offset", (filter.page() - 1) * PAGE)
                .query(Row.class)
                .list();
    }

    int count(long account, Filter filter) {
        return ask("select count(*) from chosen", account, filter)
                .query(Integer.class)
                .single();
    }

    List<Kind> kinds(long account) {
        return jdbc.sql(VISIBLE
                        + "select programme, stage, cooperative, count(*) as number from visible group by 1, 2, 3")
                .params(Map.of("me", account))
                .param("stage", null)
                .param("cooperative", null)
                .param("q", null)
                .query(Kind.class)
                .list();
    }

    private JdbcClient.StatementSpec ask(String select, long account, Filter filter) {
        return jdbc.sql(VISIBLE + select)
                .param("me", account)
                .param("stage", filter.stage())
                .param("cooperative", filter.cooperative())
                .param("q", filter.q() == null ? null : filter.q().replaceAll("\\s+", " "));
    }
}
