package org.passerelle.expenses;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payments that an accountant makes at the bank in one go; {@code paidOn} is null until they are made.
 *
 * @param fileTakenAt when the file for the bank was last taken, null before
 */
public record PaymentList(
        long id,
        String cooperative,
        Instant madeAt,
        String madeByName,
        @Nullable LocalDate paidOn,
        @Nullable String paidByName,
        @Nullable Instant fileTakenAt,
        @Nullable String fileTakenByName,
        List<Outlay> outlays) {

    public long totalCents() {
        return outlays.stream().mapToLong(Outlay::grossCents).sum();
    }

    public boolean isFileTaken() {
        return fileTakenAt != null;
    }

    public boolean isPaid() {
        return paidOn != null;
    }
}
