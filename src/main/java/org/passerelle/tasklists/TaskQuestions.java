package org.passerelle.tasklists;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefiles.Wording;
import org.passerelle.casefiles.Words;
import org.passerelle.cases.ProjectCase;
import org.passerelle.engine.CaseTask;
import org.passerelle.engine.FormField;
import org.passerelle.programmes.Programmes;
import org.passerelle.web.Form;
import org.passerelle.web.Formats;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The form of a task in words, and answers given to it in words. */
@Component
class TaskQuestions {

    /** Longer lists are a drop-down, shorter ones are all in sight. */
    private static final int IN_SIGHT = 10;

    /**
     * @param kind how it is asked: text, line, number, money, boolean, date, radios, select, checks, fixed
     * @param options pairs of code and label
     * @param shown the text of a fixed field
     */
    public record Field(
            String name,
            String kind,
            String label,
            @Nullable String hint,
            boolean optional,
            List<List<String>> options,
            List<Group> groups,
            String shown) {}

    public record Group(String label, List<Option> options) {}

    public record Option(String code, String label) {}

    /** A question and what was answered. */
    public record Answer(String label, String text) {}

    private final Wording wording;
    private final Programmes programmes;
    private final MessageSource messages;

    TaskQuestions(Wording wording, Programmes programmes, MessageSource messages) {
        this.wording = wording;
        this.programmes = programmes;
        this.messages = messages;
    }

    List<Field> fields(ProjectCase projectCase, CaseTask task) {
        var words = wording.of(projectCase);
        return task.fields().stream()
                .map(field -> field(projectCase, task, field, words))
                .toList();
    }

    private Field field(ProjectCase projectCase, CaseTask task, FormField field, Words words) {
        var options = options(projectCase, task, field, words);
        var shown = field.isFixed() ? words.value(task.key(), field.id(), TaskAnswers.part(task)) : "";
        return new Field(
                field.id(),
                kind(field, options.size()),
                words.field(task.key(), field.id()),
                words.hint(task.key(), field.id()),
                !field.isRequired() && field.property("requiredWhen") == null,
                options,
                "trades".equals(field.property("list")) ? trades(projectCase) : List.of(),
                shown);
    }

    private static String kind(FormField field, int options) {
        if (field.isFixed()) return "fixed";
        return switch (field.type()) {
            case CHOICE -> options == 0 || options > IN_SIGHT ? "select" : "radios";
            case CHOICES -> "checks";
            default -> field.type().name().toLowerCase(Locale.ROOT);
        };
    }

    private List<List<String>> options(ProjectCase projectCase, CaseTask task, FormField field, Words words) {
        var programme = programmes.programme(projectCase.programme());
        var list = field.property("list");
        if ("trades".equals(list)) return List.of();
        if ("cooperatives".equals(list)) {
            return programme.cooperatives().stream()
                    .map(c -> List.of(c.code(), c.organisation().name()))
                    .toList();
        }
        var codes = list == null ? field.values() : programme.lists().getOrDefault(list, List.of());
        return codes.stream()
                .map(code -> List.of(code, words.value(task.key(), field.id(), code)))
                .toList();
    }

    private List<Group> trades(ProjectCase projectCase) {
        var language = Wording.language();
        return programmes.programme(projectCase.programme()).trades().sections().stream()
                .map(section -> new Group(
                        Objects.requireNonNull(section.label().get(language)),
                        section.trades().stream()
                                .map(trade -> new Option(
                                        trade.code(),
                                        Objects.requireNonNull(trade.label().get(language))))
                                .toList()))
                .toList();
    }

    /** As somebody reads them again before sending. */
    List<Answer> answers(ProjectCase projectCase, CaseTask task, Form form) {
        var words = wording.of(projectCase);
        var answers = new ArrayList<Answer>();
        var raw = TaskAnswers.raw(task, form);
        for (var field : task.fields()) {
            var text = Objects.requireNonNullElse(raw.get(field.id()), "");
            answers.add(new Answer(
                    words.field(task.key(), field.id()), text.isEmpty() ? "" : shown(task, field, text, words)));
        }
        return answers;
    }

    private String shown(CaseTask task, FormField field, String text, Words words) {
        var formats = Formats.in(Wording.language());
        return switch (field.type()) {
            case CHOICE, CHOICES -> words.value(task.key(), field.id(), text);
            case BOOLEAN ->
                messages.getMessage(text.equals("true") ? "yes" : "no", null, LocaleContextHolder.getLocale());
            case DATE ->
                Form.empty().with("d", text).date("d").map(formats::date).orElse(text);
            case MONEY ->
                Form.empty().with("m", text).cents("m").map(formats::euros).orElse(text);
            default -> text;
        };
    }

    /**
     * What the programme says of a step that cannot be undone: of the task, or of one answer to it. Where it says nothing the step needs
     * no second look.
     */
    @Nullable
    String confirmation(ProjectCase projectCase, CaseTask task, Form form) {
        var words = wording.of(projectCase);
        var raw = TaskAnswers.raw(task, form);
        for (var field : task.fields()) {
            var text = words.of("value." + task.key() + "." + field.id() + "." + raw.get(field.id()) + ".confirm");
            if (text != null) return text;
        }
        return words.of("task." + task.key() + ".confirm");
    }
}
