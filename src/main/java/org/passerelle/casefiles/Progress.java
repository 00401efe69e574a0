package org.passerelle.casefiles;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Periods;

/** How far a case is in a stage that has a limit: month {@code month} of {@code of}. Suspended days do not count. */
public record Progress(int month, int of) {

    /** @return null for a stage without limit, or whose clock does not run yet */
    public static @Nullable Progress at(
            LocalDate today, @Nullable LocalDate firstDay, long suspendedDays, @Nullable Period limit) {
        if (firstDay == null || limit == null) return null;
        int of = (int) limit.toTotalMonths();
        int month = Periods.monthNumber(firstDay, today.minusDays(suspendedDays));
        return new Progress(Math.min(Math.max(month, 1), of), of);
    }

    /** For a bar of ten pieces: the style sheet may not hold widths. */
    public int tenths() {
        return Math.max(1, month * 10 / of);
    }
}
