package org.passerelle.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.passerelle.cases.CaseDates;
import org.passerelle.cases.CaseFacts;
import org.passerelle.cases.Cases;
import org.passerelle.cases.Timeline;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of cases, and completing one: answers, facts, audit and the process's next steps in one transaction. */
@Component
public class CaseTasks {

    static final int MOST_URGENT = 100;

    private record Locked(String caseNumber, String key, String processDefinitionId) {}

    /** From this priority on a task is urgent. */
    private static final int URGENT = 75;

    private final TaskService tasks;
    private final TaskForms forms;
    private final Cases cases;
    private final CaseFacts facts;
    private final CaseDates dates;
    private final Timeline timeline;
    private final Programmes programmes;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    CaseTasks(
            TaskService tasks,
            TaskForms forms,
            Cases cases,
            CaseFacts facts,
            CaseDates dates,
            Timeline timeline,
            Programmes programmes,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.tasks = tasks;
        this.forms = forms;
        this.cases = cases;
        this.facts = facts;
        this.dates = dates;
        this.timeline = timeline;
        this.programmes = programmes;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Oldest first. */
    public List<CaseTask> open(String caseNumber) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(task -> map(task, caseNumber))
                .toList();
    }

    public Optional<CaseTask> find(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(task -> map(task, caseOf(task)));
    }

    /**
     * @param raw what was typed, by field
     * @throws AnswersRefused when an answer does not hold
     * @throws AlreadyDone when the task is no longer open
     * @throws Refused when a rule of the field does not allow it
     */
    @Transactional
    public void complete(String taskId, Map<String, String> raw, Actor by) {
        complete(taskId, raw, by, () -> {});
    }

    /**
     * As {@link #complete(String, Map, Actor)}, for a task with a page of its own.
     *
     * @param decided what was decided on that page; done once it is sure that the task is still open
     */
    @Transactional
    public void complete(String taskId, Map<String, String> raw, Actor by, Runnable decided) {
        var task = lock(taskId);
        decided.run();
        var caseNumber = task.caseNumber();
        var form = forms.of(task.processDefinitionId(), task.key());
        refuseTooEarly(caseNumber, form.properties().get("notBefore"));
        var fields = FormAnswers.asked(form.fields(), () -> tasks.getVariables(taskId));
        var answers = new FormAnswers(clock.today(), list -> codes(caseNumber, list))
                .read(fields, raw, () -> tasks.getVariables(taskId));
        timeline.addTask(caseNumber, task.key(), taskId, printable(answers), by);
        keepFacts(caseNumber, fields, answers);
        tasks.complete(taskId, variables(fields, answers));
    }

    /**
     * Locks the case, then the task: what people do to one case happens one after the other, and a task that the first of them completes
     * or cancels is found gone by the second. Read by a statement of ours: the engine's own query costs more than completing.
     */
    private Locked lock(String taskId) {
        var locked = jdbc.sql("""
                        select e.business_key_, t.task_def_key_, t.proc_def_id_ from act_ru_task t
                        join act_ru_execution e on e.id_ = t.proc_inst_id_ join cases_case c on c.number = e.business_key_
                        where t.id_ = ? for update of c, t""")
                .param(taskId)
                .query((row, i) -> new Locked(row.getString(1), row.getString(2), row.getString(3)))
                .optional()
                .orElseThrow(() -> new AlreadyDone(timeline.ofTask(taskId).orElse(null)));
        cases.isLocked(locked.caseNumber());
        return locked;
    }

    private void refuseTooEarly(String caseNumber, @Nullable String dateName) {
        if (dateName == null) return;
        dates.day(caseNumber, dateName)
                .filter(day -> day.isAfter(clock.today()))
                .ifPresent(day -> {
                    throw new Refused("task-too-early", day);
                });
    }

    private void keepFacts(String caseNumber, List<FormField> fields, Map<String, Object> answers) {
        var known = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            var fact = field.property("fact");
            if (fact != null && answers.containsKey(field.id())) known.put(fact, answers.get(field.id()));
        }
        facts.putAll(caseNumber, known);
        for (var field : fields) {
            var fact = field.property("fact");
            // The hour of an earlier meeting is not that of the new one.
            if (fact != null && !answers.containsKey(field.id()) && answers.containsKey(field.property("with")))
                facts.put(caseNumber, fact, null);
        }
    }

    /** Coded values stay with the process; the whole of the answers is there for this transaction only (letters need the words). */
    private static VariableMap variables(List<FormField> fields, Map<String, Object> answers) {
        var variables = Variables.createVariables();
        for (var field : fields) {
            if (field.isFreeText()) continue;
            var answer = answers.get(field.id());
            if (answer == null) continue; // not answered: what a table proposed under that name stands
            if (answer instanceof LocalDate || answer instanceof BigDecimal) answer = answer.toString();
            variables.putValue(field.id(), answer);
        }
        variables.putValueTyped(
                "step",
                Variables.objectValue(new HashMap<>(printable(answers)), true).create());
        return variables;
    }

    private static Map<String, Object> printable(Map<String, Object> answers) {
        var printable = new LinkedHashMap<>(answers);
        printable.replaceAll(
                (name, value) -> value instanceof LocalDate || value instanceof BigDecimal ? value.toString() : value);
        return printable;
    }

    private Set<String> codes(String caseNumber, String list) {
        var programme = programmes.programme(cases.byNumber(caseNumber).programme());
        return switch (list) {
            case "trades" ->
                programme.trades().sections().stream()
                        .flatMap(section -> section.trades().stream())
                        .map(trade -> trade.code())
                        .collect(Collectors.toSet());
            case "cooperatives" ->
                programme.cooperatives().stream().map(c -> c.code()).collect(Collectors.toSet());
            default -> Set.copyOf(programme.lists().getOrDefault(list, List.of()));
        };
    }

    private CaseTask map(Task task, String caseNumber) {
        var role = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(link -> link.getGroupId())
                .findFirst()
                .orElse("");
        var form = forms.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        var variables = tasks.getVariables(task.getId());
        return new CaseTask(
                task.getId(),
                caseNumber,
                task.getTaskDefinitionKey(),
                role,
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getPriority() >= URGENT,
                task.getCreateTime().toInstant(),
                task.getAssignee(),
                FormAnswers.asked(form.fields(), () -> variables),
                variables,
                form.properties());
    }

    private String caseOf(Task task) {
        return jdbc.sql("select business_key_ from act_ru_execution where id_ = ?")
                .param(task.getProcessInstanceId())
                .query(String.class)
                .single();
    }
}
