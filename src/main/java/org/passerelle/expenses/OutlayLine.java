package org.passerelle.expenses;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.treasury.Vat;

/**
 * One purchase, or one journey, of an outlay. The amounts are there once it was handed in.
 *
 * @param typed what was typed while it was written
 * @param kilometres null for a purchase
 * @param accepted null until an advisor has looked at it
 * @param reason why it was refused
 * @param reasonBefore why the line that this one mends was refused
 * @param bookedOn another day than its own when its month was closed (T6); null before
 * @param reversed booked, and taken back before it was paid
 * @param documents ids of its receipts
 */
public record OutlayLine(
        long id,
        boolean journey,
        Map<String, String> typed,
        @Nullable LocalDate datedOn,
        @Nullable String description,
        @Nullable String category,
        long grossCents,
        int vatPercent,
        long vatCents,
        @Nullable Integer kilometres,
        @Nullable BigDecimal kilometreRate,
        int vatDeductiblePercent,
        @Nullable Boolean accepted,
        @Nullable String reason,
        @Nullable String reasonBefore,
        @Nullable Long expenseId,
        @Nullable LocalDate bookedOn,
        boolean reversed,
        List<Long> documents) {

    String subject() {
        return description != null ? description : typed.getOrDefault("description", "");
    }

    public long netCents() {
        return grossCents - vatCents;
    }

    /** What the treasury bears (T2). */
    public long costCents() {
        return netCents() + Vat.share(vatCents, 100 - vatDeductiblePercent);
    }

    public boolean isRefused() {
        return Boolean.FALSE.equals(accepted);
    }

    public boolean isAccepted() {
        return Boolean.TRUE.equals(accepted);
    }
}
