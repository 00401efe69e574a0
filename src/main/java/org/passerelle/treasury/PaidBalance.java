package org.passerelle.treasury;

import java.time.LocalDate;

/** The balance as it was paid (T7): what left the treasury, and the VAT that was paid with it and comes back from the state. */
public record PaidBalance(long cents, long vatCents, LocalDate paidOn) {

    public long grossCents() {
        return cents + vatCents;
    }
}
