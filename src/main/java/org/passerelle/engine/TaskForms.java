package org.passerelle.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormData;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormField;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.stereotype.Component;

/** The forms of tasks, read once from each deployed process: the engine's own form service is not used (docs/decisions/0003). */
@Component
class TaskForms {

    /** @param properties of the task itself, such as notBefore (a date of the case before which it cannot be completed) */
    record TaskForm(List<FormField> fields, Map<String, String> properties) {}

    private final RepositoryService repository;
    private final Map<String, TaskForm> cache = new ConcurrentHashMap<>();

    TaskForms(RepositoryService repository) {
        this.repository = repository;
    }

    TaskForm of(String processDefinitionId, String taskKey) {
        return cache.computeIfAbsent(processDefinitionId + "#" + taskKey, key -> {
            UserTask task = repository.getBpmnModelInstance(processDefinitionId).getModelElementById(taskKey);
            return read(task);
        });
    }

    static TaskForm read(UserTask task) {
        var fields = new ArrayList<FormField>();
        if (task.getExtensionElements() != null) {
            for (var data : task.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaFormData.class)
                    .list()) {
                data.getCamundaFormFields().forEach(field -> fields.add(read(field)));
            }
        }
        return new TaskForm(List.copyOf(fields), properties(task));
    }

    private static FormField read(CamundaFormField field) {
        var properties = new LinkedHashMap<String, String>();
        if (field.getCamundaProperties() != null) {
            field.getCamundaProperties()
                    .getCamundaProperties()
                    .forEach(p -> properties.put(p.getCamundaId(), p.getCamundaValue()));
        }
        var values =
                field.getCamundaValues().stream().map(v -> v.getCamundaId()).toList();
        return new FormField(
                field.getCamundaId(), type(field.getCamundaType(), properties), values, Map.copyOf(properties));
    }

    private static FormField.Type type(String type, Map<String, String> properties) {
        return switch (type) {
            case "boolean" -> FormField.Type.BOOLEAN;
            case "long" -> FormField.Type.NUMBER;
            case "date" -> FormField.Type.DATE;
            case "enum" -> "true".equals(properties.get("multiple")) ? FormField.Type.CHOICES : FormField.Type.CHOICE;
            default -> {
                if (properties.containsKey("list")) yield FormField.Type.CHOICE;
                if ("true".equals(properties.get("money"))) yield FormField.Type.MONEY;
                yield "true".equals(properties.get("multiline")) ? FormField.Type.TEXT : FormField.Type.LINE;
            }
        };
    }

    static Map<String, String> properties(BaseElement element) {
        var properties = new LinkedHashMap<String, String>();
        if (element.getExtensionElements() != null) {
            element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(p -> p.getCamundaProperties().stream())
                    .forEach(p -> properties.put(p.getCamundaName(), p.getCamundaValue()));
        }
        return Map.copyOf(properties);
    }
}
