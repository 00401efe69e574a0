package org.passerelle.blocks;

import java.util.ArrayList;
import java.util.List;
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

    /** @param language of the letter; {@code lines} of the address are known of clients and of the holder */
    private record Recipient(
            String kind, String name, @Nullable String email, String language, List<String> lines) {}

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

    /** Whether the programme of the case has such a letter: what is sold is the same in all, what is written about it is not. */
    boolean has(String caseNumber, String key) {
        return programmes
                .programme(cases.byNumber(caseNumber).programme())
                .letters()
                .containsKey(key);
    }

    /**
     * @param step answers of the task that calls for the letter, and coded values of its process
     * @param more facts beside those of the case, such as the invoice a letter is about
     * @param idempotencyKey asking again with the same key is the same letter
     */
    public void send(
            String caseNumber,
            String key,
            Map<String, Object> step,
            Map<String, Object> more,
            String idempotencyKey,
            Actor by) {
        send(caseNumber, key, step, more, idempotencyKey, null, by);
    }

    /** The meeting that a letter is about, by the beginning of its facts' names; nothing once its day is past. */
    Map<String, Object> meeting(String caseNumber, String name) {
        return facts.meeting(caseNumber, name)
                .<Map<String, Object>>map(meeting -> Map.of("meeting", meeting))
                .orElseGet(Map::of);
    }

    /** @param privateLink what the e-mail, and only the e-mail, invites to open */
    void send(
            String caseNumber,
            String key,
            Map<String, Object> step,
            Map<String, Object> more,
            String idempotencyKey,
            @Nullable String privateLink,
            Actor by) {
        var projectCase = cases.byNumber(caseNumber);
        var programme = programmes.programme(projectCase.programme());
        var person = people.person(projectCase.personId());
        var kind = programme.letters().get(key);
        if (kind == null) throw new IllegalArgumentException("programme.yaml has no letter '" + key + "'");
        recipient(kind, projectCase, programme, person, more).ifPresent(recipient -> {
            var model = facts.of(projectCase, programme, speaking(person, recipient.language()), key, step);
            model.putAll(more);
            model.put("letter", Map.of("recipientName", recipient.name(), "recipientLines", recipient.lines()));
            letters.request(new LetterRequest(
                    caseNumber,
                    programme.code(),
                    key,
                    recipient.language(),
                    recipient.kind(),
                    recipient.email(),
                    model,
                    idempotencyKey,
                    by,
                    privateLink));
        });
    }

    private Optional<Recipient> recipient(
            String kind, ProjectCase projectCase, Programme programme, Person person, Map<String, Object> more) {
        var language = person.language();
        return switch (kind) {
            case "referrer" ->
                cases.referrer(projectCase.number())
                        .map(referrer -> new Recipient(
                                kind, referrer.nameOrOrganisation(), referrer.email(), language, List.of()));
            case "benefit-office" -> Optional.of(office(programme, facts.benefit(projectCase.number()), language));
            case "partner" ->
                Optional.ofNullable(programme.partners().get(String.valueOf(projectCase.exitCode())))
                        .map(partner -> new Recipient(kind, partner.name(), partner.email(), language, List.of()));
            case "client" -> Optional.of(client(more));
            case "advisor" ->
                facts.advisorAccount(projectCase)
                        .map(account ->
                                new Recipient(kind, account.name(), account.email(), account.language(), List.of()));
            default ->
                Optional.of(
                        new Recipient(kind, person.fullName(), person.email(), language, LetterFacts.address(person)));
        };
    }

    private static Recipient office(Programme programme, String benefit, String language) {
        var office = programme.offices().get(benefit);
        if (office == null)
            throw new IllegalStateException("programme.yaml names no office for the benefit " + benefit);
        return new Recipient("benefit-office", office.name(), office.email(), language, List.of());
    }

    /** In the client's own language, wherever the holder writes from. */
    private static Recipient client(Map<String, Object> more) {
        if (!(more.get("client") instanceof Map<?, ?> client))
            throw new IllegalArgumentException("A letter to a client names one");
        var lines = new ArrayList<String>();
        if (client.get("contact") != null) lines.add(String.valueOf(client.get("contact")));
        if (client.get("addressLines") instanceof List<?> address)
            address.forEach(line -> lines.add(String.valueOf(line)));
        var email = client.get("email");
        return new Recipient(
                "client",
                String.valueOf(client.get("name")),
                email == null ? null : email.toString(),
                String.valueOf(client.get("language")),
                lines);
    }

    /** The words of a programme come in the language of whoever reads the letter. */
    private static Person speaking(Person person, String language) {
        return new Person(
                person.id(),
                person.firstName(),
                person.lastName(),
                person.birthDate(),
                language,
                person.email(),
                person.phone(),
                person.street(),
                person.postalCode(),
                person.city(),
                person.iban());
    }
}
