package org.passerelle.treasury;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days of suspension.
 *
 * @param from the first suspended day
 * @param until the day of return, no longer suspended; null while suspended
 */
public record DaySpan(LocalDate from, @Nullable LocalDate until) {

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
