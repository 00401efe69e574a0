package org.passerelle.sales;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.passerelle.treasury.Vat;

/** An invoice that has a number but is not written yet: VAT is rounded once per rate, over all lines of that rate (T1). */
record InvoiceDraft(
        String caseNumber,
        String cooperative,
        long clientId,
        String reference,
        int sequence,
        LocalDate issuedOn,
        LocalDate dueOn,
        List<Line> lines) {

    record Line(long netCents, int vatPercent) {}

    List<Invoice.VatShare> vat() {
        var nets = new TreeMap<Integer, Long>();
        for (var line : lines) nets.merge(line.vatPercent(), line.netCents(), Long::sum);
        return nets.entrySet().stream()
                .map(rate ->
                        new Invoice.VatShare(rate.getKey(), rate.getValue(), Vat.cents(rate.getValue(), rate.getKey())))
                .toList();
    }

    long netCents() {
        return lines.stream().mapToLong(Line::netCents).sum();
    }

    long vatCents() {
        return vat().stream().mapToLong(Invoice.VatShare::vatCents).sum();
    }

    /** Year and number make ten digits, so a reference is used once in the cooperative. */
    String paymentReference() {
        return StructuredReference.of(issuedOn.getYear() * 1_000_000L + sequence);
    }
}
