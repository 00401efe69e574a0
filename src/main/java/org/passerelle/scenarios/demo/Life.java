package org.passerelle.scenarios.demo;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;

/** One person of the demo on the way: what the person, the advisor and the others remember from one day to the next. */
final class Life {

    final Persona persona;
    final Route route;
    final LocalDate appliesOn;
    final SplittableRandom random;

    String caseNumber = "";
    String stage = "intake";
    boolean suspended;
    Actor advisor = Actor.SYSTEM;
    Actor holder;
    int sessionsMissed;

    @Nullable
    LocalDate sessionOn;

    /** Of the conversation before the application, if there was one. */
    @Nullable
    Long contact;

    @Nullable
    LocalDate testBegan;

    boolean documentsAsked;
    boolean partnerHasRefused;
    boolean askedForExit;
    int documentsNumbered;
    int canvasReviews;
    long planned;
    String cooperative = "";

    Life(Persona persona, Route route, LocalDate appliesOn, long seed) {
        this.persona = persona;
        this.route = route;
        this.appliesOn = appliesOn;
        this.random = new SplittableRandom(seed);
        this.holder = new Actor(null, persona.name(), "ProjectHolder");
    }

    /** A number of days between both, both included. */
    int days(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String language() {
        return persona.language();
    }
}
