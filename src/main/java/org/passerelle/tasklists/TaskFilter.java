package org.passerelle.tasklists;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.web.Form;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the list somebody wants to see, as it stands in the address of the page.
 *
 * @param when late, today, week, later
 * @param mine only cases that the person follows
 * @param q a name, a project or a case number
 */
public record TaskFilter(
        @Nullable String when,
        @Nullable String stage,
        @Nullable String role,
        @Nullable String task,
        boolean mine,
        @Nullable String q,
        int page) {

    static final List<String> WHEN = List.of("late", "today", "week", "later");

    static TaskFilter of(Map<String, String> given) {
        return new TaskFilter(
                WHEN.contains(given.getOrDefault("when", "")) ? given.get("when") : null,
                Form.asked(given, "stage"),
                Form.asked(given, "role"),
                Form.asked(given, "task"),
                "yes".equals(given.get("mine")),
                Form.asked(given, "q"),
                page(given.getOrDefault("page", "1")));
    }

    private static int page(String text) {
        return text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 1;
    }

    /** Every word must be found. */
    List<String> words() {
        return q == null ? List.of() : Arrays.asList(q.split("\\s+"));
    }

    public boolean isNarrow() {
        return mine || !Arrays.stream(new Object[] {when, stage, role, task, q}).allMatch(Objects::isNull);
    }

    /** The address of the list with one choice changed, on its first page. */
    public String with(String name, @Nullable String value) {
        var address = UriComponentsBuilder.fromPath("/tasks");
        add(address, "when", name, value, when);
        add(address, "mine", name, value, mine ? "yes" : null);
        add(address, "stage", name, value, stage);
        add(address, "role", name, value, role);
        add(address, "task", name, value, task);
        add(address, "q", name, value, q);
        if (name.equals("page")) address.queryParam("page", value);
        return address.encode().build().toUriString();
    }

    private static void add(
            UriComponentsBuilder address, String own, String changed, @Nullable String to, @Nullable String now) {
        var value = own.equals(changed) ? to : now;
        if (value != null && !value.isEmpty())
            address.queryParam(own, "{" + own + "}").uriVariables(Map.of(own, value));
    }
}
