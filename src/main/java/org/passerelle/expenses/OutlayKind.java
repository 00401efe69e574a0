package org.passerelle.expenses;

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

    public static OutlayKind of(String code) {
        for (var kind : values()) if (kind.code.equals(code)) return kind;
        throw new IllegalArgumentException(code);
    }
}
