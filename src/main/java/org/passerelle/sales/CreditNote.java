package org.passerelle.sales;

import java.time.LocalDate;
import java.util.List;

/**
 * Takes back an invoice, or a part of it, without touching the invoice.
 *
 * @param owedBackCents what the client had paid already and gets back
 */
public record CreditNote(
        long id,
        long invoiceId,
        String caseNumber,
        String cooperative,
        int year,
        int sequence,
        LocalDate issuedOn,
        String reason,
        long owedBackCents,
        List<DocumentLine> lines,
        Totals totals) {

    /** Such as C2024-0001: a series of its own, which no invoice number can be mistaken for. */
    public String number() {
        return "C%d-%04d".formatted(year, sequence);
    }
}
