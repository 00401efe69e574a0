package org.passerelle.letters;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A letter as lists show it.
 *
 * @param on the date printed on the letter
 * @param state {@code requested}, {@code made}, {@code sent} (by e-mail) or {@code stuck}
 * @param sha256 of the frozen PDF, in hexadecimal
 * @param reason code of the last failure while it lasts, see {@link Failure}; says nothing about a person
 */
public record LetterRow(
        long id,
        String caseNumber,
        String key,
        String language,
        String recipientKind,
        String recipientName,
        Instant requestedAt,
        LocalDate on,
        String state,
        @Nullable Instant madeAt,
        @Nullable Instant sentAt,
        @Nullable String sha256,
        @Nullable String reason) {}
