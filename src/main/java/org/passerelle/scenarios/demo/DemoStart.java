package org.passerelle.scenarios.demo;

import java.time.Duration;
import org.passerelle.database.FreshDatabase;
import org.passerelle.engine.EngineClock;
import org.passerelle.engine.JobExecution;
import org.passerelle.letters.PressRoom;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code ./passerelle demo}: fills the office at the first start, and at each start sets the clock going, then the jobs, then the press,
 * which makes the letters of the past months while people already look around.
 */
@Component
@Profile("demo")
class DemoStart implements ApplicationRunner {

    private final DemoMark mark;
    private final Office office;
    private final Programmes programmes;
    private final BusinessClock clock;
    private final EngineClock engineClock;
    private final JobExecution jobs;
    private final ObjectProvider<PressRoom> press;
    private final ObjectProvider<FreshDatabase> database;
    private final Progress progress;
    private final String programme;
    private final int cases;
    private final String url;

    DemoStart(
            DemoMark mark,
            Office office,
            Programmes programmes,
            BusinessClock clock,
            EngineClock engineClock,
            JobExecution jobs,
            ObjectProvider<PressRoom> press,
            ObjectProvider<FreshDatabase> database,
            Progress progress,
            @Value("${passerelle.application-programme}") String programme,
            @Value("${passerelle.demo.cases:125}") int cases,
            @Value("${passerelle.url:http://localhost:${server.port:8080}}") String url) {
        this.mark = mark;
        this.office = office;
        this.programmes = programmes;
        this.clock = clock;
        this.engineClock = engineClock;
        this.jobs = jobs;
        this.press = press;
        this.database = database;
        this.progress = progress;
        this.programme = programme;
        this.cases = cases;
        this.url = url;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (mark.ahead().isEmpty()) fill();
        engineClock.runAhead(mark.ahead().orElseThrow());
        jobs.start();
        press.ifAvailable(PressRoom::start);
        progress.ready("The demo is ready: " + url);
    }

    private void fill() {
        if (mark.hasCases()) {
            throw new IllegalStateException(
                    "This database already holds cases that the demo did not make: give it an empty one");
        }
        database.ifAvailable(own -> own.waitForDisk(false));
        var now = clock.instant();
        office.fill(programmes.programme(programme), cases, now, () -> database.ifAvailable(FreshDatabase::analyze));
        database.ifAvailable(own -> own.waitForDisk(true));
        mark.filled(now);
        engineClock.runAhead(Duration.ZERO);
    }
}
