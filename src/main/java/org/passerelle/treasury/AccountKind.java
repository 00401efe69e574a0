package org.passerelle.treasury;

import java.util.Locale;

/** The accounts of a cooperative; some exist once per case. Debits are positive, credits negative. */
enum AccountKind {
    RECEIVABLES(false),
    BANK(false),
    VAT_DUE(false),
    VAT_RECOVERABLE(false),
    PENDING_SALES(true),
    TREASURY(true),
    CONTRIBUTION_INCOME(false),
    PAYABLE_HOLDER(true),
    PAYABLE_SUPPLIER(false),
    PAYABLE_CLIENT(false),
    SUPPLIER_RECEIVABLES(false),
    HOLDER_RECEIVABLES(true),
    BORNE_LOSSES(false);

    private final boolean perCase;

    AccountKind(boolean perCase) {
        this.perCase = perCase;
    }

    boolean perCase() {
        return perCase;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
