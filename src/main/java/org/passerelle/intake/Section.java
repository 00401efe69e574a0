package org.passerelle.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The sections of an application and the fields each asks for. */
public enum Section {
    YOU("firstName", "lastName", "birthDate", "language", "email", "phone", "street", "postalCode", "city"),
    SITUATION("benefit", "benefitDays", "benefitEndsOn"),
    PROJECT("trade", "projectName", "projectText", "needsStartCapital", "needsCommercialLease"),
    REFERRER("referrerName", "referrerOrganisation", "referrerEmail", "referrerConsent");

    private final List<String> fields;

    Section(String... fields) {
        this.fields = List.of(fields);
    }

    public List<String> fields() {
        return fields;
    }

    /** As in addresses and in message keys. */
    public String code() {
        return name().toLowerCase();
    }

    public static Optional<Section> of(String code) {
        return Arrays.stream(values())
                .filter(section -> section.code().equals(code))
                .findFirst();
    }

    static List<String> allFields() {
        return Arrays.stream(values())
                .flatMap(section -> section.fields.stream())
                .toList();
    }
}
