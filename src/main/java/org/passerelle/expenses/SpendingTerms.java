package org.passerelle.expenses;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** What the programme of a case says about spending. Provided by the application. */
public interface SpendingTerms {

    /** What may be bought, by code, with the share of its VAT in percent that may be deducted (T2). */
    Map<String, Integer> categories(String caseNumber);

    /** Euros a kilometre; zero when journeys are not paid. A month takes the rate in force on its first day (T8). */
    BigDecimal kilometreRate(String caseNumber, LocalDate on);
}
