package org.passerelle.treasury;

import java.math.BigDecimal;
import org.passerelle.shared.Refused;

/** Between amounts as people type them and the cents of the books. */
public final class Euros {

    private static final BigDecimal MOST = new BigDecimal("10000000");

    private Euros() {}

    /** An amount above zero, with at most two decimals, up to ten million. */
    public static long cents(BigDecimal euros) {
        if (euros.signum() <= 0) throw new Refused("amount-not-positive");
        if (euros.stripTrailingZeros().scale() > 2) throw new Refused("amount-decimals", euros);
        if (euros.compareTo(MOST) > 0) throw new Refused("amount-too-large", MOST);
        return euros.movePointRight(2).longValueExact();
    }

    public static BigDecimal of(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** The same limits for an amount that is in cents already. */
    public static long checked(long cents) {
        return cents(of(cents));
    }
}
