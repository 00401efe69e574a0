package org.passerelle.scenarios.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.cases.Application;

/** What the people of the demo write in the application form. */
final class Applying {

    private Applying() {}

    static Application of(Life life, String programme, Townspeople town) {
        var who = life.persona;
        var route = life.route;
        var idea = route.obstacle.equals("trade")
                ? new Persona.Idea("childminding", 0, "La Petite Ourse", "Accueillir six enfants à la maison.")
                : who.idea();
        boolean referred = life.chance(40);
        var referrer = referred ? town.referrer(life.random) : List.of("", "");
        return new Application(
                programme,
                who.language(),
                who.firstName(),
                who.lastName(),
                who.birthDate(),
                who.email(),
                who.phone(),
                who.street(),
                who.postalCode(),
                who.city(),
                benefit(life),
                hasNoRight(route) ? 20 : life.days(140, 380),
                benefitEndsOn(life),
                idea.trade(),
                idea.projectName(),
                idea.text(),
                route.obstacle.equals("start-capital"),
                route.obstacle.equals("commercial-lease"),
                who.iban(),
                referred ? referrer.get(0) : null,
                referred ? referrer.get(1) : null,
                referred ? Townspeople.address(referrer.get(0), "") : null,
                referred && life.chance(80));
    }

    private static boolean hasNoRight(Route route) {
        return route.admission.equals("refuse") || route.outsideTargetGroup;
    }

    private static String benefit(Life life) {
        if (hasNoRight(life.route)) return "none";
        return life.route.rightEndsAfter < 0 && life.chance(28) ? "social-integration" : "unemployment";
    }

    /** As late as the route says, counted from when the test should begin; mostly nobody knows. */
    private static @Nullable LocalDate benefitEndsOn(Life life) {
        if (life.route.rightEndsAfter < 0) return null;
        return life.appliesOn.plusDays(75L + life.route.preparationDays + life.route.rightEndsAfter);
    }
}
