package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.passerelle.engine.AlreadyDone;

/** Several people at work on one case in the same moment. */
class TwoPeopleJourneyTests extends JobYourselfJourney {

    @Test
    void fourColleaguesValidateTheNineBlocksAtOnce() throws Exception {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        var blocks = tasks.open(current().number()).stream()
                .filter(t -> t.key().equals("ReviewCanvasBlock"))
                .toList();

        var outcomes = atOnce(blocks.stream().map(task -> complete(task.id())).toList());

        assertThat(outcomes).hasSize(9).containsOnly("done");
        assertThat(openTasks()).doesNotContain("ReviewCanvasBlock");
        complete("AssessReadiness", "outcome", "ready", "clients", "1", "insurance", "true");
    }

    @Test
    void onlyOneOfEightCompletesATask() throws Exception {
        inPreparationFrom("2026-02-02", Applicant.yasmine());
        var block = tasks.open(current().number()).stream()
                .filter(t -> t.key().equals("ReviewCanvasBlock"))
                .findFirst()
                .orElseThrow();
        var attempts = new ArrayList<Callable<String>>();
        for (int person = 0; person < 8; person++) attempts.add(complete(block.id()));

        var outcomes = atOnce(attempts);

        assertThat(outcomes)
                .containsOnlyOnce("done")
                .filteredOn("already done"::equals)
                .hasSize(7);
        assertThat(timeline.of(current().number()))
                .filteredOn(e -> e.code().equals("ReviewCanvasBlock"))
                .hasSize(1);
    }

    private Callable<String> complete(String taskId) {
        return () -> {
            try {
                tasks.complete(taskId, Map.of("status", "validated"), ADVISOR);
                return "done";
            } catch (AlreadyDone e) {
                return "already done";
            }
        };
    }

    private static List<String> atOnce(List<Callable<String>> attempts) throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var outcomes = new ArrayList<String>();
            for (var future : threads.invokeAll(attempts)) outcomes.add(future.get());
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }
}
