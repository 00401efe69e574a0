package org.passerelle.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a task's form as the BPMN describes it ({@code camunda:formField} and its properties).
 *
 * @param type what may be typed in it
 * @param values the codes of an enumeration; empty for an open list or another type
 * @param properties required, requiredWhen (an expression over the answers and the process variables), askedWhen (one over the process
 *     variables: otherwise the field is not there), min, max, mustBe, checked (enterprise-number: its check digits hold), fact (the
 *     name under which the answer becomes a fact of the case), open (codes beside the list are allowed), multiline, money, list
 */
public record FormField(String id, Type type, List<String> values, Map<String, String> properties) {

    public enum Type {
        TEXT,
        LINE,
        NUMBER,
        MONEY,
        BOOLEAN,
        DATE,
        CHOICE,
        CHOICES
    }

    public boolean isRequired() {
        return "true".equals(properties.get("required"));
    }

    /** Not asked: the process gives the answer, such as the block of the canvas that a review is about. */
    public boolean isFixed() {
        return "true".equals(properties.get("fixed"));
    }

    public boolean isOpen() {
        return "true".equals(properties.get("open"));
    }

    /** Free text is personal: it stays in the case's own tables and never becomes a process variable. */
    boolean isFreeText() {
        return type == Type.TEXT || type == Type.LINE;
    }

    public @Nullable String property(String name) {
        return properties.get(name);
    }
}
