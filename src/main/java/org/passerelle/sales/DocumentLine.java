package org.passerelle.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Euros;

/**
 * A line of a quote, an invoice or a credit note.
 *
 * @param quantity above zero, at most three decimals
 * @param unit in words, such as "h"; may be empty
 * @param unitCents price of one unit before VAT
 */
public record DocumentLine(String description, BigDecimal quantity, String unit, long unitCents, VatCategory vat) {

    private static final BigDecimal MOST = new BigDecimal("999999");
    private static final int LONGEST = 500;

    public DocumentLine {
        description = description.strip();
        unit = unit.strip();
        quantity = quantity.stripTrailingZeros();
        if (description.isEmpty()) throw new Refused("line-description-missing");
        if (description.codePoints().count() > LONGEST) throw new Refused("line-description-long", LONGEST);
        if (quantity.signum() <= 0) throw new Refused("line-quantity-not-positive");
        if (quantity.scale() > 3 || quantity.compareTo(MOST) > 0) throw new Refused("line-quantity-odd", quantity);
        Euros.checked(unitCents);
        Euros.checked(net(quantity, unitCents));
    }

    /** One thing at one price. */
    public static DocumentLine of(String description, long netCents, VatCategory vat) {
        return new DocumentLine(description, BigDecimal.ONE, "", netCents, vat);
    }

    /** Quantity times price, rounded once. */
    public long netCents() {
        return net(quantity, unitCents);
    }

    private static long net(BigDecimal quantity, long unitCents) {
        return quantity.multiply(BigDecimal.valueOf(unitCents))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
