package org.passerelle.cases;

import org.jspecify.annotations.Nullable;

/**
 * What the person wrote in the application beside the facts that tables read: the project in own words, and who sent the person.
 *
 * @param referrerConsent whether the one who sent the person may be told how it goes
 */
public record AppliedWith(
        @Nullable String projectText,
        @Nullable String referrerName,
        @Nullable String referrerOrganisation,
        @Nullable String referrerEmail,
        boolean referrerConsent) {

    public boolean isReferred() {
        return referrerName != null || referrerOrganisation != null || referrerEmail != null;
    }
}
