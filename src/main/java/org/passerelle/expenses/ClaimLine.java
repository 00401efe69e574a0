package org.passerelle.expenses;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a claim as it is handed in.
 *
 * @param category null for a journey
 * @param kilometres null for a purchase; the amount of a journey follows from the rate of its month
 */
public record ClaimLine(
        long lineId,
        LocalDate datedOn,
        String description,
        @Nullable String category,
        long grossCents,
        int vatPercent,
        @Nullable Integer kilometres) {}
