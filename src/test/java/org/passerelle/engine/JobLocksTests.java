package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.WholeApplication;
import org.passerelle.database.FreshDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a machine had in hand when it died is free when the next one starts; what living ones have in hand stays theirs. */
@WholeApplication
class JobLocksTests {

    @Autowired
    JobLocks locks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FreshDatabase database;

    private List<String> jobs;

    @BeforeEach
    void twoJobs() {
        database.renew();
        jobs = jdbc.sql("select id_ from act_ru_job order by id_ limit 2")
                .query(String.class)
                .list();
        assertThat(jobs).hasSize(2);
    }

    @Test
    void freesTheJobsOfTheDeadAlone() throws Exception {
        take(jobs.get(0), "a machine that died");
        take(jobs.get(1), "a machine that lives");
        try (var living = locks.holding("a machine that lives")) {
            assertThat(locks.freeJobsOfTheDead()).isEqualTo(1);
            assertThat(owners()).containsEntry(jobs.get(0), "").containsEntry(jobs.get(1), "a machine that lives");
            end(living);
        }
        assertThat(locks.freeJobsOfTheDead()).isEqualTo(1);
        assertThat(owners()).containsOnly(Map.entry(jobs.get(0), ""), Map.entry(jobs.get(1), ""));
    }

    @Test
    void startsAndStopsWithTheWorkOnJobs() {
        take(jobs.get(0), "a machine that died");
        locks.start();
        try {
            assertThat(locks.isRunning()).isTrue();
            assertThat(owners()).containsEntry(jobs.get(0), "");
        } finally {
            locks.stop();
        }
        assertThat(locks.isRunning()).isFalse();
    }

    /** As the death of a machine ends it: the connection itself, which the pool would keep. */
    private void end(java.sql.Connection connection) throws Exception {
        connection.createStatement().execute("select pg_advisory_unlock_all()");
    }

    private void take(String job, String owner) {
        jdbc.sql(
                        "update act_ru_job set lock_owner_ = ?, lock_exp_time_ = localtimestamp + interval '10 minutes' where id_ = ?")
                .params(owner, job)
                .update();
    }

    private Map<String, String> owners() {
        return jdbc
                .sql("select id_, coalesce(lock_owner_, '') as owner from act_ru_job where id_ = any(?)")
                .param(jobs.toArray(String[]::new))
                .query((row, i) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
