package org.passerelle.cases;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** The dated rules in force today in a case's programme, for timers and conditions of a process; known there as {@code rules}. */
@Component("rules")
public class CaseRules {

    private final Cases cases;
    private final Programmes programmes;
    private final BusinessClock clock;

    CaseRules(Cases cases, Programmes programmes, BusinessClock clock) {
        this.cases = cases;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** For {@code timeDuration} of a timer and for blocks: a period such as P14D. */
    public String period(String caseNumber, String rule) {
        return programmes
                .programme(cases.byNumber(caseNumber).programme())
                .rules()
                .period(rule, clock.today())
                .toString();
    }

    /**
     * For {@code timeDuration} of a timer that ends a wait: from now to the end of the last of the rule's days, so that what comes in
     * on that day is still in time.
     */
    public String throughLastDay(String caseNumber, String rule) {
        var programme = programmes.programme(cases.byNumber(caseNumber).programme());
        var lastDay = clock.today().plus(programme.rules().period(rule, clock.today()));
        var end = lastDay.atTime(23, 59).atZone(BusinessClock.ZONE).toInstant();
        return Duration.between(clock.instant(), end)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /** For conditions: how many times something may happen. */
    public int count(String caseNumber, String rule) {
        return programmes
                .programme(cases.byNumber(caseNumber).programme())
                .rules()
                .amount(rule, clock.today())
                .intValueExact();
    }
}
