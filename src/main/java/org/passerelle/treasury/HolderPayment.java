package org.passerelle.treasury;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a closed month owes to a holder.
 *
 * @param kind {@code allowance} or {@code settlement}
 * @param paidOn null while it is not paid
 */
public record HolderPayment(
        String caseNumber,
        String kind,
        String key,
        long cents,
        @Nullable LocalDate paidOn) {}
