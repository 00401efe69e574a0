package org.passerelle.treasury;

import org.jspecify.annotations.Nullable;

/**
 * What a balance is paid on: the invoice of a holder who has a business now, or the income statement that the cooperative made (T7).
 *
 * @param reference the number of the invoice or of the statement
 * @param netCents as the invoice has it; null where it says nothing or where there is none
 * @param vatRegime null for an income statement
 * @param toPartner whether the partner gets the balance instead of the holder
 */
public record BalanceDocument(
        String reference,
        @Nullable String enterpriseNumber,
        @Nullable Long netCents,
        @Nullable VatRegime vatRegime,
        boolean toPartner) {

    /** What stands on the invoice beside {@code netCents}. */
    public long vatCents(long netCents) {
        return vatRegime == VatRegime.NORMAL ? Vat.cents(netCents, Vat.STANDARD) : 0;
    }

    /** What the cooperative declares itself, as owed and as deductible, when the VAT is shifted to it. */
    long shiftedVatCents(long netCents) {
        return vatRegime == VatRegime.REVERSE_CHARGE ? Vat.cents(netCents, Vat.STANDARD) : 0;
    }
}
