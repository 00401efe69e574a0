package org.passerelle.cases;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.passerelle.programmes.DateRule;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.springframework.stereotype.Component;

/**
 * The dates that timers of a process wait for, by the names of {@code programme.yaml}. Timers fall due at the beginning of the day. A
 * date that is not known, or not while a suspension lasts, is {@link #NEVER}; timers are worked out again when it becomes known.
 */
@Component("dates")
public class CaseDates {

    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final Cases cases;
    private final CaseCalendar calendar;
    private final CaseFacts facts;
    private final Programmes programmes;
    private final Timeline timeline;
    private final BusinessClock clock;

    CaseDates(
            Cases cases,
            CaseCalendar calendar,
            CaseFacts facts,
            Programmes programmes,
            Timeline timeline,
            BusinessClock clock) {
        this.cases = cases;
        this.calendar = calendar;
        this.facts = facts;
        this.programmes = programmes;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** For {@code timeDate} of a timer: the beginning of the named day. */
    public Date of(String caseNumber, String name) {
        return Date.from(day(caseNumber, name)
                .orElse(NEVER)
                .atStartOfDay(BusinessClock.ZONE)
                .toInstant());
    }

    /**
     * For {@code timeDate} of a reminder: the beginning of the named day while it is still to come. A timer whose day is past fires at
     * once, and somebody who has just been invited for tomorrow needs no reminder of it.
     */
    public Date ahead(String caseNumber, String name) {
        var day =
                day(caseNumber, name).filter(due -> due.isAfter(clock.today())).orElse(NEVER);
        return Date.from(day.atStartOfDay(BusinessClock.ZONE).toInstant());
    }

    /** Whether the named day is known and still to come. */
    public boolean isAhead(String caseNumber, String name) {
        return day(caseNumber, name).filter(due -> due.isAfter(clock.today())).isPresent();
    }

    /** For {@code timeCycle} of a timer: the next of the recurring days, which the engine asks again each time it is due. */
    public String every(String caseNumber, String name) {
        var projectCase = cases.byNumber(caseNumber);
        var recurrence =
                programmes.programme(projectCase.programme()).recurring().get(name);
        if (recurrence == null)
            throw new IllegalArgumentException("programme.yaml names no recurring date '" + name + "'");
        var first = anchor(projectCase, recurrence.from());
        if (projectCase.isSuspended() || first.isEmpty()) return cycle(NEVER.atStartOfDay(), recurrence.every());
        var after = nextAfter(first.get(), recurrence.every(), clock.today().minusDays(1));
        if (after.equals(clock.today())) {
            var late = afterReturn(projectCase);
            if (late.isPresent()) return cycle(late.get(), recurrence.every());
            after = nextAfter(first.get(), recurrence.every(), clock.today());
        }
        return cycle(after.atStartOfDay(), recurrence.every());
    }

    /**
     * Where the clock of the case stood when this day began and somebody came back in the course of it, what falls due today is due a
     * minute after the return. A minute, so that the engine finds it still to come, and passed once it has fired.
     */
    private Optional<LocalDateTime> afterReturn(ProjectCase projectCase) {
        var today = clock.today();
        boolean stoodStill = projectCase.suspensions().stream()
                .anyMatch(s -> today.equals(s.returnDay()) && s.fromDay().isBefore(today));
        if (!stoodStill) return Optional.empty();
        return timeline.lastOn(projectCase.number(), "resumed", today)
                .map(at -> at.plusSeconds(60))
                .filter(due -> due.isAfter(clock.instant()))
                .map(due -> LocalDateTime.ofInstant(due, BusinessClock.ZONE).truncatedTo(ChronoUnit.SECONDS));
    }

    private static String cycle(LocalDateTime first, Period every) {
        return "R/" + first.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + "/" + every;
    }

    /** For {@code timeDate} of a timer in a loop: the round's day of a series, such as followUp2On. */
    public Date of(String caseNumber, String series, long round) {
        return of(caseNumber, series + round + "On");
    }

    /** For {@code dueDate} of a task: that many days from today. */
    public Date inDays(long days) {
        return Date.from(
                clock.today().plusDays(days).atStartOfDay(BusinessClock.ZONE).toInstant());
    }

    /** For {@code dueDate} of a task: as many days from today as a dated rule says. */
    public Date in(String caseNumber, String rule) {
        var period = programmes
                .programme(cases.byNumber(caseNumber).programme())
                .rules()
                .period(rule, clock.today());
        return Date.from(
                clock.today().plus(period).atStartOfDay(BusinessClock.ZONE).toInstant());
    }

    /**
     * For {@code timeCycle}: when to tell that a dated rule is about to change (T8). Somebody whose treasury opens in the time of
     * notice is told the day after.
     */
    public String everyRuleChange(String caseNumber) {
        var projectCase = cases.byNumber(caseNumber);
        var programme = programmes.programme(projectCase.programme());
        var first = programme
                .treasuryStage()
                .flatMap(stage -> calendar.firstDay(projectCase, stage.code()))
                .orElse(clock.today());
        var next = programme.rules().lines().stream()
                .filter(line -> line.from().isAfter(first))
                .map(line -> later(line.from().minus(programme.ruleChangeNotice()), first.plusDays(1)))
                .filter(day -> day.isAfter(clock.today()))
                .min(LocalDate::compareTo)
                .orElse(NEVER);
        return "R/" + next + "T00:00:00/P1M";
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    public boolean reached(String caseNumber, String series, long round) {
        return reached(caseNumber, series + round + "On");
    }

    /** Whether the named day is today or past. */
    public boolean reached(String caseNumber, String name) {
        return day(caseNumber, name).map(day -> !day.isAfter(clock.today())).orElse(false);
    }

    public Optional<LocalDate> day(String caseNumber, String name) {
        var projectCase = cases.byNumber(caseNumber);
        var programme = programmes.programme(projectCase.programme());
        var rule = programme.dates().get(name);
        if (rule == null) throw new IllegalArgumentException("programme.yaml names no date '" + name + "'");
        // A named period is the one in force on the anchor's day, so that a date does not move by itself.
        return anchor(projectCase, rule)
                .map(day -> rule.from(day, period -> programme.rules().period(period, day)));
    }

    private Optional<LocalDate> anchor(ProjectCase projectCase, DateRule rule) {
        if (rule.owner().equals("fact")) return facts.date(projectCase.number(), rule.anchor());
        if (!rule.anchor().equals("firstDay") && calendar.isOpenEnded(projectCase, rule.owner()))
            return Optional.empty();
        return switch (rule.anchor()) {
            case "firstDay" -> calendar.firstDay(projectCase, rule.owner());
            case "plannedLastDay" ->
                calendar.plannedLastDay(projectCase, rule.owner())
                        .filter(day -> projectCase
                                .stageOf(rule.owner())
                                .map(s -> s.endsEarlyOn() == null)
                                .orElse(true));
            case "keptUntil" -> calendar.keptUntil(projectCase, rule.owner());
            default -> calendar.lastDay(projectCase, rule.owner());
        };
    }

    /** Counted from the first day itself: from 31 January come 29 February, 31 March, 30 April. */
    private static LocalDate nextAfter(LocalDate first, Period every, LocalDate day) {
        int n = 1;
        while (!first.plus(every.multipliedBy(n)).isAfter(day)) n++;
        return first.plus(every.multipliedBy(n));
    }
}
