package org.passerelle.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/**
 * The one clock of the application. It runs with the machine's time, or stands still at a chosen instant ({@code play}, tests), or
 * runs ahead of the machine (the demo after "one month on"). Nothing else reads the time, which a test checks.
 */
@Component
public class BusinessClock extends Clock {

    /** All dates of the field are Brussels dates. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private volatile Clock current = Clock.system(ZONE);

    public LocalDate today() {
        return LocalDate.now(current);
    }

    /** Stands still at {@code instant} until moved again. */
    public void standAt(Instant instant) {
        current = Clock.fixed(instant, ZONE);
    }

    /** Runs at the machine's pace, {@code ahead} of it. */
    public void runAhead(Duration ahead) {
        current = Clock.offset(Clock.system(ZONE), ahead);
    }

    @Override
    public Instant instant() {
        return current.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return current.withZone(zone);
    }
}
