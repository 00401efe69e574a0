package org.passerelle.sales;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something owed to a client (+), or given back (−): {@code overpaid}, {@code credited}, {@code refunded}, {@code set-off}. */
public record ClientBalanceLine(
        long id,
        long cents,
        String kind,
        String caseNumber,
        @Nullable Long invoiceId,
        LocalDate happenedOn) {}
