package org.passerelle.letters;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for letters and says which there are. */
@Component
public class Letters {

    private final StoredLetters stored;
    private final BusinessClock clock;

    Letters(StoredLetters stored, BusinessClock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * Asks for a letter within the caller's transaction: it is made and posted once that is committed, and never if it is not. The letter
     * bears today's date.
     *
     * @return the number of the letter; of the letter asked for before if the idempotency key was used already
     */
    @Transactional
    public long request(LetterRequest request) {
        var today = clock.today();
        return stored.insert(request, Facts.of(request, today.toString()), clock.instant(), today);
    }

    /** Whether a letter was asked for with this idempotency key: its facts need not be gathered again. */
    public boolean isAskedFor(String idempotencyKey) {
        return stored.isAskedFor(idempotencyKey);
    }

    /** The newest first. */
    public List<LetterRow> ofCase(String caseNumber) {
        return stored.ofCase(caseNumber);
    }

    public LetterRow letter(long id) {
        return stored.letter(id).orElseThrow(() -> new Refused("letter-unknown", id));
    }

    /** The letter that was asked for with this idempotency key. */
    public Optional<Long> ofKey(String idempotencyKey) {
        return stored.ofKey(idempotencyKey);
    }

    /** The keys of all letters asked for in the case. */
    public Set<String> keysOf(String caseNumber) {
        return new HashSet<>(stored.keysOf(caseNumber));
    }
}
