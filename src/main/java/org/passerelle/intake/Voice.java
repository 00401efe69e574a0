package org.passerelle.intake;

/** Whom the questions speak to: the person who applies, or the colleague who types for the person. */
public enum Voice {
    APPLICANT("apply."),
    STAFF("desk.");

    private final String prefix;

    Voice(String prefix) {
        this.prefix = prefix;
    }

    String says(String key) {
        return prefix + key;
    }
}
