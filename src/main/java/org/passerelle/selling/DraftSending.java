package org.passerelle.selling;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.Refusals;
import org.passerelle.sales.Client;
import org.passerelle.sales.ClientBook;
import org.passerelle.sales.DocumentLine;
import org.passerelle.sales.Invoice;
import org.passerelle.sales.InvoiceRequest;
import org.passerelle.sales.Invoicing;
import org.passerelle.sales.Quote;
import org.passerelle.sales.QuoteRequest;
import org.passerelle.sales.Quoting;
import org.passerelle.sales.SalesDraft;
import org.passerelle.sales.SalesDrafts;
import org.passerelle.sales.SalesTerms;
import org.passerelle.sales.Totals;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From a draft to a document, once however often the button is pressed. */
@Component
class DraftSending {

    /** @param notice message key of what was done */
    record Sent(String notice, String path) {}

    private final SalesDrafts drafts;
    private final ClientBook book;
    private final Quoting quoting;
    private final Invoicing invoicing;
    private final SalesTerms terms;

    DraftSending(SalesDrafts drafts, ClientBook book, Quoting quoting, Invoicing invoicing, SalesTerms terms) {
        this.drafts = drafts;
        this.book = book;
        this.quoting = quoting;
        this.invoicing = invoicing;
        this.terms = terms;
    }

    /** Null when something is wrong, which then stands on the form. */
    DocumentForm.@Nullable Typed check(Seat seat, SalesDraft draft, Form form) {
        var typed = DocumentForm.read(form, draft.kind()).orElse(null);
        if (typed == null) return null;
        try {
            clientOf(seat, typed);
        } catch (Refused refused) {
            Refusals.tell(form, "client", refused);
        }
        try {
            totals(typed);
        } catch (Refused refused) {
            Refusals.tell(form, "description-1", refused);
        }
        return form.accepted() ? typed : null;
    }

    Totals totals(DocumentForm.Typed typed) {
        return Totals.of(typed.lines());
    }

    /** One of the book, found again by the number where somebody new was typed; null for somebody really new. */
    @Nullable
    Client clientOf(Seat seat, DocumentForm.Typed typed) {
        if (typed.clientId() != null) {
            var client = book.client(seat.cooperative(), typed.clientId());
            // A holder writes to the own clients: those of others are their business.
            if (!seat.isStaff() && !book.ofCase(seat.number()).contains(client)) throw new Refused("client-unknown");
            return client;
        }
        var details = typed.details();
        if (details == null || details.enterpriseNumber() == null) return null;
        return book.find(seat.cooperative(), details.enterpriseNumber()).orElse(null);
    }

    @Transactional
    public Sent send(Seat seat, long id, boolean issue) {
        var draft = drafts.lock(seat.number(), id).orElse(null);
        // Somebody, or the same person a moment ago, has sent it already.
        if (draft == null) return new Sent("sell.sent-before", "/sales/" + seat.number());
        var form = Form.of(draft.fields());
        var typed = check(seat, draft, form);
        if (typed == null) throw new Refused("draft-incomplete");
        if (draft.kind() == SalesDraft.Kind.QUOTE) return quote(seat, draft, typed);
        if (issue && seat.mayIssue()) return invoice(seat, draft, typed);
        drafts.markReady(id);
        return new Sent("sell.handed-in", "/sales/" + seat.number());
    }

    private Sent quote(Seat seat, SalesDraft draft, DocumentForm.Typed typed) {
        boolean checked = terms.checksQuotes(seat.number());
        var request =
                new QuoteRequest(typed.reference(), clientId(seat, typed), typed.lines(), typed.days(), typed.note());
        var quote = quoting.submit(seat.number(), request, checked, seat.actor());
        drafts.delete(draft.id());
        var notice = checked
                ? "sell.quote.to-check"
                : quote.client().details().email() == null ? "sell.quote.to-print" : "sell.quote.sent";
        return new Sent(notice, "/sales/" + seat.number() + "/quotes/" + quote.id());
    }

    private Sent invoice(Seat seat, SalesDraft draft, DocumentForm.Typed typed) {
        var request = new InvoiceRequest(
                typed.reference(),
                clientId(seat, typed),
                typed.lines(),
                typed.orderNumber(),
                draft.quoteId(),
                typed.days());
        var invoice = invoicing.issue(seat.number(), request, seat.actor());
        drafts.delete(draft.id());
        return new Sent("sell.issued", "/sales/" + seat.number() + "/invoices/" + invoice.id());
    }

    private long clientId(Seat seat, DocumentForm.Typed typed) {
        var known = clientOf(seat, typed);
        if (known != null) return known.id();
        var details = typed.details();
        if (details == null) throw new Refused("client-missing");
        return book.add(seat.cooperative(), details, seat.actor()).id();
    }

    @Transactional
    public Sent giveBack(Seat seat, long id, String reason) {
        if (!seat.mayIssue()) throw CaseGuard.notFound();
        if (drafts.lock(seat.number(), id).isEmpty()) throw CaseGuard.notFound();
        drafts.markReturned(id, reason);
        return new Sent("sell.given-back", "/sales/" + seat.number());
    }

    /** What of a quote is on no invoice yet: its own lines, or per rate what is left once a part was invoiced. */
    List<DocumentLine> notInvoiced(Quote quote) {
        var invoices = standing(quote.id());
        if (invoices.isEmpty()) return quote.lines();
        var left = new ArrayList<DocumentLine>();
        for (var share : quote.totals().vat()) {
            long net = share.netCents()
                    - invoices.stream().mapToLong(i -> netOf(i, share)).sum();
            if (net > 0) left.add(DocumentLine.of(quote.reference(), net, share.category()));
        }
        return left;
    }

    /** What was taken back whole by a credit note is to be invoiced again. */
    private List<Invoice> standing(long quote) {
        return invoicing.ofQuote(quote).stream()
                .filter(invoice -> invoice.creditedNetCents() < invoice.netCents())
                .toList();
    }

    private static long netOf(Invoice invoice, Totals.VatShare share) {
        return invoice.totals().vat().stream()
                .filter(other -> other.category() == share.category())
                .mapToLong(Totals.VatShare::netCents)
                .sum();
    }

    /** By how much an invoice goes beyond what the client accepted; 0 when it does not. */
    long beyondQuote(SalesDraft draft, DocumentForm.Typed typed) {
        if (draft.quoteId() == null) return 0;
        var quote = quoting.quote(draft.quoteId());
        long invoiced =
                standing(quote.id()).stream().mapToLong(Invoice::netCents).sum();
        return Math.max(0, invoiced + totals(typed).netCents() - quote.netCents());
    }
}
