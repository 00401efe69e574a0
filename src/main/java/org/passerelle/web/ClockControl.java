package org.passerelle.web;

import java.time.Period;

/** Moves the time of the whole application forward, so that somebody who tries it sees what a month brings. Exists in the demo only. */
public interface ClockControl {

    void advance(Period period);
}
