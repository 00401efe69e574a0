package org.passerelle.blocks;

import java.util.Map;
import org.passerelle.letters.Letters;
import org.passerelle.sales.Corrections;
import org.passerelle.sales.CreditNoteIssued;
import org.passerelle.sales.InvoiceIssued;
import org.passerelle.sales.InvoiceOverdue;
import org.passerelle.sales.PaymentReceived;
import org.passerelle.sales.QuoteDecided;
import org.passerelle.sales.QuoteExpiring;
import org.passerelle.sales.QuoteSubmitted;
import org.passerelle.sales.Quoting;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What is written about sales: to the client a welcome with the first invoice, quotes, invoices, credit notes, reminders, thanks for a
 * payment in full; to the holder and the advisor what the client answered.
 */
@Component
class ClientLetters {

    private final CaseLetters letters;
    private final Letters allLetters;
    private final Sales sales;
    private final Quoting quoting;
    private final Corrections corrections;
    private final QuoteAddress links;

    ClientLetters(
            CaseLetters letters,
            Letters allLetters,
            Sales sales,
            Quoting quoting,
            Corrections corrections,
            QuoteAddress links) {
        this.letters = letters;
        this.allLetters = allLetters;
        this.sales = sales;
        this.quoting = quoting;
        this.corrections = corrections;
        this.links = links;
    }

    @EventListener
    void on(InvoiceIssued event) {
        var invoice = sales.invoice(event.invoiceId());
        // Once a client and cooperative: asking again with the same key is the same letter.
        var welcome = "client-welcome/" + invoice.client().id();
        if (!allLetters.isAskedFor(welcome))
            send(event.caseNumber(), "client-welcome", DocumentFacts.of(invoice), welcome);
        send(event.caseNumber(), "sales-invoice", DocumentFacts.of(invoice), "sales-invoice/" + invoice.id());
    }

    @EventListener
    void on(PaymentReceived event) {
        if (!event.fullyPaid()) return;
        var invoice = sales.invoice(event.invoiceId());
        send(event.caseNumber(), "payment-received", DocumentFacts.of(invoice), "payment-received/" + invoice.id());
    }

    @EventListener
    void on(CreditNoteIssued event) {
        var note = corrections.creditNote(event.creditNoteId());
        var facts = DocumentFacts.of(note, sales.invoice(note.invoiceId()));
        send(event.caseNumber(), "credit-note", facts, "credit-note/" + note.id());
    }

    /** Up to three, each in words of its own. */
    @EventListener
    void on(InvoiceOverdue event) {
        var key = "payment-reminder-" + event.level();
        send(
                event.caseNumber(),
                key,
                DocumentFacts.of(sales.invoice(event.invoiceId())),
                key + "/" + event.invoiceId());
    }

    /** A quote goes to the client at once, or when it has been checked. */
    @EventListener
    void on(QuoteSubmitted event) {
        if (!event.mustBeChecked()) sendQuote(event.caseNumber(), event.quoteId(), "quote");
    }

    @EventListener
    void on(QuoteDecided event) {
        if (event.approved()) sendQuote(event.caseNumber(), event.quoteId(), "quote");
    }

    @EventListener
    void on(QuoteExpiring event) {
        sendQuote(event.caseNumber(), event.quoteId(), "quote-reminder");
    }

    /** Who cannot be written to by e-mail gets no link: it would lie in the office, and opens the quote to whoever finds it. */
    private void sendQuote(String caseNumber, long id, String key) {
        if (!letters.has(caseNumber, key)) return;
        var quote = sales.quote(id);
        var link = quote.client().details().email() == null ? null : links.of(quoting.newLink(id));
        letters.send(caseNumber, key, Map.of(), DocumentFacts.of(quote), key + "/" + id, link, Actor.SYSTEM);
    }

    private void send(String caseNumber, String key, Map<String, Object> facts, String idempotencyKey) {
        if (!letters.has(caseNumber, key)) return;
        letters.send(caseNumber, key, Map.of(), facts, idempotencyKey, Actor.SYSTEM);
    }
}
