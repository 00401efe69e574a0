package org.passerelle.sales;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Treasury;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The life of a quote: checked where the programme says so, with the client until a day, answered once. */
@Component
@Transactional
public class Quoting {

    private static final int LONGEST_VALIDITY = 365;

    private final Quotes quotes;
    private final QuoteLinks links;
    private final Invoicing invoicing;
    private final Treasury treasury;
    private final SalesPermission permission;
    private final SalesTerms terms;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Quoting(
            Quotes quotes,
            QuoteLinks links,
            Invoicing invoicing,
            Treasury treasury,
            SalesPermission permission,
            SalesTerms terms,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.quotes = quotes;
        this.links = links;
        this.invoicing = invoicing;
        this.treasury = treasury;
        this.permission = permission;
        this.terms = terms;
        this.clock = clock;
        this.events = events;
    }

    /** To the advisor where quotes are checked, to the client at once elsewhere. */
    public Quote submit(String caseNumber, QuoteRequest request, boolean mustBeChecked, Actor actor) {
        permission.checkMayQuote(caseNumber);
        var cooperative = treasury.cooperative(caseNumber);
        var totals = Totals.of(request.lines());
        invoicing.checkClient(cooperative, request.clientId(), totals);
        long id = quotes.add(
                        caseNumber,
                        cooperative,
                        request,
                        totals,
                        validDays(caseNumber, request.validDays()),
                        mustBeChecked,
                        actor)
                .orElseThrow(() -> new Refused("quote-reference-used", request.reference()));
        if (!mustBeChecked) open(quote(id));
        events.publishEvent(new QuoteSubmitted(caseNumber, id, mustBeChecked));
        return quote(id);
    }

    private int validDays(String caseNumber, @Nullable Integer asked) {
        int days = asked == null ? terms.quoteDays(caseNumber, clock.today()) : asked;
        if (days < 1 || days > LONGEST_VALIDITY) throw new Refused("quote-days-odd", LONGEST_VALIDITY);
        return days;
    }

    private void open(Quote quote) {
        var today = clock.today();
        int days = quote.validDays() == null ? validDays(quote.caseNumber(), null) : quote.validDays();
        var validUntil = today.plusDays(days);
        int before = terms.quoteReminderDays(quote.caseNumber(), today);
        var reminder = validUntil.minusDays(before);
        // A reminder on the day after the quote itself would only annoy.
        boolean reminds = before > 0 && reminder.isAfter(today.plusDays(1));
        quotes.markOpen(quote.id(), validUntil, reminds ? reminder : validUntil.plusDays(1));
    }

    public void approve(long id, Actor actor) {
        var quote = toCheck(id);
        quotes.markDecided(id, QuoteStatus.OPEN, null, actor);
        open(quote);
        events.publishEvent(new QuoteDecided(quote.caseNumber(), id, true));
    }

    public void refuse(long id, String reason, Actor actor) {
        var quote = toCheck(id);
        quotes.markDecided(id, QuoteStatus.REFUSED, reason, actor);
        events.publishEvent(new QuoteDecided(quote.caseNumber(), id, false));
    }

    private Quote toCheck(long id) {
        var quote = locked(id);
        if (quote.status() != QuoteStatus.TO_CHECK) throw new Refused("quote-already-decided", quote.reference());
        return quote;
    }

    /** The client's yes. Somebody of the office may still note it after the last day; the link answers no more then. */
    public void accept(long id, QuoteAnswer answer, Actor actor) {
        var quote = answerable(locked(id), answer.way() != QuoteAnswer.Way.LINK);
        quotes.markAnswered(quote, QuoteStatus.ACCEPTED, answer, actor);
        events.publishEvent(new QuoteAccepted(quote.caseNumber(), id));
    }

    /** The client's no. */
    public void decline(long id, QuoteAnswer answer, Actor actor) {
        var quote = answerable(locked(id), false);
        quotes.markAnswered(quote, QuoteStatus.DECLINED, answer, actor);
        events.publishEvent(new QuoteClosed(quote.caseNumber(), id, QuoteStatus.DECLINED));
    }

    private Quote answerable(Quote quote, boolean alsoLate) {
        var reference = quote.reference();
        return switch (quote.status()) {
            case TO_CHECK -> throw new Refused("quote-not-checked", reference);
            case REFUSED -> throw new Refused("quote-refused", reference);
            case ACCEPTED -> throw new Refused("quote-already-accepted", reference);
            case DECLINED -> throw new Refused("quote-declined", reference);
            case REVOKED -> throw new Refused("quote-revoked", reference);
            case EXPIRED -> {
                if (!alsoLate) throw new Refused("quote-expired", reference);
                yield quote;
            }
            case OPEN -> {
                if (!alsoLate && isOver(quote)) throw new Refused("quote-expired", reference);
                yield quote;
            }
        };
    }

    private boolean isOver(Quote quote) {
        return quote.validUntil() != null && clock.today().isAfter(quote.validUntil());
    }

    /** Taken back before the client answered: from then on the link says so. */
    public void revoke(long id, Actor actor) {
        var quote = locked(id);
        if (quote.status() != QuoteStatus.OPEN) throw new Refused("quote-not-open", quote.reference());
        quotes.markEnded(id, QuoteStatus.REVOKED);
        events.publishEvent(new QuoteClosed(quote.caseNumber(), id, QuoteStatus.REVOKED));
    }

    /** A new private link for the client; earlier ones are void. Told to nobody but who asks, and not kept. */
    public String newLink(long id) {
        var quote = locked(id);
        if (quote.status() != QuoteStatus.OPEN || quote.validUntil() == null) {
            throw new Refused("quote-not-open", quote.reference());
        }
        return links.make(id, quote.validUntil());
    }

    /** The quote behind a private link, unless the link is void. */
    public Optional<Quote> byLink(String token) {
        return links.quoteOf(token).flatMap(quotes::find);
    }

    public void markLinkOpened(String token) {
        links.markOpened(token);
    }

    /** Whether the client, or the client's mail program, has opened a link of it. */
    public boolean opened(long id) {
        return links.opened(id);
    }

    /** What the calendar brings: a reminder some days before the end, and the end. */
    void whatIsDue(long id) {
        var quote = locked(id);
        if (quote.status() != QuoteStatus.OPEN || quote.validUntil() == null) {
            quotes.markNothingDue(id);
            return;
        }
        if (isOver(quote)) {
            quotes.markEnded(id, QuoteStatus.EXPIRED);
            events.publishEvent(new QuoteClosed(quote.caseNumber(), id, QuoteStatus.EXPIRED));
        } else {
            quotes.markReminded(id, quote.validUntil().plusDays(1));
            events.publishEvent(new QuoteExpiring(quote.caseNumber(), id));
        }
    }

    public Quote quote(long id) {
        return quotes.find(id).orElseThrow(() -> new Refused("quote-unknown", id));
    }

    Quote quote(String caseNumber, String reference) {
        return quotes.lock(caseNumber, reference).orElseThrow(() -> new Refused("quote-unknown", reference));
    }

    public List<Quote> ofCase(String caseNumber) {
        return quotes.ofCase(caseNumber);
    }

    private Quote locked(long id) {
        return quotes.lock(id).orElseThrow(() -> new Refused("quote-unknown", id));
    }
}
