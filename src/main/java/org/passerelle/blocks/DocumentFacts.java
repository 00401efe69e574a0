package org.passerelle.blocks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.passerelle.expenses.Outlay;
import org.passerelle.sales.ClientDetails;
import org.passerelle.sales.CreditNote;
import org.passerelle.sales.DocumentLine;
import org.passerelle.sales.Invoice;
import org.passerelle.sales.Quote;
import org.passerelle.sales.Totals;
import org.passerelle.shared.BusinessClock;

/** What letters say of a quote, an invoice or a credit note. */
final class DocumentFacts {

    private DocumentFacts() {}

    static Map<String, Object> of(Quote quote) {
        var document = document(quote.lines(), quote.totals())
                .with("number", quote.reference())
                .with("date", LocalDate.ofInstant(quote.submittedAt(), BusinessClock.ZONE))
                .with("expiresOn", quote.validUntil())
                .with("clientName", quote.client().name())
                .with("orderNumber", quote.orderNumber())
                .with("note", quote.note())
                .with("reason", quote.reason())
                .with("status", quote.status().name().toLowerCase(java.util.Locale.ROOT))
                .with("answeredName", quote.answeredName())
                .with("answerReason", quote.answerReason())
                .map();
        return Map.of("document", document, "client", client(quote.client().details()));
    }

    static Map<String, Object> of(Invoice invoice) {
        var document = document(invoice.lines(), invoice.totals())
                .with("number", invoice.number())
                .with("date", invoice.issuedOn())
                .with("dueOn", invoice.dueOn())
                .with("clientName", invoice.client().name())
                .with("orderNumber", invoice.orderNumber())
                .with("openCents", invoice.openCents())
                .with("paidCents", invoice.receivedCents())
                .with("creditedCents", invoice.creditedCents())
                .with("paymentReference", invoice.paymentReference())
                .map();
        return Map.of("document", document, "client", client(invoice.client().details()));
    }

    /** What of an outlay was refused, line by line. */
    static Map<String, Object> of(Outlay outlay) {
        var lines = outlay.refusedLines().stream()
                .map(line -> LetterFacts.Facts.of()
                        .with("date", line.datedOn())
                        .with("description", line.description())
                        .with("amountCents", Math.abs(line.grossCents()))
                        .with("reason", line.reason())
                        .map())
                .toList();
        var claim = LetterFacts.Facts.of()
                .with("kind", outlay.kind().code())
                .with("partly", outlay.outcome().equals("partly"))
                .with(
                        "supplier",
                        outlay.supplier() == null ? null : outlay.supplier().name())
                .with("number", outlay.number())
                .with("lines", lines)
                .map();
        return Map.of("claim", claim);
    }

    static Map<String, Object> of(CreditNote note, Invoice invoice) {
        var document = document(note.lines(), note.totals())
                .with("number", note.number())
                .with("date", note.issuedOn())
                .with("invoiceNumber", invoice.number())
                .with("clientName", invoice.client().name())
                .with("reason", note.reason())
                .with("openCents", invoice.openCents())
                .with("owedBackCents", note.owedBackCents())
                .map();
        return Map.of("document", document, "client", client(invoice.client().details()));
    }

    private static LetterFacts.Facts document(List<DocumentLine> lines, Totals totals) {
        return LetterFacts.Facts.of()
                .with("lines", lines.stream().map(DocumentFacts::line).toList())
                .with("vat", totals.vat().stream().map(DocumentFacts::share).toList())
                .with("netCents", totals.netCents())
                .with("vatCents", totals.vatCents())
                .with("grossCents", totals.grossCents());
    }

    private static Map<String, Object> line(DocumentLine line) {
        return Map.of(
                "description", line.description(),
                "quantity", line.quantity(),
                "unit", line.unit(),
                "unitCents", line.unitCents(),
                "netCents", line.netCents(),
                "vatCategory", line.vat().code(),
                "vatPercent", line.vat().percent());
    }

    private static Map<String, Object> share(Totals.VatShare share) {
        return Map.of(
                "category", share.category().code(),
                "percent", share.category().percent(),
                "netCents", share.netCents(),
                "vatCents", share.vatCents());
    }

    private static Map<String, Object> client(ClientDetails client) {
        return LetterFacts.Facts.of()
                .with("name", client.name())
                .with("contact", client.contact())
                .with("enterpriseNumber", client.enterpriseNumber())
                .with("vatNumber", client.vatNumber())
                .with("language", client.language())
                .with("email", client.email())
                .with("addressLines", client.addressLines())
                .map();
    }
}
