package org.passerelle.sales;

import java.time.LocalDate;
import java.util.List;

/** What a programme says about selling, on a day: its dated rules. Provided by the application. */
public interface SalesTerms {

    int daysToPay(String caseNumber, LocalDate on);

    /** After how many days beyond the due date each reminder goes; empty when the programme sends none. */
    List<Integer> reminderDays(String caseNumber, LocalDate on);

    /** How long a client may take to answer a quote. */
    int quoteDays(String caseNumber, LocalDate on);

    /** How many days before its end a quote without answer is brought to mind; 0 for never. */
    int quoteReminderDays(String caseNumber, LocalDate on);

    /** Whether an advisor checks every quote before it goes to the client. */
    boolean checksQuotes(String caseNumber);
}
