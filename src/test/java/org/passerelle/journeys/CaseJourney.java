package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.passerelle.WholeApplication;
import org.passerelle.cases.Applications;
import org.passerelle.cases.CaseActions;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.cases.Timeline;
import org.passerelle.database.FreshDatabase;
import org.passerelle.engine.AnswersRefused;
import org.passerelle.engine.CaseTask;
import org.passerelle.engine.CaseTasks;
import org.passerelle.engine.EngineClock;
import org.passerelle.engine.TimeTravel;
import org.passerelle.letters.LetterProofs;
import org.passerelle.letters.LetterRow;
import org.passerelle.letters.LetterTemplates;
import org.passerelle.letters.Letters;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.MonthEnd;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * One case walked through the real processes, tables, letters and books, on a clock of its own and in a database that each test finds
 * untouched. After each test every letter that was asked for is read once, so that one with a gap fails the journey that asked for it.
 */
@WholeApplication
public abstract class CaseJourney {

    protected static final Actor ADVISOR = new Actor(null, "Nadia Peeters", "Advisor");
    protected static final Actor ACCOUNTANT = new Actor(null, "Luc Wouters", "Accountant");

    @Autowired
    protected Cases cases;

    @Autowired
    protected CaseActions actions;

    @Autowired
    protected CaseTasks tasks;

    @Autowired
    protected Letters letterList;

    @Autowired
    protected Timeline timeline;

    @Autowired
    protected MonthEnd monthEnd;

    @Autowired
    protected ProcessEngine engine;

    @Autowired
    private Applications applications;

    @Autowired
    private TimeTravel travel;

    @Autowired
    private EngineClock engineClock;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private FreshDatabase database;

    @Autowired
    private ApplicationContext context;

    /** The case being walked: the last one that applied. */
    protected String caseNumber = "";

    @BeforeEach
    void freshDatabase() {
        database.renew();
        BpmnAwareTests.init(engine);
    }

    @AfterEach
    void everyLetterReads() {
        try {
            if (!caseNumber.isEmpty()) assertThat(proofs().faultsOf(caseNumber)).as("letters with a gap").isEmpty();
        } finally {
            engineClock.runAhead(Duration.ZERO);
            BpmnAwareTests.reset();
        }
    }

    protected void applyOn(String day, Applicant applicant) {
        engineClock.standAt(morningOf(day));
        caseNumber = applications.submit(applicant.application());
    }

    /** Lets every timer up to that morning fire at its own instant. */
    protected void advanceTo(String day) {
        travel.moveTo(morningOf(day));
    }

    protected void closeMonth(String month) {
        var cooperative = current().cooperative();
        assertThat(cooperative).isNotNull();
        monthEnd.close(cooperative, YearMonth.parse(month), ACCOUNTANT);
    }

    /** Completes the oldest open task of that id, as the role it is routed to. */
    protected void complete(String task, String... nameThenValue) {
        complete(taskOf(task), nameThenValue);
    }

    protected void complete(CaseTask task, String... nameThenValue) {
        tasks.complete(task.id(), answers(nameThenValue), new Actor(null, "Nadia Peeters", task.role()));
        travel.runDue();
    }

    protected CaseTask taskOf(String key) {
        return tasks.open(caseNumber).stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not open, only " + openTasks()));
    }

    /** Ids of the open tasks, oldest first, one as often as it is open. */
    protected List<String> openTasks() {
        return tasks.open(caseNumber).stream().map(CaseTask::key).toList();
    }

    protected Set<String> letters() {
        return letterList.keysOf(caseNumber);
    }

    /** How often each letter was asked for. */
    protected Map<String, Long> letterCounts() {
        return letterList.ofCase(caseNumber).stream().collect(Collectors.groupingBy(LetterRow::key, Collectors.counting()));
    }

    protected List<LocalDate> daysOf(String letter) {
        return letterList.ofCase(caseNumber).stream()
                .filter(row -> row.key().equals(letter))
                .map(LetterRow::on)
                .sorted()
                .toList();
    }

    protected LetterProofs proofs() {
        return new LetterProofs(context.getBean("storedLetters"), context.getBean(LetterTemplates.class));
    }

    protected ProjectCase current() {
        return cases.byNumber(caseNumber);
    }

    /** The running process of the case with that id. */
    protected ProcessInstance process(String key) {
        var running = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber, key)
                .singleResult();
        assertThat(running).as("running process " + key).isNotNull();
        return running;
    }

    /** Ids of the elements that the case has left behind in the process of that id. */
    protected Set<String> passed(String process) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .processDefinitionKey(process)
                .list()
                .stream()
                .flatMap(instance -> engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .finished()
                        .list()
                        .stream())
                .filter(activity -> !activity.isCanceled())
                .map(activity -> activity.getActivityId())
                .collect(Collectors.toSet());
    }

    /** The case is closed with that exit and no process of it runs any more. */
    protected void assertClosedAs(String exit) {
        assertThat(current().stage()).isEqualTo("closed");
        assertThat(current().exitCode()).isEqualTo(exit);
        assertThat(openTasks()).isEmpty();
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .count())
                .isZero();
    }

    protected static void assertRefused(String code, ThrowingCallable asked) {
        var refused = catchThrowableOfType(Refused.class, asked);
        assertThat(refused).as("refusal " + code).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
    }

    /** @param fault such as "reason reason-required" */
    protected static void assertAnswerRefused(String fault, ThrowingCallable asked) {
        var refused = catchThrowableOfType(AnswersRefused.class, asked);
        assertThat(refused).as("refused answer " + fault).isNotNull();
        assertThat(refused.faults().stream().map(f -> f.field() + " " + f.code())).containsExactly(fault);
    }

    static Map<String, String> answers(String... nameThenValue) {
        var answers = new LinkedHashMap<String, String>();
        for (int i = 0; i < nameThenValue.length; i += 2) answers.put(nameThenValue[i], nameThenValue[i + 1]);
        return answers;
    }

    private static Instant morningOf(String day) {
        return LocalDate.parse(day).atTime(9, 0).atZone(BusinessClock.ZONE).toInstant();
    }
}
