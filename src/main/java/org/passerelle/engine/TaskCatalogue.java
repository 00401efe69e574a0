package org.passerelle.engine;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ids of all tasks that people may get, over all deployed processes. */
@Component
public class TaskCatalogue {

    private final RepositoryService repository;
    private volatile @Nullable Map<String, FormField> checklists;
    private volatile Set<String> keys = Set.of();

    TaskCatalogue(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * Tasks that come once for each item of a list, with the fixed field that says which item: people see such tasks as one
     * checklist.
     */
    public Map<String, FormField> checklists() {
        var known = checklists;
        if (known == null) checklists = known = readChecklists();
        return known;
    }

    private Map<String, FormField> readChecklists() {
        var found = new TreeMap<String, FormField>();
        repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(definition -> repository
                        .getBpmnModelInstance(definition.getId())
                        .getModelElementsByType(UserTask.class)
                        .forEach(task -> TaskForms.read(task).fields().stream()
                                .filter(FormField::isFixed)
                                .forEach(field -> found.put(task.getId(), field))));
        return found;
    }

    public boolean exists(String key) {
        if (keys.isEmpty()) keys = read();
        return keys.contains(key);
    }

    private Set<String> read() {
        var found = new TreeSet<String>();
        repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(definition -> repository
                        .getBpmnModelInstance(definition.getId())
                        .getModelElementsByType(UserTask.class)
                        .forEach(task -> found.add(task.getId())));
        return found;
    }
}
