package org.passerelle.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** T1: of the gross money received so far, the part that belongs to the treasury. */
final class NetShare {

    private NetShare() {}

    static long of(long netCents, long grossCents, long receivedCents) {
        if (grossCents == 0) return 0;
        return BigDecimal.valueOf(netCents)
                .multiply(BigDecimal.valueOf(receivedCents))
                .divide(BigDecimal.valueOf(grossCents), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
