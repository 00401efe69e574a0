package org.passerelle.cases;

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

    /** For conditions: how many times something may happen. */
    public int count(String caseNumber, String rule) {
        return programmes
                .programme(cases.byNumber(caseNumber).programme())
                .rules()
                .amount(rule, clock.today())
                .intValueExact();
    }
}
