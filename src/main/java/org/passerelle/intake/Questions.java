package org.passerelle.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.passerelle.cases.Application;
import org.passerelle.programmes.Programme;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.Form;
import org.passerelle.web.LanguageResolver;
import org.springframework.stereotype.Component;

/** What each section of an application asks for, and how its answers become an {@link Application}: the same for whoever types. */
@Component
public class Questions {

    private static final List<String> BENEFITS = List.of("unemployment", "social-integration", "none");
    private static final List<String> YES_OR_NO = List.of("yes", "no");
    private static final Pattern PHONE = Pattern.compile("[+0-9 ()./-]{8,25}");
    private static final int LONGEST_TEXT = 20_000;
    private static final int YOUNGEST = 15;
    private static final int OLDEST = 110;

    private final BusinessClock clock;

    Questions(BusinessClock clock) {
        this.clock = clock;
    }

    public void check(Section section, Form form, Programme programme, Voice voice) {
        switch (section) {
            case YOU -> checkYou(form, voice);
            case SITUATION -> checkSituation(form);
            case PROJECT -> checkProject(form, programme, voice);
            case REFERRER -> checkReferrer(form);
        }
    }

    /** The first section in which something is missing or wrong. */
    public Optional<Section> faulty(Form answers, Programme programme) {
        for (var section : Section.values()) {
            var copy = Form.of(answers.values());
            check(section, copy, programme, Voice.APPLICANT);
            if (!copy.accepted()) return Optional.of(section);
        }
        return Optional.empty();
    }

    private void checkYou(Form form, Voice voice) {
        form.required("firstName", voice.says("firstName.missing"));
        form.atMost("firstName", 80);
        form.required("lastName", voice.says("lastName.missing"));
        form.atMost("lastName", 80);
        form.required("birthDate", voice.says("birthDate.missing"));
        form.date("birthDate")
                .filter(day -> !plausible(day))
                .ifPresent(day -> form.refuse("birthDate", voice.says("birthDate.wrong")));
        form.oneOf("language", LanguageResolver.LANGUAGES, "apply.language.missing");
        if (!form.has("email") && !form.has("phone")) form.refuse("email", "apply.contact.missing");
        form.email("email");
        form.atMost("email", 200);
        checkPhone(form);
        form.atMost("street", 200);
        form.atMost("postalCode", 12);
        form.atMost("city", 100);
    }

    static void checkPhone(Form form) {
        if (form.has("phone") && !PHONE.matcher(form.value("phone")).matches())
            form.refuse("phone", "apply.phone.wrong");
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
                .filter(day -> day.isBefore(clock.today().minusYears(5))
                        || day.isAfter(clock.today().plusYears(20)))
                .ifPresent(day -> form.refuse("benefitEndsOn", "form.date"));
    }

    private void checkProject(Form form, Programme programme, Voice voice) {
        var codes = programme.trades().sections().stream()
                .flatMap(section -> section.trades().stream())
                .map(trade -> trade.code())
                .toList();
        form.oneOf("trade", codes, "apply.trade.missing");
        form.atMost("projectName", 120);
        form.atMost("projectText", LONGEST_TEXT);
        form.oneOf("needsStartCapital", YES_OR_NO, voice.says("needsStartCapital.missing"));
        form.oneOf("needsCommercialLease", YES_OR_NO, voice.says("needsCommercialLease.missing"));
    }

    private static void checkReferrer(Form form) {
        form.atMost("referrerName", 120);
        form.atMost("referrerOrganisation", 120);
        form.email("referrerEmail");
        form.atMost("referrerEmail", 200);
        // Consent to be told of is of no use without somebody to tell.
        if (form.yes("referrerConsent") && !form.has("referrerEmail"))
            form.refuse("referrerEmail", "apply.referrerEmail.missing");
    }

    private static boolean unemployed(Form form) {
        return form.value("benefit").equals("unemployment");
    }

    /** The trades to choose from, by section, in this language. Those the programme refuses are there too: an advisor explains. */
    public List<TradeGroup> trades(Programme programme, String language) {
        return programme.trades().sections().stream()
                .map(section -> new TradeGroup(
                        Objects.requireNonNull(section.label().get(language)),
                        section.trades().stream()
                                .map(trade -> new TradeGroup.Option(
                                        trade.code(),
                                        Objects.requireNonNull(trade.label().get(language))))
                                .toList()))
                .toList();
    }

    /** Of a form that {@link #check} accepted in all its sections. */
    public Application application(Form form, Programme programme) {
        boolean unemployed = unemployed(form);
        boolean referred = form.has("referrerName") || form.has("referrerOrganisation") || form.has("referrerEmail");
        return new Application(
                programme.code(),
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
