package org.passerelle.treasury;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why an entry was made. A reversing entry has the kind of the entry it reverses, so sums by kind come out right. */
public enum EntryKind {
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

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(EntryKind::code).toList();
    }

    public static boolean isKnown(String code) {
        return codes().contains(code);
    }

    static EntryKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
