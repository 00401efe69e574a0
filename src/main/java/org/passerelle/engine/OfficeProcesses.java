package org.passerelle.engine;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Processes that belong to no single case, such as the month end of a cooperative, and their tasks. The module they are about keeps
 * what people answer and who did what.
 */
@Component
public class OfficeProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    OfficeProcesses(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** The caller sees to it that there is one process a business key. */
    public void start(String process, String businessKey) {
        runtime.startProcessInstanceByKey(process, businessKey);
    }

    public boolean isRunning(String process, String businessKey) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0;
    }

    /** Nobody waiting is no fault. */
    public void tell(String businessKey, String message) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .correlateAll();
    }

    /** Oldest first. */
    public List<OfficeTask> open(String businessKey) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(task -> map(task, businessKey))
                .toList();
    }

    public Optional<OfficeTask> find(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(task -> map(task, businessKeyOf(task)));
    }

    /** @throws AlreadyDone when the task is no longer open: the second of two people finds no row to lock */
    @Transactional
    public void complete(String taskId, Map<String, Object> variables) {
        var locked = jdbc.sql("select 1 from act_ru_task where id_ = ? for update")
                .param(taskId)
                .query()
                .listOfRows();
        if (locked.isEmpty()) throw new AlreadyDone(null);
        tasks.complete(taskId, variables);
    }

    /** Whether work in the background has failed and waits for another try. */
    public boolean isStuck(String businessKey) {
        return !failed(businessKey).isEmpty();
    }

    /** Tries what has failed again now. */
    @Transactional
    public void retry(String businessKey) {
        for (var job : failed(businessKey)) {
            management.setJobRetries(job, 1);
            management.setJobDuedate(job, Date.from(clock.instant()));
        }
    }

    private List<String> failed(String businessKey) {
        return jdbc.sql("""
                        select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                        where e.business_key_ = ? and j.exception_msg_ is not null""").param(businessKey).query(String.class).list();
    }

    private OfficeTask map(Task task, String businessKey) {
        var roles = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(link -> link.getGroupId())
                .collect(Collectors.toSet());
        return new OfficeTask(
                task.getId(),
                businessKey,
                task.getTaskDefinitionKey(),
                roles,
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getCreateTime().toInstant());
    }

    private String businessKeyOf(Task task) {
        return jdbc.sql("select business_key_ from act_ru_execution where id_ = ?")
                .param(task.getProcessInstanceId())
                .query(String.class)
                .single();
    }
}
