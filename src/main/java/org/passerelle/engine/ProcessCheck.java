package org.passerelle.engine;

import static org.passerelle.engine.ModelFile.camunda;
import static org.passerelle.engine.ModelFile.children;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** The shape of processes: names, time to live, roles of tasks, names of fields, and references that lead somewhere. */
@Component
class ProcessCheck {

    /** Names that the engine or the blocks put among the variables of a process. */
    private static final Set<String> RESERVED = Set.of(
            "step",
            "execution",
            "task",
            "caseExecution",
            "externalTask",
            "authenticatedUserId",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances",
            "today",
            "suspended",
            "appliedOn",
            "language",
            "tradeSection",
            "tradeRefused");

    private static final Map<String, List<String>> REFERENCES = Map.of(
            "sequenceFlow", List.of("sourceRef", "targetRef"),
            "boundaryEvent", List.of("attachedToRef"),
            "messageEventDefinition", List.of("messageRef"),
            "errorEventDefinition", List.of("errorRef"),
            "signalEventDefinition", List.of("signalRef"),
            "escalationEventDefinition", List.of("escalationRef"),
            "exclusiveGateway", List.of("default"),
            "inclusiveGateway", List.of("default"));

    /** What a field may say of itself: docs/programmes.md. Anything else is a slip of the pen that would have no effect. */
    private static final Set<String> PROPERTIES = Set.of(
            "askedWhen",
            "blank",
            "checked",
            "fact",
            "fixed",
            "list",
            "max",
            "min",
            "money",
            "multiline",
            "multiple",
            "mustBe",
            "open",
            "required",
            "requiredWhen",
            "with");

    private final BeanFactory beans;

    ProcessCheck(BeanFactory beans) {
        this.beans = beans;
    }

    void check(FolderUnderCheck folder) {
        folder.processes().forEach(file -> {
            checkProcess(folder, file);
            file.elements("userTask").forEach(task -> checkTask(folder, file, task));
            checkReferences(folder, file);
        });
        var parent = folder.programme().process();
        if (!parent.isBlank() && !folder.idsOf("process").contains(parent)) {
            folder.fault("programme.yaml", "process", "there is no process '" + parent + "' in the folder");
        }
        folder.programme().begins().forEach((message, process) -> {
            if (!folder.idsOf("process").contains(process)) {
                folder.fault(
                        "programme.yaml", "begins." + message, "there is no process '" + process + "' in the folder");
            }
        });
    }

    private void checkProcess(FolderUnderCheck folder, ModelFile file) {
        var processes = file.elements("process");
        if (processes.isEmpty()) folder.fault(file.name(), "-", "holds no process");
        for (var process : processes) {
            var id = process.getAttribute("id");
            if (!id.equals(file.baseName())) {
                folder.fault(
                        file, process, "the process is called '" + id + "' but the file '" + file.baseName() + "'");
            }
            if (!process.getAttribute("isExecutable").equals("true")) folder.fault(file, process, "is not executable");
            if (camunda(process, "historyTimeToLive").isEmpty())
                folder.fault(file, process, "has no historyTimeToLive");
        }
    }

    private void checkTask(FolderUnderCheck folder, ModelFile file, Element task) {
        var groups = camunda(task, "candidateGroups");
        if (groups.isBlank()) folder.fault(file, task, "has no role (camunda:candidateGroups)");
        for (var role : groups.split(",")) {
            if (!role.isBlank() && !folder.programme().roles().contains(role.strip())) {
                folder.fault(file, task, "its role '" + role.strip() + "' is not in the roles of programme.yaml");
            }
        }
        var fields = file.elements("formField").stream()
                .filter(field -> ModelFile.place(field).equals(task.getAttribute("id")))
                .toList();
        var names = fields.stream().map(field -> field.getAttribute("id")).collect(Collectors.toSet());
        for (var field : fields) {
            var id = field.getAttribute("id");
            var place = task.getAttribute("id") + "." + id;
            if (beans.containsBean(id))
                folder.fault(file.name(), place, "the field is named like a bean, which it would hide");
            if (RESERVED.contains(id)) folder.fault(file.name(), place, "the field's name '" + id + "' is reserved");
            for (var property : properties(field)) {
                var name = property.getAttribute("id");
                var value = property.getAttribute("value");
                if (!PROPERTIES.contains(name))
                    folder.fault(file.name(), place, "a field has no property '" + name + "'");
                if (name.equals("with") && !names.contains(value))
                    folder.fault(file.name(), place, "its property 'with' names no field of the task: '" + value + "'");
            }
        }
    }

    private static List<Element> properties(Element field) {
        return children(field, "properties").stream()
                .flatMap(properties -> children(properties, "property").stream())
                .toList();
    }

    private void checkReferences(FolderUnderCheck folder, ModelFile file) {
        var ids = file.ids();
        REFERENCES.forEach((name, attributes) -> file.elements(name)
                .forEach(element -> attributes.forEach(attribute -> {
                    var target = element.getAttribute(attribute);
                    boolean needed = !attribute.equals("default") && !name.equals("errorEventDefinition");
                    if (target.isEmpty() && needed) folder.fault(file, element, "has no " + attribute);
                    if (!target.isEmpty() && !ids.contains(target)) {
                        folder.fault(file, element, "its " + attribute + " '" + target + "' does not exist");
                    }
                })));
        var processes = folder.idsOf("process");
        for (var call : file.elements("callActivity")) {
            var called = call.getAttribute("calledElement");
            if (called.isEmpty()) folder.fault(file, call, "calls no process");
            else if (!called.contains("{") && !processes.contains(called)) {
                folder.fault(file, call, "calls the process '" + called + "', which is not in the folder");
            }
        }
        for (var event : file.elements("timerEventDefinition")) {
            boolean timed = List.of("timeDate", "timeDuration", "timeCycle").stream()
                    .anyMatch(kind -> !children(event, kind).isEmpty());
            if (!timed) folder.fault(file, event, "the timer has no time");
        }
    }
}
