package org.passerelle.engine;

import static org.passerelle.engine.ModelFile.camunda;
import static org.passerelle.engine.ModelFile.children;

import java.lang.reflect.Field;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * The building blocks: each automatic task names a delegate that exists, gives it the fields it needs and no other, and what a field
 * names is there. Fields mean the same in all blocks: {@code letter}, {@code table}, {@code stage}, {@code message}, {@code task},
 * {@code on} (a date) and {@code past} (a period).
 */
@Component
class BlockCheck {

    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*([A-Za-z_]\\w*)\\s*}");
    private static final Pattern DYNAMIC = Pattern.compile("[$#]\\{[^}]*}");
    private static final List<String> OTHER_WAYS = List.of("class", "expression", "type", "decisionRef");

    private final BeanFactory beans;

    BlockCheck(BeanFactory beans) {
        this.beans = beans;
    }

    void check(FolderUnderCheck folder) {
        for (var file : folder.processes()) {
            file.elements("serviceTask", "sendTask", "businessRuleTask").forEach(task -> checkTask(folder, file, task));
            file.elements("scriptTask").forEach(task -> folder.fault(file, task, "scripts are not allowed"));
        }
        var tables = folder.idsOf("decision");
        for (var table : folder.programme().tables()) {
            if (!tables.contains(table)) folder.fault("programme.yaml", "tables." + table, "there is no such table in the folder");
        }
    }

    private void checkTask(FolderUnderCheck folder, ModelFile file, Element task) {
        for (var way : OTHER_WAYS) {
            if (!camunda(task, way).isEmpty()) folder.fault(file, task, "names no block but a camunda:" + way);
        }
        var reference = camunda(task, "delegateExpression");
        if (reference.isEmpty()) {
            folder.fault(file, task, "has no block (camunda:delegateExpression)");
            return;
        }
        var name = BEAN.matcher(reference);
        if (!name.matches() || !isBlock(name.group(1))) {
            folder.fault(file, task, "the block " + reference + " does not exist");
            return;
        }
        checkFields(folder, file, task, name.group(1));
    }

    private boolean isBlock(String bean) {
        return beans.containsBean(bean) && beans.isTypeMatch(bean, JavaDelegate.class);
    }

    private void checkFields(FolderUnderCheck folder, ModelFile file, Element task, String block) {
        var given = fields(task);
        var known = new ArrayList<String>();
        for (var field : delegateFields(beans.getType(block))) {
            known.add(field.getName());
            var value = given.get(field.getName());
            boolean optional = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (value == null || value.isBlank()) {
                if (!optional) folder.fault(file, task, "the block ${" + block + "} needs the field '" + field.getName() + "'");
            } else {
                checkValue(folder, file, task, field.getName(), value);
            }
        }
        given.keySet().stream().filter(name -> !known.contains(name)).forEach(name ->
                folder.fault(file, task, "the block ${" + block + "} knows no field '" + name + "'"));
    }

    private static List<Field> delegateFields(Class<?> type) {
        var fields = new ArrayList<Field>();
        for (var each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (var field : each.getDeclaredFields()) if (field.getType() == Expression.class) fields.add(field);
        }
        return fields;
    }

    private static Map<String, String> fields(Element task) {
        var fields = new LinkedHashMap<String, String>();
        for (var extensions : children(task, "extensionElements")) {
            for (var field : children(extensions, "field")) {
                var value = field.getAttribute("stringValue") + field.getAttribute("expression");
                for (var kind : List.of("string", "expression")) {
                    for (var child : children(field, kind)) value += child.getTextContent();
                }
                fields.put(field.getAttribute("name"), value.strip());
            }
        }
        return fields;
    }

    private void checkValue(FolderUnderCheck folder, ModelFile file, Element task, String field, String value) {
        var programme = folder.programme();
        if (DYNAMIC.matcher(value).find()) {
            var pattern = Pattern.compile(DYNAMIC.splitAsStream(value + " ").map(String::strip).map(Pattern::quote)
                    .collect(java.util.stream.Collectors.joining(".+")));
            boolean someLetter = programme.letters().keySet().stream().anyMatch(key -> pattern.matcher(key).matches());
            if (field.equals("letter") && !someLetter) {
                folder.fault(file, task, "no letter of programme.yaml is named like '" + value + "'");
            }
            return;
        }
        var problem = switch (field) {
            case "letter" -> programme.letters().containsKey(value) ? null : "the letter '" + value + "' is not in programme.yaml";
            case "table" -> folder.idsOf("decision").contains(value) ? null : "there is no table '" + value + "' in the folder";
            case "stage" -> programme.stage(value).isPresent() ? null : "the stage '" + value + "' is not in programme.yaml";
            case "message" -> folder.messages().contains(value) ? null : "no process waits for the message '" + value + "'";
            case "task" -> file.ids().contains(value) ? null : "there is no task '" + value + "' in this process";
            case "on" -> programme.dates().containsKey(value) ? null : "the date '" + value + "' is not in programme.yaml";
            case "past" -> isPeriod(value) ? null : "'" + value + "' is not a period such as P60D";
            default -> null;
        };
        if (problem != null) folder.fault(file, task, problem);
    }

    private static boolean isPeriod(String text) {
        try {
            Period.parse(text);
            return true;
        } catch (java.time.format.DateTimeParseException e) {
            return false;
        }
    }
}
