package org.passerelle.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.passerelle.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** Moves the application's clock and the engine's together: nobody else may move either. */
@Component
public class EngineClock {

    private final BusinessClock clock;

    EngineClock(BusinessClock clock) {
        this.clock = clock;
    }

    public void standAt(Instant instant) {
        clock.standAt(instant);
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    public void runAhead(Duration ahead) {
        clock.runAhead(ahead);
        ClockUtil.reset();
        ClockUtil.offset(ahead.toMillis());
    }
}
