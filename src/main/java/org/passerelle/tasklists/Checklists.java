package org.passerelle.tasklists;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefiles.Words;
import org.passerelle.cases.ProjectCase;
import org.passerelle.cases.Timeline;
import org.passerelle.engine.CaseTask;
import org.passerelle.engine.CaseTasks;
import org.passerelle.engine.TaskCatalogue;
import org.springframework.stereotype.Component;

/** The tasks of a case that come once for each item of a list, such as the blocks of the canvas, seen as one checklist. */
@Component
class Checklists {

    /**
     * One item.
     *
     * @param taskId of the open task, null when it is done
     * @param state in words: what was last said of it
     */
    public record Item(
            String code,
            String label,
            @Nullable String taskId,
            @Nullable String state,
            @Nullable LocalDate on,
            @Nullable String by,
            @Nullable String note) {

        public boolean done() {
            return taskId == null;
        }
    }

    private final CaseTasks tasks;
    private final Timeline timeline;
    private final TaskCatalogue catalogue;

    Checklists(CaseTasks tasks, Timeline timeline, TaskCatalogue catalogue) {
        this.tasks = tasks;
        this.timeline = timeline;
        this.catalogue = catalogue;
    }

    /** The checklists that are open in the case or were worked on in its present stage; mostly one or none. */
    List<Item> inCurrentStage(ProjectCase projectCase, Words words) {
        var since = projectCase
                .stageOf(projectCase.stage())
                .map(ProjectCase.CaseStage::enteredOn)
                .orElse(LocalDate.MIN);
        var entries = timeline.of(projectCase.number()).stream()
                .filter(e -> !e.onDay().isBefore(since))
                .toList();
        var open = tasks.open(projectCase.number());
        return catalogue.checklists().keySet().stream()
                .flatMap(key -> items(key, open, entries, words).stream())
                .toList();
    }

    List<Item> of(ProjectCase projectCase, String key, Words words) {
        return items(key, tasks.open(projectCase.number()), timeline.of(projectCase.number()), words);
    }

    private List<Item> items(String key, List<CaseTask> open, List<Timeline.Entry> entries, Words words) {
        var field = Objects.requireNonNull(catalogue.checklists().get(key), key);
        var taskIds = new HashMap<String, String>();
        open.stream()
                .filter(task -> task.key().equals(key))
                .forEach(task -> taskIds.put(TaskAnswers.part(task), task.id()));
        var said = new HashMap<String, Timeline.Entry>();
        entries.stream()
                .filter(entry -> entry.kind().equals("task") && entry.code().equals(key))
                .forEach(entry -> said.put(String.valueOf(entry.details().get(field.id())), entry));
        if (taskIds.isEmpty() && said.isEmpty()) return List.of();
        return field.values().stream()
                .map(code -> item(key, field.id(), code, taskIds.get(code), said.get(code), words))
                .toList();
    }

    private static Item item(
            String key,
            String fixed,
            String code,
            @Nullable String taskId,
            Timeline.@Nullable Entry entry,
            Words words) {
        var label = words.value(key, fixed, code);
        if (entry == null) return new Item(code, label, taskId, null, null, null, null);
        var status = entry.details().get("status");
        var state = status == null ? null : words.value(key, "status", status.toString());
        var note = Objects.toString(entry.details().get("note"), null);
        return new Item(code, label, taskId, state, entry.onDay(), entry.actorName(), note);
    }
}
