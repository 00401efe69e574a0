package org.passerelle.treasury;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * How far the close of a month of a cooperative has come.
 *
 * @param closed whether all cases are closed
 * @param cases how many there are; {@code casesClosed} and {@code casesToTell} of them are through or still to be told
 * @param closedUpTo number of the last case that is through
 * @param byAccount who began it, in which role
 */
public record MonthRun(
        String cooperative,
        YearMonth month,
        boolean closed,
        int cases,
        int casesClosed,
        int casesToTell,
        String closedUpTo,
        Instant begunAt,
        @Nullable Instant closedAt,
        @Nullable Long byAccount,
        String byRole) {}
