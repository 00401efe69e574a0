package org.passerelle.sales;

import java.util.EnumMap;
import java.util.List;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Euros;
import org.passerelle.treasury.Vat;

/** The totals of a document: VAT is rounded once per document and rate, over all lines of that rate (T1), and all else is a sum. */
public record Totals(List<VatShare> vat) {

    /** What is taxed in one way, and its VAT. */
    public record VatShare(VatCategory category, long netCents, long vatCents) {}

    private static final int MOST_LINES = 60;

    public static Totals of(List<DocumentLine> lines) {
        if (lines.isEmpty()) throw new Refused("document-without-lines");
        if (lines.size() > MOST_LINES) throw new Refused("document-with-many-lines", MOST_LINES);
        var nets = new EnumMap<VatCategory, Long>(VatCategory.class);
        for (var line : lines) nets.merge(line.vat(), line.netCents(), Long::sum);
        var totals = new Totals(nets.entrySet().stream()
                .map(net -> new VatShare(
                        net.getKey(),
                        net.getValue(),
                        Vat.cents(net.getValue(), net.getKey().percent())))
                .toList());
        Euros.checked(totals.netCents());
        return totals;
    }

    public long netCents() {
        return vat.stream().mapToLong(VatShare::netCents).sum();
    }

    public long vatCents() {
        return vat.stream().mapToLong(VatShare::vatCents).sum();
    }

    public long grossCents() {
        return netCents() + vatCents();
    }

    boolean has(VatCategory category) {
        return vat.stream().anyMatch(share -> share.category() == category);
    }
}
