package org.passerelle.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The sections of the form, each a page of its own, and the fields each asks for. */
enum Step {
    YOU("firstName", "lastName", "birthDate", "language", "email", "phone", "street", "postalCode", "city"),
    SITUATION("benefit", "benefitDays", "benefitEndsOn"),
    PROJECT("trade", "projectName", "projectText", "needsStartCapital", "needsCommercialLease"),
    REFERRER("referrerName", "referrerOrganisation", "referrerEmail", "referrerConsent");

    private final List<String> fields;

    Step(String... fields) {
        this.fields = List.of(fields);
    }

    List<String> fields() {
        return fields;
    }

    /** As in the address of the page and in message keys. */
    String code() {
        return name().toLowerCase();
    }

    String path() {
        return "/apply/" + code();
    }

    String next() {
        return ordinal() + 1 < values().length ? values()[ordinal() + 1].path() : ApplyPages.CHECK;
    }

    String previous() {
        return ordinal() == 0 ? ApplyPages.START : values()[ordinal() - 1].path();
    }

    static Optional<Step> of(String code) {
        return Arrays.stream(values()).filter(step -> step.code().equals(code)).findFirst();
    }
}
