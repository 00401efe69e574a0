package org.passerelle.expenses;

import java.time.LocalDate;

/**
 * An approved expense.
 *
 * @param datedOn the document's date; {@code bookedOn} lies in a month that was open (T6)
 * @param costCents what the treasury bears: net plus the VAT that is not deductible (T2)
 */
public record Expense(
        long id,
        String caseNumber,
        String description,
        LocalDate datedOn,
        LocalDate bookedOn,
        long netCents,
        int vatPercent,
        long vatCents,
        int vatDeductiblePercent,
        long costCents,
        boolean reversed) {}
