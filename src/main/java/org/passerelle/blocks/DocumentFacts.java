package org.passerelle.blocks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.passerelle.sales.Client;
import org.passerelle.sales.Invoice;
import org.passerelle.sales.Quote;
import org.passerelle.shared.BusinessClock;

/** What letters say of a quote or an invoice. */
final class DocumentFacts {

    private DocumentFacts() {}

    static Map<String, Object> of(Quote quote) {
        var document = LetterFacts.Facts.of()
                .with("number", quote.reference())
                .with("date", LocalDate.ofInstant(quote.submittedAt(), BusinessClock.ZONE))
                .with("clientName", quote.client().name())
                .with("lines", lines(quote.reference(), quote.netCents(), quote.vatPercent()))
                .with("netCents", quote.netCents())
                .with("vatCents", quote.vatCents())
                .with("grossCents", quote.netCents() + quote.vatCents())
                .with("reason", quote.reason())
                .map();
        return Map.of("document", document, "client", client(quote.client()));
    }

    static Map<String, Object> of(Invoice invoice) {
        var document = LetterFacts.Facts.of()
                .with("number", invoice.number())
                .with("date", invoice.issuedOn())
                .with("dueOn", invoice.dueOn())
                .with("clientName", invoice.client().name())
                .with(
                        "lines",
                        invoice.vat().stream()
                                .map(share -> line(invoice.reference(), share.netCents(), share.percent()))
                                .toList())
                .with("netCents", invoice.netCents())
                .with("vatCents", invoice.vatCents())
                .with("grossCents", invoice.grossCents())
                .with("openCents", invoice.openCents())
                .with("paidCents", invoice.receivedCents())
                .with("paymentReference", invoice.paymentReference())
                .map();
        return Map.of("document", document, "client", client(invoice.client()));
    }

    private static List<Map<String, Object>> lines(String description, long netCents, int vatPercent) {
        return List.of(line(description, netCents, vatPercent));
    }

    private static Map<String, Object> line(String description, long netCents, int vatPercent) {
        return Map.of("description", description, "netCents", netCents, "vatPercent", vatPercent);
    }

    private static Map<String, Object> client(Client client) {
        return LetterFacts.Facts.of()
                .with("name", client.name())
                .with("enterpriseNumber", client.enterpriseNumber())
                .map();
    }
}
