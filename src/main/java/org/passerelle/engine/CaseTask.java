package org.passerelle.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An open task of a case.
 *
 * @param id the engine's id: for addresses and forms, never shown
 * @param key the BPMN id of the user task
 * @param role who does it
 * @param variables coded values of its process, such as the block of the canvas or the proposal
 * @param properties of the task in the BPMN
 */
public record CaseTask(
        String id,
        String caseNumber,
        String key,
        String role,
        @Nullable Instant dueAt,
        boolean urgent,
        Instant openedAt,
        @Nullable String assignee,
        List<FormField> fields,
        Map<String, Object> variables,
        Map<String, String> properties) {

    /** The page of its own on which it is done, such as {@code /outlays/7}; null for most, which are done on the page of tasks. */
    public @Nullable String page() {
        var page = properties.get("page");
        if (page == null) return null;
        for (var variable : variables.entrySet()) {
            page = page.replace("{" + variable.getKey() + "}", String.valueOf(variable.getValue()));
        }
        return page;
    }
}
