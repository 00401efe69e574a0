package org.passerelle.treasury;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import org.passerelle.shared.Refused;

/** Value added tax on an amount in cents, rounded HALF_UP. */
public final class Vat {

    /** The rates of the Belgian VAT code; not a rule of a programme. */
    private static final Set<Integer> RATES = Set.of(0, 6, 12, 21);

    /** Of services, such as a balance that is invoiced. */
    static final int STANDARD = 21;

    private Vat() {}

    public static int checkedRate(int percent) {
        if (!RATES.contains(percent)) throw new Refused("vat-rate-unknown", percent);
        return percent;
    }

    public static long cents(long netCents, int percent) {
        return share(netCents, percent);
    }

    /** The tax that is in an amount which includes it. */
    public static long within(long grossCents, int percent) {
        return BigDecimal.valueOf(grossCents)
                .multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(100L + percent), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** {@code percent} hundredths of an amount. */
    public static long share(long cents, int percent) {
        return BigDecimal.valueOf(cents)
                .multiply(BigDecimal.valueOf(percent, 2))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
