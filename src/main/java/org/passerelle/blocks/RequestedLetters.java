package org.passerelle.blocks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.cases.Timeline;
import org.passerelle.letters.LettersOnRequest;
import org.passerelle.people.People;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.ProgrammeTexts;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters on request. They may say what is certified: from the first day of the stages in which the letter is given until today, how often
 * somebody's presence was noted in that time, by kind of meeting, and the days on which the clock of the case stood still.
 */
@Component
class RequestedLetters implements LettersOnRequest {

    /** The field in which a process notes who came, and its answer that counts. */
    private static final String ATTENDANCE = "attendance";

    private static final String PRESENT = "present";

    private record Period(LocalDate from, LocalDate until) {

        boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }

        /** Of a pause up to, not including, the day of return. */
        long daysOf(ProjectCase.Suspension pause) {
            var last = pause.returnDay() == null ? until : pause.returnDay().minusDays(1);
            return pause.fromDay()
                    .datesUntil(last.plusDays(1))
                    .filter(this::has)
                    .count();
        }
    }

    private final Cases cases;
    private final Programmes programmes;
    private final ProgrammeTexts texts;
    private final People people;
    private final Timeline timeline;
    private final CaseLetters letters;
    private final BusinessClock clock;

    RequestedLetters(
            Cases cases,
            Programmes programmes,
            ProgrammeTexts texts,
            People people,
            Timeline timeline,
            CaseLetters letters,
            BusinessClock clock) {
        this.cases = cases;
        this.programmes = programmes;
        this.texts = texts;
        this.people = people;
        this.timeline = timeline;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public List<String> offered(String caseNumber) {
        var projectCase = cases.byNumber(caseNumber);
        var programme = programmes.programme(projectCase.programme());
        if (projectCase.exitCode() != null) return List.of();
        return programme.lettersOnRequest(projectCase.stage()).stream()
                .filter(key -> period(projectCase, programme, key).isPresent())
                .toList();
    }

    @Override
    @Transactional
    public void ask(String caseNumber, String key, Actor by) {
        if (!offered(caseNumber).contains(key)) throw new Refused("letter-not-offered");
        var projectCase = cases.byNumber(caseNumber);
        var programme = programmes.programme(projectCase.programme());
        var period = period(projectCase, programme, key).orElseThrow();
        var attended = attended(caseNumber, period);
        int times = attended.values().stream().mapToInt(Integer::intValue).sum();
        var certified = Map.<String, Object>of(
                "from", period.from().toString(),
                "until", period.until().toString(),
                "counted", labelled(attended, projectCase),
                "pausedDays",
                        projectCase.suspensions().stream()
                                .mapToLong(period::daysOf)
                                .sum());
        letters.send(
                caseNumber,
                key,
                Map.of(),
                Map.of("certified", certified),
                "%s/%s/%s/%d".formatted(key, caseNumber, period.until(), times),
                by);
    }

    /** Empty until the clock of one of the stages has begun to run. */
    private Optional<Period> period(ProjectCase projectCase, Programme programme, String key) {
        return programme.onRequest().getOrDefault(key, List.of()).stream()
                .flatMap(stage -> projectCase.stageOf(stage).stream())
                .flatMap(stage -> Optional.ofNullable(stage.firstDay()).stream())
                .min(LocalDate::compareTo)
                .map(from -> new Period(from, clock.today()));
    }

    /** How often, by the task in which it was noted, in the order of the first time. */
    private Map<String, Integer> attended(String caseNumber, Period period) {
        var attended = new LinkedHashMap<String, Integer>();
        for (var entry : timeline.of(caseNumber)) {
            if (!entry.kind().equals("task") || !PRESENT.equals(entry.details().get(ATTENDANCE))) continue;
            var on = entry.details().get("meetingOn");
            var day = on == null || on.toString().isEmpty() ? entry.onDay() : LocalDate.parse(on.toString());
            if (period.has(day)) attended.merge(entry.code(), 1, Integer::sum);
        }
        return attended;
    }

    private List<Map<String, Object>> labelled(Map<String, Integer> attended, ProjectCase projectCase) {
        var language = people.person(projectCase.personId()).language();
        var lines = new ArrayList<Map<String, Object>>();
        attended.forEach((task, times) -> {
            var label = texts.find(projectCase.programme(), language, "attended." + task)
                    .orElseGet(() -> texts.text(projectCase.programme(), language, "task." + task));
            lines.add(Map.of("label", label, "times", times));
        });
        return lines;
    }
}
