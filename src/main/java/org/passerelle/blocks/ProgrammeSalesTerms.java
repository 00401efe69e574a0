package org.passerelle.blocks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.passerelle.cases.Cases;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.sales.SalesTerms;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a programme says about selling: its dated rules {@code invoicePaymentDays}, {@code reminder1Days} to {@code reminder3Days},
 * {@code quoteValidDays}, {@code quoteReminderDays}. One that names none sends no reminders.
 */
@Component
class ProgrammeSalesTerms implements SalesTerms {

    private static final int LEVELS = 3;
    private static final int QUOTE_DAYS = 30;

    private final Cases cases;
    private final Programmes programmes;
    private final int daysToPay;

    ProgrammeSalesTerms(
            Cases cases, Programmes programmes, @Value("${passerelle.sales.days-to-pay:30}") int daysToPay) {
        this.cases = cases;
        this.programmes = programmes;
        this.daysToPay = daysToPay;
    }

    @Override
    public int daysToPay(String caseNumber, LocalDate on) {
        return rule(caseNumber, "invoicePaymentDays", on).orElse(daysToPay);
    }

    @Override
    public List<Integer> reminderDays(String caseNumber, LocalDate on) {
        var days = new ArrayList<Integer>();
        for (int level = 1; level <= LEVELS; level++) {
            var rule = rule(caseNumber, "reminder" + level + "Days", on);
            if (rule.isEmpty()) break;
            days.add(rule.getAsInt());
        }
        return days;
    }

    @Override
    public int quoteDays(String caseNumber, LocalDate on) {
        return rule(caseNumber, "quoteValidDays", on).orElse(QUOTE_DAYS);
    }

    @Override
    public int quoteReminderDays(String caseNumber, LocalDate on) {
        return rule(caseNumber, "quoteReminderDays", on).orElse(0);
    }

    @Override
    public boolean checksQuotes(String caseNumber) {
        return programme(caseNumber)
                .cooperative(cases.byNumber(caseNumber).cooperative())
                .map(Programme.Cooperative::checksQuotes)
                .orElse(false);
    }

    private OptionalInt rule(String caseNumber, String name, LocalDate on) {
        var value = programme(caseNumber).rulesOn(on).get(name);
        return value == null ? OptionalInt.empty() : OptionalInt.of(new BigDecimal(value.toString()).intValueExact());
    }

    private Programme programme(String caseNumber) {
        return programmes.programme(cases.byNumber(caseNumber).programme());
    }
}
