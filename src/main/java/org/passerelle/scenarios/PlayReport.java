package org.passerelle.scenarios;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of playing one scenario.
 *
 * @param error the reason why the file is not a scenario, or null
 * @param line where in the file, for an error
 */
public record PlayReport(
        String file,
        @Nullable String scenario,
        List<Check> checks,
        List<Happening> timeline,
        @Nullable String error,
        int line) {

    /** One thing compared; for an event that was or was not refused the key is the event. */
    public record Check(LocalDate on, String key, String expected, String actual, boolean ok) {}

    public record Happening(LocalDate on, String what, String detail) {}

    public boolean holds() {
        return error == null && checks.stream().allMatch(Check::ok);
    }

    static PlayReport notAScenario(String file, int line, String reason) {
        return new PlayReport(file, null, List.of(), List.of(), reason, line);
    }
}
