package org.passerelle.expenses;

import java.util.Optional;
import java.util.stream.Stream;

/** What a holder hands in: what was paid out of the own pocket, or a paper of a supplier in the cooperative's name. */
public enum OutlayKind {
    CLAIM("claim"),
    SUPPLIER_INVOICE("supplier-invoice"),
    SUPPLIER_CREDIT("supplier-credit");

    private final String code;

    OutlayKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean isClaim() {
        return this == CLAIM;
    }

    /** A credit note gives money back. */
    public int sign() {
        return this == SUPPLIER_CREDIT ? -1 : 1;
    }

    static OutlayKind of(String code) {
        return find(code).orElseThrow();
    }

    public static Optional<OutlayKind> find(String code) {
        return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
