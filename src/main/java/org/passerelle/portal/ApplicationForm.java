package org.passerelle.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.passerelle.cases.Application;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.Form;
import org.passerelle.web.LanguageResolver;
import org.springframework.stereotype.Component;

/** What each section asks for, and how its answers become an {@link Application}. */
@Component
class ApplicationForm {

    static final List<String> BENEFITS = List.of("unemployment", "social-integration", "none");
    private static final List<String> YES_OR_NO = List.of("yes", "no");
    private static final Pattern PHONE = Pattern.compile("[+0-9 ()./-]{8,25}");
    private static final int YOUNGEST = 15;
    private static final int OLDEST = 110;

    private final Intake intake;
    private final BusinessClock clock;

    ApplicationForm(Intake intake, BusinessClock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    void check(Step step, Form form) {
        switch (step) {
            case YOU -> checkYou(form);
            case SITUATION -> checkSituation(form);
            case PROJECT -> checkProject(form);
            case REFERRER -> checkReferrer(form);
        }
    }

    private void checkYou(Form form) {
        form.required("firstName", "apply.firstName.missing");
        form.atMost("firstName", 80);
        form.required("lastName", "apply.lastName.missing");
        form.atMost("lastName", 80);
        form.required("birthDate", "apply.birthDate.missing");
        form.date("birthDate").filter(day -> !plausible(day)).ifPresent(day -> form.refuse("birthDate", "apply.birthDate.wrong"));
        form.oneOf("language", LanguageResolver.LANGUAGES, "apply.language.missing");
        if (!form.has("email") && !form.has("phone")) form.refuse("email", "apply.contact.missing");
        form.email("email");
        form.atMost("email", 200);
        if (form.has("phone") && !PHONE.matcher(form.value("phone")).matches()) form.refuse("phone", "apply.phone.wrong");
        form.atMost("street", 200);
        form.atMost("postalCode", 12);
        form.atMost("city", 100);
    }

    private boolean plausible(LocalDate birth) {
        var today = clock.today();
        return !birth.isAfter(today.minusYears(YOUNGEST)) && !birth.isBefore(today.minusYears(OLDEST));
    }

    private void checkSituation(Form form) {
        form.oneOf("benefit", BENEFITS, "apply.benefit.missing");
        if (!unemployed(form)) return;
        form.number("benefitDays", 0, 999);
        form.date("benefitEndsOn")
                .filter(day -> day.isBefore(clock.today().minusYears(5)) || day.isAfter(clock.today().plusYears(20)))
                .ifPresent(day -> form.refuse("benefitEndsOn", "form.date"));
    }

    private void checkProject(Form form) {
        var codes = intake.trades("fr").stream()
                .flatMap(group -> group.options().stream())
                .map(TradeGroup.Option::code)
                .collect(Collectors.toSet());
        form.oneOf("trade", codes, "apply.trade.missing");
        form.atMost("projectName", 120);
        form.atMost("projectText", 5000);
        form.oneOf("needsStartCapital", YES_OR_NO, "apply.needsStartCapital.missing");
        form.oneOf("needsCommercialLease", YES_OR_NO, "apply.needsCommercialLease.missing");
    }

    private void checkReferrer(Form form) {
        form.atMost("referrerName", 120);
        form.atMost("referrerOrganisation", 120);
        form.email("referrerEmail");
        form.atMost("referrerEmail", 200);
        // Consent to be told of is of no use without somebody to tell.
        if (form.yes("referrerConsent") && !form.has("referrerEmail")) form.refuse("referrerEmail", "apply.referrerEmail.missing");
    }

    private static boolean unemployed(Form form) {
        return form.value("benefit").equals("unemployment");
    }

    /** Of a form that {@link #check} accepted in all its steps. */
    Application application(Form form) {
        boolean unemployed = unemployed(form);
        boolean referred = form.has("referrerName") || form.has("referrerOrganisation") || form.has("referrerEmail");
        return new Application(
                intake.programme(),
                form.value("language"),
                form.value("firstName"),
                form.value("lastName"),
                form.date("birthDate").orElseThrow(),
                form.valueOrNull("email"),
                form.valueOrNull("phone"),
                form.valueOrNull("street"),
                form.valueOrNull("postalCode"),
                form.valueOrNull("city"),
                form.value("benefit"),
                unemployed ? form.number("benefitDays", 0, 999).orElse(0) : 0,
                unemployed ? form.date("benefitEndsOn").orElse(null) : null,
                form.value("trade"),
                form.valueOrNull("projectName"),
                form.valueOrNull("projectText"),
                form.yes("needsStartCapital"),
                form.yes("needsCommercialLease"),
                null,
                form.valueOrNull("referrerName"),
                form.valueOrNull("referrerOrganisation"),
                form.valueOrNull("referrerEmail"),
                referred && form.yes("referrerConsent"));
    }
}
