package org.passerelle.treasury;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A case whose treasury has been opened. */
record TreasuryCase(
        String caseNumber,
        String cooperative,
        LocalDate firstDay,
        @Nullable Instant settledAt) {

    /** A case's first month is that of its first day of test (T6). */
    YearMonth firstMonth() {
        return YearMonth.from(firstDay);
    }

    boolean settled() {
        return settledAt != null;
    }
}
