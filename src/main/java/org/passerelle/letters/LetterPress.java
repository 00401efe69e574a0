package org.passerelle.letters;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.letters.StoredLetters.Work;
import org.passerelle.letters.Typesetter.Print;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the letters that were asked for, each in a transaction of its own and exactly once however many presses share the database, and
 * posts those that have an e-mail address. What fails is tried again after growing pauses; what goes on failing is stuck, for the
 * administrator to see.
 */
@Component
public class LetterPress {

    private static final Logger log = LoggerFactory.getLogger(LetterPress.class);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(24));

    private final StoredLetters stored;
    private final LetterTemplates templates;
    private final Typesetter typesetter;
    private final LetterPost post;
    private final BusinessClock clock;
    private final TransactionTemplate ownTransaction;
    private final TransactionTemplate transaction;

    LetterPress(
            StoredLetters stored,
            LetterTemplates templates,
            Typesetter typesetter,
            LetterPost post,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.stored = stored;
        this.templates = templates;
        this.typesetter = typesetter;
        this.post = post;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Works on at most {@code max} letters that are due. Mostly the newest first, since somebody may be waiting for it on a page; every
     * fourth is the one that has waited longest, so that a backlog ends.
     *
     * @return how many were worked on, those that failed included
     */
    public int pressDue(int max) {
        for (int done = 0; done < max; done++) {
            if (!pressOne(done % 4 != 3)) return done;
        }
        return max;
    }

    /** The letter as it was frozen; made now if it was not made yet. */
    public byte[] pdf(long letterId) {
        return stored.pdf(letterId)
                .orElseGet(() -> transaction.execute(status -> {
                    var work = stored.take(letterId).orElseThrow(() -> new Refused("letter-unknown", letterId));
                    try {
                        if (!work.made()) freeze(work, print(work));
                    } catch (Failure e) {
                        log.warn("Letter {} cannot be made: {}", letterId, e.reason());
                        throw new Refused("letter-not-printable", letterId);
                    }
                    return stored.pdf(letterId).orElseThrow();
                }));
    }

    /** Letters given up after the last pause. */
    public List<LetterRow> stuck() {
        return stored.stuck();
    }

    /** Takes a stuck letter up again, once the cause is mended. */
    public void retry(long letterId) {
        if (!stored.retry(letterId, clock.instant())) throw new Refused("letter-not-stuck", letterId);
    }

    /** The first print reads the fonts and takes a second or more: done before somebody waits for it. */
    void warmUp() {
        typesetter.print("<html lang=\"fr\"><head><title>Passerelle</title></head><body>"
                + "<p style=\"font-family: 'Liberation Sans'\">Été <b>œuvre</b> سلام</p></body></html>");
    }

    private boolean pressOne(boolean newest) {
        Optional<Work> worked = ownTransaction.execute(status -> {
            var taken = stored.takeDue(clock.instant(), newest);
            taken.ifPresent(this::makeOrMarkForPost);
            return taken;
        });
        worked.filter(Work::made)
                .ifPresent(work -> ownTransaction.executeWithoutResult(status -> sendMarked(work.id())));
        return worked.isPresent();
    }

    private void makeOrMarkForPost(Work work) {
        if (work.made()) {
            // Committed before the mail goes out: whoever finds this mark without a date of sending knows that it may
            // have gone.
            if (work.sendingBegan() && work.attempts() == 0) {
                log.warn(
                        "Letter {} may have been sent when a press stopped; it goes again under the same Message-ID",
                        work.id());
            }
            stored.sendingBegins(work.id(), clock.instant());
            return;
        }
        try {
            freeze(work, print(work));
        } catch (Failure e) {
            failed(work, e.reason());
        }
    }

    private Print print(Work work) {
        try {
            return typesetter.print(templates.html(work.programme(), work.key(), work.language(), work.facts()));
        } catch (RuntimeException | StackOverflowError e) {
            throw new Failure(Failure.reasonOf(e));
        }
    }

    private void freeze(Work work, Print print) {
        var toPost = work.email() != null && post.isOpen();
        stored.made(work.id(), print.pdf(), sha256(print.pdf()), print.title(), clock.instant(), toPost);
    }

    /** The row stays locked while the mail goes out, so no other press sends it meanwhile. */
    private void sendMarked(long id) {
        var work = stored.take(id).orElse(null);
        if (work == null || work.email() == null || !work.state().equals("made")) return;
        try {
            post.send(work, stored.pdf(id).orElseThrow());
        } catch (RuntimeException e) {
            failed(work, Failure.reasonOf(e));
            return;
        }
        stored.sent(id, clock.instant());
    }

    private void failed(Work work, String reason) {
        var due = pause(work.attempts());
        if (due == null) log.error("Letter {} is stuck: {}", work.id(), reason);
        else log.warn("Letter {} failed and will be tried again: {}", work.id(), reason);
        stored.failed(work.id(), reason, due);
    }

    private @Nullable Instant pause(int attempts) {
        return attempts < PAUSES.size() ? clock.instant().plus(PAUSES.get(attempts)) : null;
    }

    private static String sha256(byte[] pdf) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
