package org.passerelle.tasklists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.passerelle.engine.CaseTask;
import org.passerelle.engine.FormField;
import org.passerelle.web.Form;

/** From what stands in a page's form to what the core reads, and from what is known to what the form shows at first. */
final class TaskAnswers {

    private TaskAnswers() {}

    /** The fixed answer that tells the items of a checklist apart; empty for other tasks. */
    static String part(CaseTask task) {
        return task.fields().stream()
                .filter(FormField::isFixed)
                .map(field -> Objects.toString(task.variables().get(field.id()), ""))
                .findFirst()
                .orElse("");
    }

    /** Only the task's own fields; a date typed by hand becomes the ISO date when it is one. */
    static Map<String, String> raw(CaseTask task, Form form) {
        var raw = new LinkedHashMap<String, String>();
        for (var field : task.fields()) {
            if (field.isFixed())
                raw.put(field.id(), Objects.toString(task.variables().get(field.id()), ""));
            else raw.put(field.id(), text(field, form));
        }
        return raw;
    }

    private static String text(FormField field, Form form) {
        return switch (field.type()) {
            case CHOICES -> String.join(",", form.values(field.id()));
            case DATE ->
                Form.of(form.values()).date(field.id()).map(Object::toString).orElse(form.value(field.id()));
            case MONEY -> form.value(field.id()).replaceAll("[\\s\\u00a0\\u202f€]", "");
            default -> form.value(field.id());
        };
    }

    /** What is known already stands in the fields that ask for it. */
    static Form prefilled(CaseTask task, Map<String, Object> facts) {
        var form = Form.empty();
        for (var field : task.fields()) {
            var fact = field.property("fact");
            var value = fact == null ? null : facts.get(fact);
            if (value == null || "true".equals(field.property("blank"))) continue;
            form = field.type() == FormField.Type.CHOICES
                    ? add(form, field.id(), List.of(value.toString().split(",")))
                    : form.with(field.id(), value);
        }
        return form;
    }

    private static Form add(Form form, String field, List<String> values) {
        var all = new LinkedHashMap<>(form.values());
        all.put(field, values);
        return Form.of(all);
    }
}
