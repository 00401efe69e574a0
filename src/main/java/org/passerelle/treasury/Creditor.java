package org.passerelle.treasury;

/** To whom an expense is owed: the supplier, or the holder who paid it out of the own pocket. */
public enum Creditor {
    SUPPLIER(AccountKind.PAYABLE_SUPPLIER),
    HOLDER(AccountKind.PAYABLE_HOLDER);

    private final AccountKind account;

    Creditor(AccountKind account) {
        this.account = account;
    }

    AccountKind account() {
        return account;
    }
}
