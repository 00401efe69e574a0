package org.passerelle.engine;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The ids of all tasks that people may get, over all deployed processes. */
@Component
public class TaskCatalogue {

    private final RepositoryService repository;
    private volatile Set<String> keys = Set.of();

    TaskCatalogue(RepositoryService repository) {
        this.repository = repository;
    }

    public boolean exists(String key) {
        if (keys.isEmpty()) keys = read();
        return keys.contains(key);
    }

    private Set<String> read() {
        var found = new TreeSet<String>();
        repository.createProcessDefinitionQuery().latestVersion().list().forEach(definition -> repository
                .getBpmnModelInstance(definition.getId())
                .getModelElementsByType(UserTask.class)
                .forEach(task -> found.add(task.getId())));
        return found;
    }
}
