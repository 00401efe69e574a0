package org.passerelle.engine;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves time forward from one due job to the next, so that each timer fires at its own instant and in order. For {@code play}, the
 * tests and the demo, with the job executor switched off. What is due by the calendar beside the processes is done on the way. The
 * engine's own housekeeping (clean-up of its history) is left to it.
 */
@Component
public class TimeTravel {

    /** Lets the jobs of several cases run, each case's one after the other: here, or on several threads. */
    public interface Together {

        Together ONE_AFTER_THE_OTHER = works -> works.forEach(Runnable::run);

        /** @param works one for each case, which do not wait for each other; comes back when all are done */
        void run(List<Runnable> works);
    }

    private record DueJob(String id, String caseNumber) {}

    private final ManagementService management;
    private final EngineClock engineClock;
    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final DueWorkRounds rounds;

    TimeTravel(
            ManagementService management,
            EngineClock engineClock,
            JdbcClient jdbc,
            BusinessClock clock,
            DueWorkRounds rounds) {
        this.management = management;
        this.engineClock = engineClock;
        this.jdbc = jdbc;
        this.clock = clock;
        this.rounds = rounds;
    }

    /** Fires everything due up to {@code target} and stands there. */
    public void moveTo(Instant target) {
        moveTo(target, Together.ONE_AFTER_THE_OTHER);
    }

    public void moveTo(Instant target, Together together) {
        for (var due = next(target); due.isPresent(); due = next(target)) {
            if (due.get().isAfter(clock.instant())) engineClock.standAt(due.get());
            runDue(together);
            rounds.runDue();
        }
        if (target.isAfter(clock.instant())) engineClock.standAt(target);
    }

    /** Runs what is due now, until nothing is. */
    public void runDue() {
        runDue(Together.ONE_AFTER_THE_OTHER);
    }

    public void runDue(Together together) {
        for (var jobs = due(clock.instant()); !jobs.isEmpty(); jobs = due(clock.instant())) {
            var byCase = jobs.stream()
                    .collect(Collectors.groupingBy(DueJob::caseNumber, LinkedHashMap::new, Collectors.toList()));
            together.run(byCase.values().stream()
                    .map(ofOneCase -> (Runnable) () -> ofOneCase.forEach(this::run))
                    .toList());
        }
    }

    private void run(DueJob job) {
        boolean exists = !jdbc.sql("select 1 from act_ru_job where id_ = ?")
                .param(job.id())
                .query()
                .listOfRows()
                .isEmpty();
        if (!exists) return; // an earlier job of this round cancelled it
        management.executeJob(job.id());
    }

    private Optional<Instant> next(Instant target) {
        return Stream.concat(nextJob(target).stream(), rounds.nextDue().filter(at -> !at.isAfter(target)).stream())
                .min(Instant::compareTo);
    }

    private Optional<Instant> nextJob(Instant target) {
        return jdbc.sql("""
                        select min(coalesce(duedate_, 'epoch')) from act_ru_job
                        where process_def_id_ is not null and retries_ > 0 and suspension_state_ = 1
                          and (duedate_ is null or duedate_ <= ?)""")
                .param(local(target))
                .query(LocalDateTime.class)
                .optional()
                .map(t -> t.atZone(BusinessClock.ZONE).toInstant());
    }

    private List<DueJob> due(Instant now) {
        return jdbc.sql("""
                        select j.id_, coalesce(e.business_key_, j.process_instance_id_, j.id_) from act_ru_job j
                        left join act_ru_execution e on e.id_ = j.process_instance_id_
                        where j.process_def_id_ is not null and j.retries_ > 0 and j.suspension_state_ = 1
                          and (j.duedate_ is null or j.duedate_ <= ?)
                        order by j.duedate_ nulls first, j.id_""")
                .param(local(now))
                .query((row, i) -> new DueJob(row.getString(1), row.getString(2)))
                .list();
    }

    /** The engine keeps local timestamps without zone. */
    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, BusinessClock.ZONE);
    }
}
