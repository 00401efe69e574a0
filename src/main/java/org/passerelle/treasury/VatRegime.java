package org.passerelle.treasury;

import java.util.Locale;

/** How a holder with a business of the own stands to the VAT. */
public enum VatRegime {
    NORMAL,
    EXEMPT,
    REVERSE_CHARGE,
    NOT_APPLICABLE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static VatRegime of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
