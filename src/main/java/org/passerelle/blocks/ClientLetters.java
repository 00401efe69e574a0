package org.passerelle.blocks;

import java.util.Map;
import org.passerelle.letters.Letters;
import org.passerelle.sales.Corrections;
import org.passerelle.sales.CreditNoteIssued;
import org.passerelle.sales.InvoiceIssued;
import org.passerelle.sales.PaymentReceived;
import org.passerelle.sales.QuoteDecided;
import org.passerelle.sales.QuoteSubmitted;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a client of a holder receives: a welcome with the first invoice, quotes, invoices, thanks for a payment in full. */
@Component
class ClientLetters {

    private final CaseLetters letters;
    private final Letters allLetters;
    private final Sales sales;
    private final Corrections corrections;

    ClientLetters(CaseLetters letters, Letters allLetters, Sales sales, Corrections corrections) {
        this.letters = letters;
        this.allLetters = allLetters;
        this.sales = sales;
        this.corrections = corrections;
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

    /** A quote goes to the client at once, or when it has been checked. */
    @EventListener
    void on(QuoteSubmitted event) {
        if (!event.mustBeChecked()) sendQuote(event.caseNumber(), event.quoteId());
    }

    @EventListener
    void on(QuoteDecided event) {
        if (event.approved()) sendQuote(event.caseNumber(), event.quoteId());
    }

    private void sendQuote(String caseNumber, long quote) {
        send(caseNumber, "quote", DocumentFacts.of(sales.quote(quote)), "quote/" + quote);
    }

    private void send(String caseNumber, String key, Map<String, Object> facts, String idempotencyKey) {
        letters.send(caseNumber, key, Map.of(), facts, idempotencyKey, Actor.SYSTEM);
    }
}
