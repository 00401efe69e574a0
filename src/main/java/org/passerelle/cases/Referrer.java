package org.passerelle.cases;

import org.jspecify.annotations.Nullable;

/** Who sent the person, and may be told how it goes because the person agreed. */
public record Referrer(
        @Nullable String name,
        @Nullable String organisation,
        @Nullable String email) {

    public String nameOrOrganisation() {
        if (name != null) return name;
        return organisation == null ? "" : organisation;
    }
}
