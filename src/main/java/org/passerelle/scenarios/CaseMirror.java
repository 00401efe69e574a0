package org.passerelle.scenarios;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.cases.CaseCalendar;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.cases.Timeline;
import org.passerelle.engine.CaseTask;
import org.passerelle.engine.CaseTasks;
import org.passerelle.letters.LetterRow;
import org.passerelle.letters.Letters;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;

/** What is true of a case, under the keys of a scenario's expectations. */
@Component
class CaseMirror {

    /** What a scenario may expect to be absent, with null. */
    private static final Set<String> ABSENT = Set.of("exit", "cooperative", "proposal", "testEndsOn");

    private final Cases cases;
    private final CaseCalendar calendar;
    private final Programmes programmes;
    private final CaseTasks tasks;
    private final Letters letters;
    private final Treasury treasury;
    private final Timeline timeline;

    CaseMirror(
            Cases cases,
            CaseCalendar calendar,
            Programmes programmes,
            CaseTasks tasks,
            Letters letters,
            Treasury treasury,
            Timeline timeline) {
        this.cases = cases;
        this.calendar = calendar;
        this.programmes = programmes;
        this.tasks = tasks;
        this.letters = letters;
        this.treasury = treasury;
        this.timeline = timeline;
    }

    PlayReport.Check check(LocalDate on, @Nullable String caseNumber, String key, @Nullable Object expected) {
        if (expected == null && !ABSENT.contains(key))
            return new PlayReport.Check(on, key, "null", "always something", false);
        if (caseNumber == null) return new PlayReport.Check(on, key, String.valueOf(expected), "no case", false);
        var projectCase = cases.byNumber(caseNumber);
        return switch (key) {
            case "treasury" ->
                amount(
                        on,
                        key,
                        Objects.requireNonNull(expected),
                        treasury.isOpen(caseNumber) ? treasury.balanceCents(caseNumber) : 0);
            case "paidOut" ->
                amount(
                        on,
                        key,
                        Objects.requireNonNull(expected),
                        treasury.isOpen(caseNumber) ? treasury.paidOutCents(caseNumber) : 0);
            case "lettersInclude" ->
                includes(on, key, Objects.requireNonNull(expected), List.copyOf(letters.keysOf(caseNumber)));
            case "openTasks" -> includes(on, key, Objects.requireNonNull(expected), openTasks(caseNumber));
            default -> equal(on, key, expected, value(projectCase, key));
        };
    }

    private @Nullable Object value(ProjectCase projectCase, String key) {
        return switch (key) {
            case "stage" -> projectCase.stage();
            case "exit" -> projectCase.exitCode();
            case "cooperative" -> projectCase.cooperative();
            case "proposal" -> projectCase.proposal();
            case "testEndsOn" ->
                programmes
                        .programme(projectCase.programme())
                        .treasuryStage()
                        .map(Programme.Stage::code)
                        .flatMap(stage -> calendar.lastDay(projectCase, stage))
                        .orElse(null);
            default -> throw new IllegalArgumentException(key);
        };
    }

    private List<String> openTasks(String caseNumber) {
        return tasks.open(caseNumber).stream().map(CaseTask::key).distinct().toList();
    }

    private static PlayReport.Check amount(LocalDate on, String key, Object expected, long cents) {
        var actual = BigDecimal.valueOf(cents, 2);
        var wanted = (BigDecimal) expected;
        return new PlayReport.Check(
                on, key, wanted.toPlainString(), actual.toPlainString(), wanted.compareTo(actual) == 0);
    }

    private static PlayReport.Check includes(LocalDate on, String key, Object expected, List<String> actual) {
        var missing = new ArrayList<>((List<?>) expected);
        missing.removeAll(actual);
        return new PlayReport.Check(on, key, expected.toString(), new TreeSet<>(actual).toString(), missing.isEmpty());
    }

    private static PlayReport.Check equal(
            LocalDate on, String key, @Nullable Object expected, @Nullable Object actual) {
        return new PlayReport.Check(
                on, key, String.valueOf(expected), String.valueOf(actual), Objects.equals(expected, actual));
    }

    /** The time line with its letters, in the order of what happened. */
    List<PlayReport.Happening> timeline(String caseNumber) {
        record At(Instant at, PlayReport.Happening happening) {}
        var all = new ArrayList<At>();
        timeline.of(caseNumber)
                .forEach(entry -> all.add(new At(
                        entry.at(),
                        new PlayReport.Happening(
                                entry.onDay(),
                                entry.kind() + " " + entry.code(),
                                entry.details().isEmpty() ? "" : entry.details().toString()))));
        letters.ofCase(caseNumber).stream()
                .sorted(Comparator.comparing(LetterRow::id))
                .forEach(letter -> all.add(new At(
                        letter.requestedAt(),
                        new PlayReport.Happening(
                                LocalDate.ofInstant(letter.requestedAt(), BusinessClock.ZONE),
                                "letter " + letter.key(),
                                "to " + letter.recipientKind()))));
        all.sort(Comparator.comparing(At::at));
        return all.stream().map(At::happening).toList();
    }
}
