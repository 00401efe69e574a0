package org.passerelle.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person tells when applying to a programme.
 *
 * @param benefit a code of the programme's list {@code benefit}
 * @param benefitDays full days of benefit in the reference period that goes with the person's age on the day of application
 * @param benefitEndsOn the day the right ends, when known
 * @param trade a code of the programme's list of trades
 */
public record Application(
        String programme,
        String language,
        String firstName,
        String lastName,
        LocalDate birthDate,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        String benefit,
        int benefitDays,
        @Nullable LocalDate benefitEndsOn,
        String trade,
        @Nullable String projectName,
        @Nullable String projectText,
        boolean needsStartCapital,
        boolean needsCommercialLease,
        @Nullable String iban,
        @Nullable String referrerName,
        @Nullable String referrerOrganisation,
        @Nullable String referrerEmail,
        boolean referrerConsent) {}
