package org.passerelle.expenses;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.CheckedNumbers;

/** Who sent an invoice to the cooperative. */
public record Supplier(long id, String name, @Nullable String enterpriseNumber) {

    /** The enterprise number as it is kept; one of another country as it was written, a Belgian one only when its check digits hold. */
    public static Optional<String> enterpriseNumber(String given) {
        var compact = CheckedNumbers.compact(given);
        if (compact.matches("(?!BE)[A-Z]{2}[A-Z0-9]{4,14}")) return Optional.of(compact);
        return CheckedNumbers.belgianEnterprise(compact);
    }
}
