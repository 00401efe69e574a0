package org.passerelle.casefiles;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.Account;
import org.passerelle.accounts.Accounts;
import org.passerelle.cases.CaseCalendar;
import org.passerelle.cases.ProjectCase;
import org.passerelle.people.People;
import org.passerelle.people.Person;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** Who a case is about and where it stands, as the top of each page about it shows. */
@Component
public class CaseHead {

    /**
     * @param cooperative in words, empty before it is chosen
     * @param lastDay of the current stage, as it stands today
     * @param advisor who follows the case
     */
    public record Head(
            String number,
            Person person,
            @Nullable String projectName,
            String cooperative,
            String stageCode,
            String stage,
            @Nullable Progress progress,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            boolean suspended,
            @Nullable String exit,
            @Nullable String advisor,
            LocalDate appliedOn) {}

    private final People people;
    private final Programmes programmes;
    private final CaseCalendar calendar;
    private final Wording wording;
    private final Accounts accounts;
    private final BusinessClock clock;

    CaseHead(
            People people,
            Programmes programmes,
            CaseCalendar calendar,
            Wording wording,
            Accounts accounts,
            BusinessClock clock) {
        this.people = people;
        this.programmes = programmes;
        this.calendar = calendar;
        this.wording = wording;
        this.accounts = accounts;
        this.clock = clock;
    }

    public Head of(ProjectCase projectCase) {
        var words = wording.of(projectCase);
        var exit = projectCase.exitCode();
        return new Head(
                projectCase.number(),
                people.person(projectCase.personId()),
                projectCase.projectName(),
                words.cooperative(projectCase.cooperative()),
                projectCase.stage(),
                words.stage(projectCase.stage()),
                progress(projectCase),
                calendar.firstDay(projectCase, projectCase.stage()).orElse(null),
                calendar.lastDay(projectCase, projectCase.stage()).orElse(null),
                projectCase.isSuspended(),
                exit == null ? null : words.of("exit." + exit),
                advisor(projectCase),
                projectCase.appliedOn());
    }

    private @Nullable String advisor(ProjectCase projectCase) {
        var id = projectCase.advisorId();
        return id == null ? null : accounts.account(id).map(Account::name).orElse(null);
    }

    public @Nullable Progress progress(ProjectCase projectCase) {
        var stage = programmes
                .programme(projectCase.programme())
                .stage(projectCase.stage())
                .orElseThrow();
        var first = calendar.firstDay(projectCase, stage.code()).orElse(null);
        long away = stage.suspendable() ? away(projectCase) : 0;
        return Progress.at(clock.today(), first, away, stage.limit());
    }

    /** Days that do not count, less those used in an earlier case, which do. */
    private long away(ProjectCase projectCase) {
        var today = clock.today();
        long suspended = projectCase.suspensions().stream()
                .mapToLong(s ->
                        ChronoUnit.DAYS.between(s.fromDay(), s.returnDay() == null ? today.plusDays(1) : s.returnDay()))
                .sum();
        return suspended - projectCase.carriedOverDays();
    }

    public Programme.Organisation signatory(ProjectCase projectCase) {
        return programmes.programme(projectCase.programme()).signatory(projectCase.cooperative());
    }
}
