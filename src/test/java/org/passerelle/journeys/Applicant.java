package org.passerelle.journeys;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.cases.Application;

/** A person of the tests who applies: Yasmine, a graphic designer with enough days of benefit, unless a test says otherwise. */
final class Applicant {

    private String language = "fr";
    private LocalDate birthDate = LocalDate.of(1988, 4, 12);
    private String benefit = "unemployment";
    private int benefitDays = 210;
    private @Nullable LocalDate benefitEndsOn;
    private String trade = "graphic-design";
    private String programme = "job-yourself";
    private @Nullable String referrer = "Amina Benali";

    static Applicant yasmine() {
        return new Applicant();
    }

    Applicant speaking(String language) {
        this.language = language;
        return this;
    }

    Applicant bornOn(String day) {
        this.birthDate = LocalDate.parse(day);
        return this;
    }

    Applicant withBenefit(String benefit, int days) {
        this.benefit = benefit;
        this.benefitDays = days;
        return this;
    }

    Applicant whoseBenefitEndsOn(String day) {
        this.benefitEndsOn = LocalDate.parse(day);
        return this;
    }

    Applicant inTrade(String trade) {
        this.trade = trade;
        return this;
    }

    Applicant toProgramme(String programme) {
        this.programme = programme;
        return this;
    }

    Applicant withoutReferrer() {
        this.referrer = null;
        return this;
    }

    Application application() {
        return new Application(
                programme,
                language,
                "Yasmine",
                "Haddad",
                birthDate,
                "yasmine.haddad@example.org",
                "0470 55 01 23",
                "Rue du Marteau 12",
                "1000",
                "Bruxelles",
                benefit,
                benefitDays,
                benefitEndsOn,
                trade,
                "Atelier Yasmine",
                "Identités visuelles pour petits commerces.",
                false,
                false,
                "BE68539007547034",
                referrer,
                referrer == null ? null : "Actiris",
                referrer == null ? null : "amina.benali@example.org",
                referrer != null);
    }
}
