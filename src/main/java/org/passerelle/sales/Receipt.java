package org.passerelle.sales;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in from a client, as somebody notes it.
 *
 * @param cents null for all that is open
 * @param receivedOn null for today
 * @param key the same key is the same payment: a form sent twice counts once
 * @param excessOwed whether what goes beyond the invoice is kept and owed back; refused without it
 * @param sameAgain whether an equal amount on the same day is meant: refused without it, since it mostly is the same payment twice
 */
public record Receipt(
        @Nullable Long cents,
        @Nullable LocalDate receivedOn,
        @Nullable String key,
        boolean excessOwed,
        boolean sameAgain) {

    /** What is open, or so much of it, today. */
    static Receipt of(@Nullable Long cents) {
        return new Receipt(cents, null, null, false, true);
    }
}
