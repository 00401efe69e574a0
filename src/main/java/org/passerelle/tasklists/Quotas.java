package org.passerelle.tasklists;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.passerelle.programmes.Programme;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many people each cooperative accompanies at this moment: those past the first stage and not past the one with a treasury. They
 * belong to the target group when the table of the first stage called them eligible.
 */
@Repository
class Quotas {

    record Count(String cooperative, int people, int inTargetGroup) {}

    private final JdbcClient jdbc;

    Quotas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line for each cooperative of the programme, also where nobody is. */
    List<Count> of(Programme programme) {
        var stages = programme.stages().stream().map(Programme.Stage::code).toList();
        var last = programme
                .treasuryStage()
                .map(Programme.Stage::code)
                .map(stages::indexOf)
                .orElse(stages.size() - 1);
        var accompanied = stages.subList(Math.min(1, last), last + 1);
        Map<String, Count> counts = jdbc
                .sql("""
                        select c.cooperative, count(*) as people, count(*) filter (where (
                            select e.details->>'proposal' from cases_event e
                            where e.case_number = c.number and e.kind = 'proposal' and e.details->>'supportedDecision' is not null
                            order by e.id limit 1) = 'eligible') as in_target_group
                        from cases_case c
                        where c.programme = :programme and c.stage in (:stages) and c.exit_code is null and c.cooperative is not null
                        group by c.cooperative""")
                .param("programme", programme.code())
                .param("stages", accompanied)
                .query(Count.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Count::cooperative, count -> count));
        return programme.cooperatives().stream()
                .map(c -> counts.getOrDefault(c.code(), new Count(c.code(), 0, 0)))
                .toList();
    }
}
