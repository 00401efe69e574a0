package org.passerelle.treasury;

import java.util.Locale;

/** Why an entry was made. A reversing entry has the kind of the entry it reverses, so sums by kind come out right. */
enum EntryKind {
    SALE_INVOICED,
    SALE_RECEIVED,
    SALE_CREDITED,
    SALE_WRITTEN_OFF,
    CLIENT_REFUND,
    EXPENSE,
    CONTRIBUTION,
    ALLOWANCE,
    SETTLEMENT,
    WRITE_OFF,
    BANK_TRANSFER;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static EntryKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
