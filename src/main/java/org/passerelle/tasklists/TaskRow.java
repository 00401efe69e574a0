package org.passerelle.tasklists;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list.
 *
 * @param bucket late, today, week or later
 * @param number of the case, or of the month of a cooperative; the latter has no stage, and the cooperative's code for a name
 * @param openOfKind how many open tasks the line stands for; more than one only for a checklist
 */
public record TaskRow(
        String id,
        String key,
        String role,
        @Nullable LocalDate dueOn,
        boolean urgent,
        String bucket,
        int openOfKind,
        String number,
        String programme,
        @Nullable String stage,
        @Nullable String projectName,
        String firstName,
        String lastName,
        @Nullable LocalDate firstDay,
        int suspendedDays) {

    public String person() {
        return firstName + " " + lastName;
    }
}
