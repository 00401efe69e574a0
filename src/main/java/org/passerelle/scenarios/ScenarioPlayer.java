package org.passerelle.scenarios;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.AlreadyDone;
import org.passerelle.engine.AnswersRefused;
import org.passerelle.engine.EngineClock;
import org.passerelle.engine.TimeTravel;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Plays one scenario on the virtual clock and compares what is true with what was expected at the end of each day named. */
@Component
class ScenarioPlayer {

    /** Empty role: each task is done as the role it is routed to. */
    private static final Actor PLAYER = new Actor(null, "Scenario", "");

    private final CaseDoors doors;
    private final CaseMirror mirror;
    private final TimeTravel travel;
    private final EngineClock engineClock;
    private final Programmes programmes;
    private final MessageSource messages;

    ScenarioPlayer(
            CaseDoors doors,
            CaseMirror mirror,
            TimeTravel travel,
            EngineClock engineClock,
            Programmes programmes,
            MessageSource messages) {
        this.doors = doors;
        this.mirror = mirror;
        this.travel = travel;
        this.engineClock = engineClock;
        this.programmes = programmes;
        this.messages = messages;
    }

    PlayReport play(String file, Scenario scenario) {
        programmes.tryRules(scenario.programme(), scenario.rules());
        try {
            return new Run(scenario).play(file);
        } finally {
            programmes.tryRules(scenario.programme(), List.of());
        }
    }

    /** One scenario being played. */
    private final class Run {

        private final Scenario scenario;
        private final List<PlayReport.Check> checks = new ArrayList<>();
        private final List<String> caseNumbers = new ArrayList<>(); // somebody may come back after an exit

        Run(Scenario scenario) {
            this.scenario = scenario;
        }

        PlayReport play(String file) {
            engineClock.standAt(at(scenario.start(), LocalTime.of(0, 1)));
            int next = 0;
            for (var event : scenario.events()) {
                next = expectBefore(event.on(), next);
                travel.moveTo(at(event.on(), LocalTime.of(9, 0)));
                happen(event);
                travel.runDue();
            }
            expectBefore(LocalDate.MAX, next);
            var timeline = caseNumbers.stream()
                    .flatMap(number -> mirror.timeline(number).stream())
                    .toList();
            return new PlayReport(file, scenario.name(), checks, timeline, null, 0);
        }

        /** Checks the expectations of all days that end before {@code day}, from the {@code next} on. */
        private int expectBefore(LocalDate day, int next) {
            var expectations = scenario.expectations();
            while (next < expectations.size() && expectations.get(next).on().isBefore(day)) {
                var expectation = expectations.get(next++);
                travel.moveTo(at(expectation.on(), LocalTime.of(23, 59, 59)));
                expectation
                        .values()
                        .forEach((key, value) -> checks.add(mirror.check(expectation.on(), latestCase(), key, value)));
            }
            return next;
        }

        private @Nullable String latestCase() {
            return caseNumbers.isEmpty() ? null : caseNumbers.get(caseNumbers.size() - 1);
        }

        private void happen(Scenario.Event event) {
            String refusal;
            try {
                refusal = refusal(event);
            } catch (RuntimeException e) { // a fault of the product: shown as one, and the other files are still played
                checks.add(new PlayReport.Check(
                        event.on(), event.label(), event.rejected() ? "refused" : "accepted", "fault: " + e, false));
                return;
            }
            if (event.rejected()) {
                checks.add(new PlayReport.Check(
                        event.on(),
                        event.label(),
                        "refused",
                        refusal == null ? "accepted" : "refused: " + refusal,
                        refusal != null));
            } else if (refusal != null) {
                checks.add(new PlayReport.Check(event.on(), event.label(), "accepted", "refused: " + refusal, false));
            }
        }

        private @Nullable String refusal(Scenario.Event event) {
            try {
                if (event.action().equals("apply")) {
                    caseNumbers.add(doors.apply(scenario.application(), new Actor(null, "Scenario", "ProjectHolder")));
                } else {
                    var caseNumber = latestCase();
                    if (caseNumber == null) throw new Refused("no-case-yet");
                    doors.act(caseNumber, event.action(), event.task(), event.fields(), PLAYER);
                }
                return null;
            } catch (Refused e) {
                return messages.getMessage(
                        "refused." + e.code(), e.arguments().toArray(), e.getMessage(), Locale.ENGLISH);
            } catch (AnswersRefused e) {
                return e.faults().stream().map(this::words).collect(Collectors.joining("; "));
            } catch (AlreadyDone e) {
                return e.getMessage();
            }
        }

        private String words(AnswersRefused.Fault fault) {
            return fault.field() + ": "
                    + messages.getMessage(
                            "answer." + fault.code(), fault.arguments().toArray(), fault.code(), Locale.ENGLISH);
        }
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(BusinessClock.ZONE).toInstant();
    }
}
