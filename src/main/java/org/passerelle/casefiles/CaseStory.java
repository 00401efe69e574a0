package org.passerelle.casefiles;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.cases.ProjectCase;
import org.passerelle.cases.Timeline;
import org.passerelle.letters.LetterRow;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.MonthFigures;
import org.passerelle.web.Formats;
import org.springframework.stereotype.Component;

/** All that happened in a case, in words, the latest first: what the time line holds, the letters, the months of its money. */
@Component
class CaseStory {

    /**
     * @param kind message key {@code story.<kind>}: what sort of thing happened
     * @param what which one: the task, the stage, the letter, in words
     * @param by who did it, in words; null for the application itself
     * @param details questions and answers
     */
    public record Line(
            Instant at,
            LocalDate on,
            String kind,
            String what,
            @Nullable String by,
            List<FactLines.Line> details,
            @Nullable LetterRow letter,
            @Nullable YearMonth month,
            long cents) {}

    private final FactLines facts;
    private final Wording wording;

    CaseStory(FactLines facts, Wording wording) {
        this.facts = facts;
        this.wording = wording;
    }

    List<Line> of(
            ProjectCase projectCase, List<Timeline.Entry> entries, List<LetterRow> letters, List<MonthFigures> months) {
        var words = wording.of(projectCase);
        var lines = new ArrayList<Line>();
        entries.stream().filter(entry -> isTold(entry, words)).forEach(entry -> lines.add(line(entry, words)));
        for (int i = letters.size() - 1; i >= 0; i--) {
            var letter = letters.get(i);
            lines.add(new Line(
                    letter.requestedAt(),
                    letter.on(),
                    "letter",
                    words.letter(letter.key()),
                    null,
                    List.of(),
                    letter,
                    null,
                    0));
        }
        for (var month : months) {
            var day = month.month().atEndOfMonth();
            // The end of that day, before what the first instant of the next one brought.
            var at =
                    day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant().minusNanos(1);
            lines.add(new Line(at, day, "month", "", null, List.of(), null, month.month(), month.closingCents()));
        }
        // The sort keeps the order of what has the same time, which is that in which it was written.
        lines.sort(Comparator.comparing(Line::at));
        Collections.reverse(lines);
        return lines;
    }

    /** Tables that only set an alarm propose nothing that people would read. */
    private static boolean isTold(Timeline.Entry entry, Words words) {
        return !entry.kind().equals("proposal") || !what(entry, words).isEmpty();
    }

    private Line line(Timeline.Entry entry, Words words) {
        boolean named =
                !entry.actorRole().equals("System") && !entry.actorName().equals("–");
        var by = named ? entry.actorName() : null;
        return new Line(
                entry.at(), entry.onDay(), entry.kind(), what(entry, words), by, details(entry, words), null, null, 0);
    }

    private static String what(Timeline.Entry entry, Words words) {
        var code = entry.code();
        var text = switch (entry.kind()) {
            case "application" -> words.programme();
            case "task" -> words.task(code);
            case "stage", "stage-started", "stage-kept-open", "resumed", "withdrawn" -> words.stage(code);
            case "proposal" ->
                entry.details().containsKey("cooperative")
                        ? words.cooperative(entry.details().get("cooperative").toString())
                        : words.of("proposal." + entry.details().get("proposal"));
            case "suspended" -> words.of("suspendReason." + code);
            case "end-requested" -> words.of("endTestReason." + code);
            case "meeting-fixed" -> Formats.in(Wording.language()).date(LocalDate.parse(code));
            case "exit" -> words.of("exit." + code);
            default -> words.of("note." + code);
        };
        return Objects.requireNonNullElse(text, "");
    }

    private List<FactLines.Line> details(Timeline.Entry entry, Words words) {
        var lines = new ArrayList<FactLines.Line>();
        if (entry.kind().equals("proposal")) {
            var because = words.of("because." + entry.details().get("because"));
            if (because != null) lines.add(new FactLines.Line("", because));
            return lines;
        }
        if (entry.kind().equals("application")) {
            entry.details().forEach((name, value) -> lines.add(facts.told("story." + name, value.toString())));
            return lines;
        }
        for (var answer : entry.details().entrySet()) {
            if (answer.getValue() == null || answer.getValue().toString().isBlank()) continue;
            lines.add(answer(entry, answer, words));
        }
        return lines;
    }

    private FactLines.Line answer(Timeline.Entry entry, Map.Entry<String, Object> answer, Words words) {
        var name = answer.getKey();
        var value = answer.getValue();
        if (name.equals("lastDay") || name.equals("until"))
            return facts.day("story." + name, LocalDate.parse(value.toString()));
        var label = words.field(entry.code(), name);
        if (value instanceof Boolean) return new FactLines.Line(label, facts.text(words, name, value));
        if (value instanceof Number number) {
            return new FactLines.Line(label, facts.text(words, name, new BigDecimal(number.toString())));
        }
        var text = value.toString();
        if (name.endsWith("On") && text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return new FactLines.Line(label, facts.text(words, name, LocalDate.parse(text)));
        }
        return new FactLines.Line(label, words.value(entry.code(), name, text));
    }
}
