package org.passerelle.expenses;

import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or a credit note of a supplier as it is handed in.
 *
 * @param enterpriseNumber may be absent, as on the paper of a small foreign supplier
 * @param netCents by rate of VAT; above zero in a credit note, too
 * @param grossCents the total on the paper
 */
public record SupplierPaper(
        String supplier,
        @Nullable String enterpriseNumber,
        @Nullable String iban,
        String number,
        LocalDate datedOn,
        LocalDate dueOn,
        @Nullable String paymentReference,
        String description,
        String category,
        SortedMap<Integer, Long> netCents,
        long grossCents) {}
