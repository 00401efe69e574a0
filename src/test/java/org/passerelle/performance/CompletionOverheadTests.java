package org.passerelle.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.passerelle.WholeApplication;
import org.passerelle.cases.Application;
import org.passerelle.cases.Applications;
import org.passerelle.engine.CaseTasks;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * What Passerelle adds to completing a task (answers, facts, audit, stage, letter request, ledger) over the bare engine doing the same
 * process on the same server, in one run, case by case in turn, after a warm-up. Prints the figures of docs/performance.md.
 */
@Tag("nightly")
@WholeApplication
class CompletionOverheadTests {

    private static final int WARM_UP = 15;
    private static final int MEASURED = 40;
    private static final Actor STAFF = new Actor(null, "Nadia Peeters", "Advisor");

    private record Step(String task, Map<String, String> raw, Map<String, Object> variables) {}

    @TestConfiguration
    static class Counting {
        @Bean
        static BeanPostProcessor countStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (!name.equals("dataSource")) return bean;
                    ownerUrl = ((org.passerelle.database.FreshDatabase) bean).ownerUrl();
                    return new CountedStatements((DataSource) bean);
                }
            };
        }
    }

    private static String ownerUrl = "";

    @Autowired
    private Applications applications;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private DataSource dataSource;

    private final Map<String, List<Long>> own = new TreeMap<>();
    private final Map<String, List<Long>> bare = new TreeMap<>();
    private final Map<String, Integer> ownStatements = new TreeMap<>();
    private final Map<String, Integer> bareStatements = new TreeMap<>();
    private final Map<String, String> ownKinds = new TreeMap<>();

    @Test
    void staysCloseToTheBareEngine() throws Exception {
        try (var engine = new BareEngine(ownerUrl, Path.of("processes/job-yourself"))) {
            for (int round = 0; round < WARM_UP + MEASURED; round++) {
                if (round == WARM_UP) {
                    own.clear();
                    bare.clear();
                }
                if (round % 2 == 0) {
                    walkOwn();
                    walkBare(engine, round);
                } else {
                    walkBare(engine, round);
                    walkOwn();
                }
            }
            count(engine);
        }
        double ratio = report();
        assertThat(ratio).isLessThan(1.8);
    }

    /** @return the ratio of the whole way */
    private double report() {
        long ownTotal = 0;
        long bareTotal = 0;
        System.out.println("| task | Passerelle / bare engine (medians) | statements | of the bare engine |");
        for (var task : own.keySet()) {
            long mine = median(own.get(task));
            long theirs = median(bare.get(task));
            int times = own.get(task).size() / MEASURED;
            ownTotal += mine * times;
            bareTotal += theirs * times;
            System.out.printf(
                    "| %s | %.2f | %d | %d |%n",
                    task, (double) mine / theirs, ownStatements.get(task), bareStatements.get(task));
        }
        double ratio = (double) ownTotal / bareTotal;
        System.out.printf("| all completions of one case up to the test | **%.2f** | | |%n", ratio);
        ownKinds.forEach((task, kinds) -> System.out.println("statements " + task + " " + kinds));
        return ratio;
    }

    /** Apart from what is timed, and for a task that comes several times the last one. */
    private void count(BareEngine bareEngine) {
        var number = applications.submit(application(), STAFF);
        bareEngine.engine.getRuntimeService().startProcessInstanceByKey("job-yourself", "bare-counted");
        var counted = (CountedStatements) dataSource;
        for (var step : steps()) {
            var task = openTask(number, step);
            counted.begin();
            tasks.complete(task, step.raw(), STAFF);
            counted.end();
            ownStatements.put(step.task(), counted.count());
            ownKinds.put(step.task(), counted.kinds().toString());
            var bareTask = openTask(bareEngine, "bare-counted", step);
            bareEngine.statements.begin();
            bareEngine.engine.getTaskService().complete(bareTask, step.variables());
            bareEngine.statements.end();
            bareStatements.put(step.task(), bareEngine.statements.count());
        }
    }

    private String openTask(String number, Step step) {
        return tasks.open(number).stream()
                .filter(task -> task.key().equals(step.task()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String openTask(BareEngine bareEngine, String key, Step step) {
        return bareEngine
                .engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(step.task())
                .listPage(0, 1)
                .get(0)
                .getId();
    }

    private void walkOwn() {
        var number = applications.submit(application(), STAFF);
        for (var step : steps()) {
            var task = openTask(number, step);
            long begin = System.nanoTime();
            tasks.complete(task, step.raw(), STAFF);
            own.computeIfAbsent(step.task(), k -> new ArrayList<>()).add(System.nanoTime() - begin);
        }
    }

    private void walkBare(BareEngine bareEngine, int round) {
        var engine = bareEngine.engine;
        var key = "bare-" + round;
        engine.getRuntimeService().startProcessInstanceByKey("job-yourself", key);
        for (var step : steps()) {
            var task = openTask(bareEngine, key, step);
            long begin = System.nanoTime();
            engine.getTaskService().complete(task, step.variables());
            bare.computeIfAbsent(step.task(), k -> new ArrayList<>()).add(System.nanoTime() - begin);
        }
    }

    private List<Step> steps() {
        var today = clock.today().toString();
        var steps = new ArrayList<Step>();
        steps.add(new Step("InviteToInfoSession", Map.of("sessionOn", today), Map.of("sessionOn", today)));
        steps.add(new Step("RecordInfoSession", Map.of("attended", "true"), Map.of("attended", true)));
        steps.add(new Step("HoldDiagnosticInterview", Map.of("clientsInSight", "2"), Map.of("clientsInSight", 2L)));
        steps.add(new Step("DecideAdmission", Map.of("decision", "accept"), Map.of("decision", "accept")));
        steps.add(new Step("SignPreparationAgreement", Map.of(), Map.of()));
        for (int block = 0; block < 9; block++) {
            steps.add(new Step("ReviewCanvasBlock", Map.of("status", "validated"), Map.of("status", "validated")));
        }
        steps.add(new Step(
                "AssessReadiness",
                Map.of("outcome", "ready", "clients", "2", "insurance", "true"),
                Map.of("outcome", "ready", "clients", 2L, "insurance", true)));
        steps.add(new Step("RequestBenefitConsent", Map.of(), Map.of()));
        steps.add(new Step("DecideTestEntry", Map.of("decision", "accept"), Map.of("decision", "accept")));
        steps.add(new Step("RecordBenefitAnswer", Map.of("answer", "granted"), Map.of("answer", "granted")));
        steps.add(new Step("SignTestAgreement", Map.of(), Map.of()));
        return steps;
    }

    private static Application application() {
        return new Application(
                "job-yourself",
                "fr",
                "Zoé",
                "Lambert",
                LocalDate.of(1988, 4, 12),
                null,
                null,
                null,
                null,
                null,
                "unemployment",
                210,
                null,
                "graphic-design",
                null,
                null,
                false,
                false,
                null,
                null,
                null,
                null,
                false);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
