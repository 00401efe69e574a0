package org.passerelle.sales;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Selling in the fewest words, as a scenario tells it: one line, one rate, a client by name or number, documents by the holder's own
 * reference. Pages use {@link Quoting}, {@link Invoicing}, {@link Collecting} and {@link Corrections}.
 */
@Component
@Transactional
public class Sales {

    private final Clients clients;
    private final Quoting quoting;
    private final Invoicing invoicing;
    private final Collecting collecting;
    private final Invoices invoices;
    private final Treasury treasury;

    Sales(
            Clients clients,
            Quoting quoting,
            Invoicing invoicing,
            Collecting collecting,
            Invoices invoices,
            Treasury treasury) {
        this.clients = clients;
        this.quoting = quoting;
        this.invoicing = invoicing;
        this.collecting = collecting;
        this.invoices = invoices;
        this.treasury = treasury;
    }

    /** Pending until the client pays (T1). The reference is the holder's own; the number is the cooperative's. */
    public Invoice invoice(
            String caseNumber, String reference, String client, long netCents, int vatPercent, Actor actor) {
        var line = DocumentLine.of(given(reference), netCents, VatCategory.ofPercent(vatPercent));
        long clientId = clients.knownAs(treasury.cooperative(caseNumber), client);
        return invoicing.issue(
                caseNumber, new InvoiceRequest(given(reference), clientId, List.of(line), null, null, null), actor);
    }

    /** What the client has accepted, line by line, without typing it again. */
    public Invoice invoiceQuote(String caseNumber, String reference, String quoteReference, Actor actor) {
        var quote = quoting.quote(caseNumber, given(quoteReference));
        var request = new InvoiceRequest(
                given(reference), quote.client().id(), quote.lines(), quote.orderNumber(), quote.id(), null);
        return invoicing.issue(caseNumber, request, actor);
    }

    /** @param grossCents null for the whole open amount */
    public Payment receivePayment(String caseNumber, String reference, @Nullable Long grossCents, Actor actor) {
        var invoice = invoices.lock(caseNumber, given(reference))
                .orElseThrow(() -> new Refused("invoice-unknown", reference));
        return collecting.receive(invoice.id(), Receipt.of(grossCents), actor);
    }

    public Quote quote(
            String caseNumber,
            String reference,
            String client,
            long netCents,
            int vatPercent,
            boolean mustBeChecked,
            Actor actor) {
        var line = DocumentLine.of(given(reference), netCents, VatCategory.ofPercent(vatPercent));
        long clientId = clients.knownAs(treasury.cooperative(caseNumber), client);
        var request = new QuoteRequest(given(reference), clientId, List.of(line), null, null);
        return quoting.submit(caseNumber, request, mustBeChecked, actor);
    }

    /** The client has said yes; refused while the quote is not checked, and once it is decided otherwise. */
    public void acceptQuote(String caseNumber, String reference, Actor actor) {
        quoting.accept(quoting.quote(caseNumber, given(reference)).id(), QuoteAnswer.told(), actor);
    }

    public List<Invoice> invoicesOf(String caseNumber) {
        return invoicing.ofCase(caseNumber);
    }

    public List<Quote> quotesOf(String caseNumber) {
        return quoting.ofCase(caseNumber);
    }

    public Invoice invoice(long id) {
        return invoicing.invoice(id);
    }

    public Quote quote(long id) {
        return quoting.quote(id);
    }

    private static String given(String reference) {
        if (reference.isBlank()) throw new Refused("reference-missing");
        return reference.strip();
    }
}
