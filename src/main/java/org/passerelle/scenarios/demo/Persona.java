package org.passerelle.scenarios.demo;

import java.time.LocalDate;

/** Somebody who may apply: who, and with what idea. */
record Persona(
        String firstName,
        String lastName,
        LocalDate birthDate,
        String language,
        String street,
        String postalCode,
        String city,
        String phone,
        String email,
        String iban,
        Idea idea) {

    /** @param vatPercent of most of what is sold */
    record Idea(String trade, int vatPercent, String projectName, String text) {}

    String name() {
        return firstName + " " + lastName;
    }
}
