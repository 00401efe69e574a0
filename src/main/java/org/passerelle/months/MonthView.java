package org.passerelle.months;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.OfficeTask;
import org.passerelle.treasury.MonthRun;

/**
 * Where a month stands.
 *
 * @param state {@code open} (not over), {@code ready} (over, nobody has begun), {@code prepare}, {@code approve}, {@code closing},
 *     {@code telling}, {@code pay} or {@code closed}
 * @param role in which the person who looks may do the open task; null when it is for others
 * @param own whether the person who looks has prepared the month, and so cannot approve it
 * @param stuck whether the work in the background has failed and waits for another try
 */
public record MonthView(
        MonthKey key,
        Cooperatives.Office office,
        String state,
        @Nullable MonthRun run,
        @Nullable OfficeTask task,
        @Nullable String role,
        boolean own,
        boolean stuck,
        List<MonthFiles.Event> events) {

    /** Tenths that are through, for the bar. */
    public int tenths() {
        if (run == null || run.cases() == 0) return 0;
        int done = state.equals("telling") ? run.cases() - run.casesToTell() : run.casesClosed();
        return Math.min(10, done * 10 / run.cases());
    }

    /** Whether the person who looks may shut the month: the second person, or the only one where one is enough. */
    public boolean mayShut() {
        if (role == null) return false;
        return state.equals("approve") ? !own : state.equals("prepare") && office.closesAlone();
    }

    public String checkPath() {
        return key.path() + "/check";
    }

    public boolean isBooked() {
        return run != null && run.closed();
    }
}
