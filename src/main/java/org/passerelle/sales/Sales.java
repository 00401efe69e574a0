package org.passerelle.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Euros;
import org.passerelle.treasury.Treasury;
import org.passerelle.treasury.Vat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a holder sells under the VAT number of the cooperative: quotes, invoices, payments. */
@Component
@Transactional
public class Sales {

    private final Clients clients;
    private final Quotes quotes;
    private final Invoices invoices;
    private final Treasury treasury;
    private final SalesPermission permission;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final int daysToPay;

    Sales(
            Clients clients,
            Quotes quotes,
            Invoices invoices,
            Treasury treasury,
            SalesPermission permission,
            BusinessClock clock,
            ApplicationEventPublisher events,
            @Value("${passerelle.sales.days-to-pay:30}") int daysToPay) {
        this.clients = clients;
        this.quotes = quotes;
        this.invoices = invoices;
        this.treasury = treasury;
        this.permission = permission;
        this.clock = clock;
        this.events = events;
        this.daysToPay = daysToPay;
    }

    /** Pending until the client pays (T1). The reference is the holder's own; the number is the cooperative's. */
    public Invoice invoice(
            String caseNumber, String reference, String client, long netCents, int vatPercent, Actor actor) {
        permission.checkMayInvoice(caseNumber);
        var cooperative = treasury.cooperative(caseNumber);
        var line = new InvoiceDraft.Line(Euros.checked(netCents), Vat.checkedRate(vatPercent));
        var today = clock.today();
        // The counter first: it also keeps two invoices of the same reference apart.
        int sequence = invoices.nextSequence(cooperative, today.getYear());
        if (invoices.has(caseNumber, given(reference))) throw new Refused("invoice-reference-used", reference);
        var draft = new InvoiceDraft(
                caseNumber,
                cooperative,
                clients.knownAs(cooperative, client),
                given(reference),
                sequence,
                today,
                today.plusDays(daysToPay),
                List.of(line));
        long id = invoices.add(draft, actor);
        treasury.invoiceSale(caseNumber, "invoice/" + id, today, draft.netCents(), draft.vatCents(), actor);
        events.publishEvent(new InvoiceIssued(caseNumber, id));
        return invoice(id);
    }

    /**
     * T1: the treasury rises by the net share of what was received so far, less the share already taken.
     *
     * @param grossCents null for the whole open amount
     */
    public Payment receivePayment(String caseNumber, String reference, @Nullable Long grossCents, Actor actor) {
        var invoice = invoices.lock(caseNumber, given(reference))
                .orElseThrow(() -> new Refused("invoice-unknown", reference));
        if (invoice.paid()) throw new Refused("invoice-already-paid", reference);
        long gross = grossCents == null ? invoice.openCents() : Euros.checked(grossCents);
        if (gross > invoice.openCents()) {
            throw new Refused("payment-more-than-open", reference, Euros.of(invoice.openCents()));
        }
        var today = clock.today();
        long net = netShare(invoice, invoice.receivedCents() + gross) - invoice.receivedNetCents();
        boolean fullyPaid = gross == invoice.openCents();
        long id = invoices.addPayment(invoice.id(), gross, net, today, actor);
        treasury.receiveSale(caseNumber, "payment/" + id, today, gross, net, actor);
        events.publishEvent(new PaymentReceived(caseNumber, invoice.id(), fullyPaid));
        return new Payment(id, caseNumber, invoice.id(), gross, net, today, fullyPaid);
    }

    private static long netShare(Invoice invoice, long receivedCents) {
        return BigDecimal.valueOf(invoice.netCents())
                .multiply(BigDecimal.valueOf(receivedCents))
                .divide(BigDecimal.valueOf(invoice.grossCents()), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    public Quote quote(
            String caseNumber,
            String reference,
            String client,
            long netCents,
            int vatPercent,
            boolean mustBeChecked,
            Actor actor) {
        permission.checkMayQuote(caseNumber);
        var cooperative = treasury.cooperative(caseNumber);
        long id = quotes.add(
                        caseNumber,
                        cooperative,
                        clients.knownAs(cooperative, client),
                        given(reference),
                        Euros.checked(netCents),
                        Vat.checkedRate(vatPercent),
                        mustBeChecked,
                        actor)
                .orElseThrow(() -> new Refused("quote-reference-used", reference));
        events.publishEvent(new QuoteSubmitted(caseNumber, id, mustBeChecked));
        return quote(id);
    }

    public void approveQuote(long id, Actor actor) {
        decide(id, QuoteStatus.OPEN, null, actor);
    }

    public void refuseQuote(long id, String reason, Actor actor) {
        decide(id, QuoteStatus.REFUSED, reason, actor);
    }

    private void decide(long id, QuoteStatus status, @Nullable String reason, Actor actor) {
        var quote = quotes.lock(id).orElseThrow(() -> new Refused("quote-unknown", id));
        if (quote.status() != QuoteStatus.TO_CHECK) throw new Refused("quote-already-decided", quote.reference());
        quotes.markDecided(id, status, reason, actor);
        events.publishEvent(new QuoteDecided(quote.caseNumber(), id, status == QuoteStatus.OPEN));
    }

    /** The client has said yes; refused while the quote is not checked, and once it is decided otherwise. */
    public void acceptQuote(String caseNumber, String reference, Actor actor) {
        var quote =
                quotes.lock(caseNumber, given(reference)).orElseThrow(() -> new Refused("quote-unknown", reference));
        switch (quote.status()) {
            case TO_CHECK -> throw new Refused("quote-not-checked", reference);
            case REFUSED -> throw new Refused("quote-refused", reference);
            case ACCEPTED -> throw new Refused("quote-already-accepted", reference);
            case OPEN -> quotes.markAccepted(quote.id(), actor);
        }
        events.publishEvent(new QuoteAccepted(caseNumber, quote.id()));
    }

    public List<Invoice> invoicesOf(String caseNumber) {
        return invoices.ofCase(caseNumber);
    }

    public List<Quote> quotesOf(String caseNumber) {
        return quotes.ofCase(caseNumber);
    }

    public Invoice invoice(long id) {
        return invoices.find(id).orElseThrow(() -> new Refused("invoice-unknown", id));
    }

    public Quote quote(long id) {
        return quotes.find(id).orElseThrow(() -> new Refused("quote-unknown", id));
    }

    private static String given(String reference) {
        if (reference.isBlank()) throw new Refused("reference-missing");
        return reference.strip();
    }
}
