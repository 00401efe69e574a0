package org.passerelle.shared;

import java.time.Instant;
import java.util.Optional;

/**
 * Work of a module that falls due by the calendar and belongs to no process: reminders, what expires. Whoever moves the time asks when
 * the next of it is due, and lets it be done; on a clock that runs it is asked for every minute.
 */
public interface DueWork {

    /** Empty when nothing is waiting. */
    Optional<Instant> nextDue();

    /** Does all that is due now. Several machines may do so at once. */
    void runDue();
}
