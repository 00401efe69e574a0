package org.passerelle.treasury;

import java.time.LocalDate;
import java.util.List;
import org.passerelle.sales.SalesTerms;

/** Thirty days to pay, reminders after 7, 21 and 35, quotes for 30 days and brought to mind 5 days before. */
public class PlannedSales implements SalesTerms {

    @Override
    public int daysToPay(String caseNumber, LocalDate on) {
        return 30;
    }

    @Override
    public List<Integer> reminderDays(String caseNumber, LocalDate on) {
        return List.of(7, 21, 35);
    }

    @Override
    public int quoteDays(String caseNumber, LocalDate on) {
        return 30;
    }

    @Override
    public int quoteReminderDays(String caseNumber, LocalDate on) {
        return 5;
    }

    @Override
    public boolean checksQuotes(String caseNumber) {
        return false;
    }
}
