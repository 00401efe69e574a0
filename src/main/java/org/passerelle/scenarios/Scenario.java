package org.passerelle.scenarios;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.passerelle.cases.Application;
import org.passerelle.programmes.DatedRules;

/**
 * What people do on which day with one case, and what must then be true.
 *
 * @param start the virtual clock's first day
 * @param application what the holder tells on the day of {@code do: apply}
 * @param rules dated overrides to try (T8)
 */
public record Scenario(
        String name,
        String programme,
        LocalDate start,
        Application application,
        List<DatedRules.Line> rules,
        List<Event> events,
        List<Expectation> expectations) {

    /**
     * @param line in the file, for messages
     * @param action a verb such as {@code invoice}, or {@code complete}
     * @param task for {@code complete} the task's id
     * @param rejected whether the product must refuse it
     */
    public record Event(
            int line, LocalDate on, String action, String task, Map<String, String> fields, boolean rejected) {

        String label() {
            return action.equals("complete") ? "complete " + task : action;
        }
    }

    /** At the end of the day: keys such as stage or treasury with the expected value; lists for lettersInclude and openTasks. */
    public record Expectation(int line, LocalDate on, Map<String, Object> values) {}
}
