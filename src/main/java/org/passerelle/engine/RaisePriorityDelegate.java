package org.passerelle.engine;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Block {@code ${raisePriority}}, field {@code task}: the open task of that id becomes urgent. */
@Component("raisePriority")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class RaisePriorityDelegate implements JavaDelegate {

    private final TaskService tasks;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression task;

    RaisePriorityDelegate(TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey((String) task.getValue(execution))
                .list()
                .forEach(open -> tasks.setPriority(open.getId(), CaseTasks.MOST_URGENT));
    }
}
