package org.passerelle.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person as they made themselves known; the language is the one of their letters: fr, nl or en. */
public record Person(
        long id,
        String firstName,
        String lastName,
        LocalDate birthDate,
        String language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String iban) {

    public String fullName() {
        return firstName + " " + lastName;
    }

    public String initials() {
        return (firstName.substring(0, Character.charCount(firstName.codePointAt(0)))
                        + lastName.substring(0, Character.charCount(lastName.codePointAt(0))))
                .toUpperCase();
    }
}
