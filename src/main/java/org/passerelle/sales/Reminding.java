package org.passerelle.sales;

import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminders of invoices that are overdue, up to three. Whatever ends the debt (payment, credit note, write-off) ends them; while they are
 * paused, for a client who contests an invoice or has agreed on a plan, none goes.
 */
@Component
@Transactional
public class Reminding {

    private final Invoices invoices;
    private final SalesTerms terms;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Reminding(Invoices invoices, SalesTerms terms, BusinessClock clock, ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.terms = terms;
        this.clock = clock;
        this.events = events;
    }

    /** The reminder that is due. The rules are those of today (T8 is about months: a reminder has none). */
    void whatIsDue(long id) {
        var invoice = locked(id);
        var today = clock.today();
        var days = terms.reminderDays(invoice.caseNumber(), today);
        int level = invoice.reminderLevel() + 1;
        if (invoice.paid() || invoice.remindersPaused() || level > days.size()) {
            invoices.markReminders(id, invoice.reminderLevel(), null);
            return;
        }
        var next = level < days.size() ? invoice.dueOn().plusDays(days.get(level)) : null;
        // After a pause the steps keep their distance: two reminders never go on one day.
        if (next != null && !next.isAfter(today)) next = today.plusDays(days.get(level) - days.get(level - 1));
        invoices.markReminders(id, level, next);
        events.publishEvent(new InvoiceOverdue(invoice.caseNumber(), id, level));
    }

    /** @param reason is shown beside the invoice */
    public void pause(long id, String reason, Actor actor) {
        var invoice = locked(id);
        if (reason.isBlank()) throw new Refused("reason-missing");
        if (invoice.paid()) throw new Refused("invoice-already-paid", invoice.number());
        invoices.markRemindersPaused(id, reason.strip());
        invoices.markReminders(id, invoice.reminderLevel(), null);
    }

    /** The next reminder goes on the day it would have gone, or tomorrow where that is past. */
    public void resume(long id, Actor actor) {
        var invoice = locked(id);
        if (!invoice.remindersPaused()) return;
        invoices.markRemindersPaused(id, null);
        var days = terms.reminderDays(invoice.caseNumber(), clock.today());
        if (invoice.paid() || invoice.reminderLevel() >= days.size()) return;
        var due = invoice.dueOn().plusDays(days.get(invoice.reminderLevel()));
        var tomorrow = clock.today().plusDays(1);
        invoices.markReminders(id, invoice.reminderLevel(), due.isBefore(tomorrow) ? tomorrow : due);
    }

    private Invoice locked(long id) {
        return invoices.lock(id).orElseThrow(() -> new Refused("invoice-unknown", id));
    }
}
