package org.passerelle.engine;

import java.util.List;

/** Answers to a task's form that do not hold, all of them at once. Nothing was changed. */
public class AnswersRefused extends RuntimeException {

    /**
     * @param field the field's id
     * @param code message key {@code answer.<code>}: required, unknown-field, not-a-number, not-a-date, not-in-list, too-low, too-high,
     *     too-long, must-be, reason-required
     */
    public record Fault(String field, String code, List<Object> arguments) {}

    private final List<Fault> faults;

    AnswersRefused(List<Fault> faults) {
        super("Refused answers: "
                + faults.stream().map(f -> f.field() + " " + f.code()).toList());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
