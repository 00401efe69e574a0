package org.passerelle.treasury;

import java.util.Arrays;
import java.util.Locale;

/** The accounts of a cooperative; some exist once per case. Debits are positive, credits negative. */
public enum AccountKind {
    RECEIVABLES(false, false),
    BANK(false, false),
    VAT_DUE(false, true),
    VAT_RECOVERABLE(false, false),
    PENDING_SALES(true, true),
    TREASURY(true, true),
    CONTRIBUTION_INCOME(false, true),
    PAYABLE_HOLDER(true, true),
    PAYABLE_SUPPLIER(false, true),
    PAYABLE_CLIENT(false, true),
    SUPPLIER_RECEIVABLES(false, false),
    HOLDER_RECEIVABLES(true, false),
    BORNE_LOSSES(false, false);

    private final boolean perCase;
    private final boolean credit;

    AccountKind(boolean perCase, boolean credit) {
        this.perCase = perCase;
        this.credit = credit;
    }

    public boolean perCase() {
        return perCase;
    }

    /** Whether it normally stands in credit: what is held for somebody, owed to somebody, or earned. */
    public boolean isCredit() {
        return credit;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static boolean isKnown(String code) {
        return Arrays.stream(values()).anyMatch(kind -> kind.code().equals(code));
    }

    public static AccountKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
