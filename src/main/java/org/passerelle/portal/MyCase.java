package org.passerelle.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.casefiles.OpenTasks;
import org.passerelle.casefiles.Progress;
import org.passerelle.casefiles.Wording;
import org.passerelle.casefiles.Words;
import org.passerelle.cases.CaseFacts;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** The own case of a holder, in the holder's words: the stages, what is asked of the person, what others are working on. */
@Component
class MyCase {

    /** @param state done, now or later */
    public record Step(
            String label,
            String state,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String before) {}

    /**
     * Something that is open.
     *
     * @param turn what the person is asked to do, in a few words; null when it is for others to do
     */
    public record Item(
            String key,
            @Nullable String turn,
            String text,
            @Nullable LocalDate dueOn) {}

    /** A day on which the person is expected. */
    public record Appointment(
            LocalDate on, @Nullable String at, @Nullable String place) {}

    private final Cases cases;
    private final CaseFacts facts;
    private final BusinessClock clock;
    private final Programmes programmes;
    private final OpenTasks tasks;
    private final CaseHead head;
    private final Wording wording;

    MyCase(
            Cases cases,
            CaseFacts facts,
            BusinessClock clock,
            Programmes programmes,
            OpenTasks tasks,
            CaseHead head,
            Wording wording) {
        this.cases = cases;
        this.facts = facts;
        this.clock = clock;
        this.programmes = programmes;
        this.tasks = tasks;
        this.head = head;
        this.wording = wording;
    }

    /** The case that is still going on, else the last one. */
    Optional<ProjectCase> of(@Nullable Long personId) {
        if (personId == null) return Optional.empty();
        return cases.ofPerson(personId).stream()
                .max(Comparator.comparing((ProjectCase c) -> !isOver(c))
                        .thenComparing(ProjectCase::appliedOn)
                        .thenComparing(ProjectCase::number));
    }

    private boolean isOver(ProjectCase projectCase) {
        var stages = programmes.programme(projectCase.programme()).stages();
        return stages.get(stages.size() - 1).code().equals(projectCase.stage());
    }

    /** Up to the last stage of the programme, which is no step but the end. */
    List<Step> steps(ProjectCase projectCase) {
        var words = wording.of(projectCase);
        var stages = programmes.programme(projectCase.programme()).stages();
        var steps = new ArrayList<Step>();
        boolean over = isOver(projectCase);
        boolean reached = !over;
        String before = null;
        for (var stage : stages.subList(0, stages.size() - 1)) {
            var spent = projectCase.stageOf(stage.code());
            boolean now = stage.code().equals(projectCase.stage());
            var until = spent.map(ProjectCase.CaseStage::leftOn).orElse(null);
            // A route that stopped early has stages that were never entered: they are not shown as still to come.
            if (over && spent.isEmpty()) continue;
            var state = now
                    ? "now"
                    : reached && before == null && steps.stream().noneMatch(MyCase::isNow)
                            ? "done"
                            : over ? "done" : "later";
            steps.add(new Step(
                    words.stage(stage.code()), state, spent.map(MyCase::begun).orElse(null), until, before));
            if (now || state.equals("later")) before = words.stage(stage.code());
        }
        return steps;
    }

    private static boolean isNow(Step step) {
        return step.state().equals("now");
    }

    private static LocalDate begun(ProjectCase.CaseStage stage) {
        return stage.firstDay() == null ? stage.enteredOn() : stage.firstDay();
    }

    /** The next day that was agreed on, as long as the case goes on. */
    Optional<Appointment> appointment(ProjectCase projectCase) {
        if (isOver(projectCase)) return Optional.empty();
        var known = facts.of(projectCase.number());
        return facts.date(projectCase.number(), "appointmentOn")
                .filter(day -> !day.isBefore(clock.today()))
                .map(day -> new Appointment(
                        day, (String) known.get("appointmentTime"), (String) known.get("appointmentPlace")));
    }

    /** What is asked of the person comes first. */
    List<Item> items(ProjectCase projectCase) {
        var words = wording.of(projectCase);
        return tasks.of(projectCase, Set.of()).stream()
                .flatMap(line -> item(line, words).stream())
                .sorted(Comparator.comparing(item -> item.turn() == null))
                .toList();
    }

    /** The date is shown only for what the person does: those of the staff are no promise. */
    private static Optional<Item> item(OpenTasks.Line line, Words words) {
        var text = words.of("task." + line.key() + ".holder");
        if (text == null) return Optional.empty();
        var turn = words.of("task." + line.key() + ".turn");
        return Optional.of(new Item(line.key(), turn, text, turn == null ? null : line.dueOn()));
    }

    @Nullable
    Progress progress(ProjectCase projectCase) {
        return head.progress(projectCase);
    }

    /** Who is called: the cooperative once it is known, the structure before. */
    Programme.Organisation office(ProjectCase projectCase) {
        return head.signatory(projectCase);
    }
}
