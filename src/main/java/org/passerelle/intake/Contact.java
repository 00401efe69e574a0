package org.passerelle.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody met before any application.
 *
 * @param metHow a code of the programme's list {@code metHow}
 * @param nextOn when somebody will be in touch again
 * @param changedOn when it was last written to: the time it is kept counts from here
 * @param caseNumber once the person has applied
 */
public record Contact(
        long id,
        String programme,
        String structure,
        String firstName,
        @Nullable String lastName,
        String language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String metHow,
        LocalDate metOn,
        @Nullable String idea,
        @Nullable String note,
        @Nullable LocalDate nextOn,
        String notedBy,
        LocalDate changedOn,
        @Nullable String caseNumber) {

    public String person() {
        return lastName == null ? firstName : firstName + " " + lastName;
    }
}
