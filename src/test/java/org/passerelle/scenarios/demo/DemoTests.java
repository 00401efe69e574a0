package org.passerelle.scenarios.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.passerelle.engine.EngineClock;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.web.ClockControl;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A small office: one of each of the main routes. */
@TestPropertySource(properties = "passerelle.demo.cases=30")
@DirtiesContext
class DemoTests extends DemoOfficeChecks {

    @Autowired
    ClockControl control;

    @Autowired
    BusinessClock clock;

    @Autowired
    EngineClock engineClock;

    @Autowired
    DemoStart start;

    /** The engine's clock is one for all tests of this machine. */
    @AfterEach
    void backToTheMachinesTime() {
        engineClock.runAhead(Duration.ZERO);
    }

    @Test
    void movesAMonthOnAndStaysThereAtTheNextStart() {
        int timers = count(
                "select count(*) from act_ru_job where duedate_ < now() + interval '1 month' and type_ = 'timer'");
        assertThat(timers).isPositive();
        var aheadBefore = mark.ahead().orElseThrow();
        var before = clock.instant();

        control.advance(Period.ofMonths(1));

        assertThat(Duration.between(before, clock.instant())).isGreaterThanOrEqualTo(Duration.ofDays(28));
        assertThat(mark.ahead().orElseThrow().minus(aheadBefore)).isGreaterThanOrEqualTo(Duration.ofDays(28));
        assertThat(
                        count(
                                "select count(*) from act_ru_job where duedate_ < now() + interval '27 days' and type_ = 'timer'"))
                .isZero();
        int cases = count("select count(*) from cases_case");

        start.run(new DefaultApplicationArguments());

        assertThat(count("select count(*) from cases_case")).isEqualTo(cases);
        assertThat(Duration.between(before, clock.instant())).isGreaterThanOrEqualTo(Duration.ofDays(28));
    }

    @Test
    void refusesToGoBack() {
        assertThat(catchThrowableOfType(Refused.class, () -> control.advance(Period.ofDays(-1)))
                        .code())
                .isEqualTo("clock-only-forward");
    }
}
