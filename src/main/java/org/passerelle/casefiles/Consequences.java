package org.passerelle.casefiles;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does a step of a case and says what it led to; or tries it and takes everything back, so that a person reads what will happen before
 * what cannot be undone. A trial is refused for the same reasons as the step itself.
 */
@Component
public class Consequences {

    private record Before(long lastLetter, List<String> tasks, String stage) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Consequences(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Outcome of(String caseNumber, Runnable step) {
        return transaction.execute(status -> run(caseNumber, step));
    }

    public Outcome tried(String caseNumber, Runnable step) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return run(caseNumber, step);
        });
    }

    private Outcome run(String caseNumber, Runnable step) {
        var before = new Before(lastLetter(caseNumber), taskIds(caseNumber), stage(caseNumber));
        step.run();
        var stage = stage(caseNumber);
        return new Outcome(
                newTasks(caseNumber, before.tasks()),
                newLetters(caseNumber, before.lastLetter()),
                stage.equals(before.stage()) ? null : stage);
    }

    private long lastLetter(String caseNumber) {
        return jdbc.sql("select coalesce(max(id), 0) from letters_letter where case_number = ?")
                .param(caseNumber)
                .query(Long.class)
                .single();
    }

    private List<String> newLetters(String caseNumber, long after) {
        return jdbc.sql("select key from letters_letter where case_number = ? and id > ? order by id")
                .params(caseNumber, after)
                .query(String.class)
                .list();
    }

    private List<String> taskIds(String caseNumber) {
        return jdbc.sql("""
                        select t.id_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        where e.business_key_ = ?""").param(caseNumber).query(String.class).list();
    }

    private List<Outcome.NewTask> newTasks(String caseNumber, List<String> known) {
        return jdbc.sql("""
                        select distinct t.task_def_key_ as key, coalesce(l.group_id_, '') as role
                        from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                        where e.business_key_ = :number and t.id_ not in (:known)
                        order by 1""")
                .param("number", caseNumber)
                .param("known", known.isEmpty() ? List.of("") : known)
                .query(Outcome.NewTask.class)
                .list();
    }

    private String stage(String caseNumber) {
        return jdbc.sql("select stage from cases_case where number = ?")
                .param(caseNumber)
                .query(String.class)
                .single();
    }
}
