package org.passerelle.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.people.People;
import org.passerelle.people.Person;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in applications: a person, a case and its first facts, and the process that begins with it, all or nothing. */
@Component
public class Applications {

    private static final Actor APPLICANT = new Actor(null, "–", "ProjectHolder");

    private final Cases cases;
    private final CaseCalendar calendar;
    private final CaseFacts facts;
    private final People people;
    private final Programmes programmes;
    private final Timeline timeline;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Applications(
            Cases cases,
            CaseCalendar calendar,
            CaseFacts facts,
            People people,
            Programmes programmes,
            Timeline timeline,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.calendar = calendar;
        this.facts = facts;
        this.people = people;
        this.programmes = programmes;
        this.timeline = timeline;
        this.clock = clock;
        this.events = events;
    }

    /** The person applies without help. */
    public String submit(Application application) {
        return submit(application, APPLICANT);
    }

    /** @return the number of the new case */
    @Transactional
    public String submit(Application application, Actor by) {
        var programme = programmes.programme(application.programme());
        check(application, programme);
        return open(application, programme, person(application), Map.of(), by);
    }

    /**
     * Somebody of the staff wrote down what the person said, and says who the person is.
     *
     * @param samePerson id of the person known already, or null for somebody new: names and birth dates are never compared here
     * @param told what belongs in the time line beside the application, as codes: how the person heard what is done with the data
     */
    @Transactional
    public String takeDown(Application application, @Nullable Long samePerson, Map<String, Object> told, Actor by) {
        var programme = programmes.programme(application.programme());
        check(application, programme);
        var said = said(application);
        if (samePerson == null) return open(application, programme, people.add(said), told, by);
        people.reach(samePerson, said);
        return open(application, programme, people.person(samePerson), told, by);
    }

    private String open(
            Application application, Programme programme, Person person, Map<String, Object> told, Actor by) {
        refuseSecondOpenCase(person, programme);
        var number = cases.nextNumber(programme.prefix(), clock.today().getYear());
        var firstStage = programme.stages().get(0).code();
        cases.add(
                number,
                application,
                programme.structure().code(),
                firstStage,
                person.id(),
                usedDays(person, programme));
        keepFacts(number, application, person);
        timeline.add(number, "application", application.programme(), told, by);
        events.publishEvent(new CaseEvents.ApplicationReceived(number, programme.process()));
        return number;
    }

    private void check(Application application, Programme programme) {
        if (programme.trades().trade(application.trade()).isEmpty())
            throw new Refused("unknown-trade", application.trade());
        if (!programme.lists().getOrDefault("benefit", List.of()).contains(application.benefit())) {
            throw new Refused("unknown-benefit", application.benefit());
        }
        if (application.benefitDays() < 0) throw new Refused("negative-days", application.benefitDays());
        if (application.birthDate().isAfter(clock.today()))
            throw new Refused("birth-date-in-future", application.birthDate());
    }

    private Person person(Application application) {
        var said = said(application);
        return people.known(said).orElseGet(() -> people.add(said));
    }

    private static Person said(Application a) {
        return new Person(
                0,
                a.firstName(),
                a.lastName(),
                a.birthDate(),
                a.language(),
                a.email(),
                a.phone(),
                a.street(),
                a.postalCode(),
                a.city(),
                a.iban());
    }

    private void refuseSecondOpenCase(Person person, Programme programme) {
        cases.ofPerson(person.id()).stream()
                .filter(c -> c.programme().equals(programme.code()) && c.exitCode() == null)
                .findFirst()
                .ifPresent(open -> {
                    throw new Refused("application-already-open");
                });
    }

    /** Used days carry over when somebody comes back after an exit. */
    private int usedDays(Person person, Programme programme) {
        return programme.suspendableStage().map(Programme.Stage::code).stream()
                .flatMap(stage -> cases.ofPerson(person.id()).stream()
                        .filter(c -> c.programme().equals(programme.code()))
                        .map(c -> calendar.usedDays(c, stage)))
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void keepFacts(String number, Application application, Person person) {
        var known = new LinkedHashMap<String, @Nullable Object>();
        known.put("birthDate", person.birthDate());
        known.put("benefit", application.benefit());
        known.put("benefitDays", application.benefitDays());
        known.put("benefitEndsOn", application.benefitEndsOn());
        known.put("trade", application.trade());
        known.put("needsStartCapital", application.needsStartCapital());
        known.put("needsCommercialLease", application.needsCommercialLease());
        known.values().removeIf(Objects::isNull);
        facts.putAll(number, known);
    }
}
