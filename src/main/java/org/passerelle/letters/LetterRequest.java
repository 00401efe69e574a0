package org.passerelle.letters;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;

/**
 * A letter that somebody is to receive.
 *
 * @param programme folder in which the template is looked for before the common one
 * @param recipientKind {@code holder}, {@code referrer}, {@code benefit-office}, {@code partner}, {@code client} or
 *     {@code advisor}
 * @param email where the PDF is posted to, or null when it goes by another way
 * @param facts what the template may say: plain values, lists and maps, complete when the letter is asked for, since the letter speaks of
 *     that moment; {@code letter.recipientName} and {@code letter.recipientLines} belong to them, the rest of {@code letter} is added
 * @param idempotencyKey asking again with the same key is the same letter
 * @param privateLink what the e-mail invites to open, and neither the PDF nor the facts hold; forgotten once the mail is sent
 */
public record LetterRequest(
        String caseNumber,
        String programme,
        String key,
        String language,
        String recipientKind,
        @Nullable String email,
        Map<String, Object> facts,
        String idempotencyKey,
        Actor by,
        @Nullable String privateLink) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Set<String> LANGUAGES = Set.of("fr", "nl", "en");

    public LetterRequest {
        mustBeName(programme);
        mustBeName(key);
        mustBeName(recipientKind);
        if (!LANGUAGES.contains(language)) throw new IllegalArgumentException("No letters in language " + language);
        if (idempotencyKey.isBlank()) throw new IllegalArgumentException("A letter needs an idempotency key");
    }

    public LetterRequest(
            String caseNumber,
            String programme,
            String key,
            String language,
            String recipientKind,
            @Nullable String email,
            Map<String, Object> facts,
            String idempotencyKey,
            Actor by) {
        this(caseNumber, programme, key, language, recipientKind, email, facts, idempotencyKey, by, null);
    }

    /** Names become file names: nothing from outside this pattern ever reaches the file system. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static void mustBeName(String name) {
        if (!isName(name))
            throw new IllegalArgumentException("Not a name of programme, letter or recipient kind: " + name);
    }
}
