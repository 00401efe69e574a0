package org.passerelle.blocks;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.letters.LetterRequest;
import org.passerelle.letters.Letters;
import org.passerelle.people.People;
import org.passerelle.people.Person;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.Actor;
import org.springframework.stereotype.Component;

/**
 * Asks for the letters of a case: finds who receives them (the programme says which kind) and gathers the facts as they are now. A
 * letter to a referrer goes only when the person agreed and a referrer is known.
 */
@Component
public class CaseLetters {

    private record Recipient(String kind, String name, @Nullable String email) {}

    private final Cases cases;
    private final People people;
    private final Programmes programmes;
    private final LetterFacts facts;
    private final Letters letters;

    CaseLetters(Cases cases, People people, Programmes programmes, LetterFacts facts, Letters letters) {
        this.cases = cases;
        this.people = people;
        this.programmes = programmes;
        this.facts = facts;
        this.letters = letters;
    }

    /**
     * @param step answers of the task that calls for the letter, and coded values of its process
     * @param more facts beside those of the case, such as the invoice a letter is about
     * @param idempotencyKey asking again with the same key is the same letter
     */
    public void send(
            String caseNumber, String key, Map<String, Object> step, Map<String, Object> more, String idempotencyKey, Actor by) {
        var projectCase = cases.byNumber(caseNumber);
        var programme = programmes.programme(projectCase.programme());
        var person = people.person(projectCase.personId());
        var kind = programme.letters().get(key);
        if (kind == null) throw new IllegalArgumentException("programme.yaml has no letter '" + key + "'");
        recipient(kind, projectCase, programme, person, more).ifPresent(recipient -> {
            var model = facts.of(projectCase, programme, person, key, step);
            model.putAll(more);
            model.put("letter", facts.letter(recipient.kind(), recipient.name(), person));
            letters.request(new LetterRequest(
                    caseNumber, programme.code(), key, person.language(), recipient.kind(), recipient.email(), model,
                    idempotencyKey, by));
        });
    }

    private Optional<Recipient> recipient(
            String kind, ProjectCase projectCase, Programme programme, Person person, Map<String, Object> more) {
        return switch (kind) {
            case "referrer" -> cases.referrer(projectCase.number())
                    .map(referrer -> new Recipient(kind, referrer.nameOrOrganisation(), referrer.email()));
            case "benefit-office" -> Optional.of(office(programme, facts.benefit(projectCase.number())));
            case "partner" -> Optional.ofNullable(programme.partners().get(String.valueOf(projectCase.exitCode())))
                    .map(partner -> new Recipient(kind, partner.name(), partner.email()));
            case "client" -> Optional.of(new Recipient(kind, clientName(more), null));
            default -> Optional.of(new Recipient(kind, person.fullName(), person.email()));
        };
    }

    private static Recipient office(Programme programme, String benefit) {
        var office = programme.offices().get(benefit);
        if (office == null) throw new IllegalStateException("programme.yaml names no office for the benefit " + benefit);
        return new Recipient("benefit-office", office.name(), office.email());
    }

    private static String clientName(Map<String, Object> more) {
        return more.get("client") instanceof Map<?, ?> client ? String.valueOf(client.get("name")) : "";
    }
}
