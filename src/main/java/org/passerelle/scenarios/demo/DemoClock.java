package org.passerelle.scenarios.demo;

import java.time.Duration;
import java.time.Period;
import java.util.concurrent.locks.ReentrantLock;
import org.passerelle.engine.EngineClock;
import org.passerelle.engine.JobExecution;
import org.passerelle.engine.TimeTravel;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.web.ClockControl;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demo's clock runs with the machine's, ahead of it by what people have pressed "one month on". What is due meanwhile happens at
 * its own instant; nobody works, so the desks fill.
 */
@Component
@Profile("demo")
class DemoClock implements ClockControl {

    private final BusinessClock clock;
    private final EngineClock engineClock;
    private final TimeTravel travel;
    private final JobExecution jobs;
    private final DemoMark mark;
    private final ReentrantLock moving = new ReentrantLock();

    DemoClock(BusinessClock clock, EngineClock engineClock, TimeTravel travel, JobExecution jobs, DemoMark mark) {
        this.clock = clock;
        this.engineClock = engineClock;
        this.travel = travel;
        this.jobs = jobs;
        this.mark = mark;
    }

    @Override
    public void advance(Period period) {
        if (period.isNegative() || period.isZero()) throw new Refused("clock-only-forward");
        if (!moving.tryLock()) throw new Refused("clock-moving");
        try {
            jobs.stop();
            move(period);
        } finally {
            jobs.start();
            moving.unlock();
        }
    }

    /** Runs on from wherever it came to, also when something on the way failed. */
    private void move(Period period) {
        var ahead = mark.ahead().orElse(Duration.ZERO);
        var from = clock.instant();
        var target = from.atZone(BusinessClock.ZONE).plus(period).toInstant();
        engineClock.standAt(from);
        try {
            travel.moveTo(target);
        } finally {
            ahead = ahead.plus(Duration.between(from, clock.instant()));
            engineClock.runAhead(ahead);
            mark.runsAhead(ahead);
        }
    }
}
