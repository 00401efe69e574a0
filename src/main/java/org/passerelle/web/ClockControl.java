package org.passerelle.web;

import java.time.Period;

/** Moves the application's time on. A bean of it exists in the demo only. */
public interface ClockControl {

    /** Everything due in between happens; nobody works meanwhile. */
    void advance(Period period);
}
