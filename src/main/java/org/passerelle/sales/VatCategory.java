package org.passerelle.sales;

import java.util.Arrays;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Vat;

/** How a line is taxed. Exempt and reverse charge are no rates: documents and the VAT return tell them apart from 0 %. */
public enum VatCategory {
    P21("21", 21),
    P12("12", 12),
    P6("6", 6),
    P0("0", 0),
    EXEMPT("exempt", 0),
    REVERSE_CHARGE("reverse-charge", 0);

    private final String code;
    private final int percent;

    VatCategory(String code, int percent) {
        this.code = code;
        this.percent = percent;
    }

    public String code() {
        return code;
    }

    public int percent() {
        return percent;
    }

    public static VatCategory of(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused("vat-rate-unknown", code));
    }

    /** The plain rate of that percentage. */
    public static VatCategory ofPercent(int percent) {
        return of(String.valueOf(Vat.checkedRate(percent)));
    }
}
