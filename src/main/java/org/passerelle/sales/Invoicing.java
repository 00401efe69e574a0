package org.passerelle.sales;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Treasury;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issues invoices: from then on they have a number, are pending in the treasury (T1) and are never changed. */
@Component
@Transactional
public class Invoicing {

    private static final int LONGEST_DELAY = 120;

    private final Invoices invoices;
    private final Clients clients;
    private final Quotes quotes;
    private final Treasury treasury;
    private final SalesPermission permission;
    private final SalesTerms terms;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Invoicing(
            Invoices invoices,
            Clients clients,
            Quotes quotes,
            Treasury treasury,
            SalesPermission permission,
            SalesTerms terms,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.clients = clients;
        this.quotes = quotes;
        this.treasury = treasury;
        this.permission = permission;
        this.terms = terms;
        this.clock = clock;
        this.events = events;
    }

    public Invoice issue(String caseNumber, InvoiceRequest request, Actor actor) {
        permission.checkMayInvoice(caseNumber);
        var cooperative = treasury.cooperative(caseNumber);
        var totals = Totals.of(request.lines());
        var today = clock.today();
        // The counter first: it also keeps two invoices of the same reference apart.
        int sequence = invoices.nextSequence(cooperative, "invoice", today.getYear());
        if (invoices.has(caseNumber, request.reference())) {
            throw new Refused("invoice-reference-used", request.reference());
        }
        checkClient(cooperative, request.clientId(), totals);
        if (request.quoteId() != null) checkQuote(caseNumber, request.quoteId());
        var dueOn = today.plusDays(daysToPay(caseNumber, request.daysToPay(), today));
        var reminders = terms.reminderDays(caseNumber, today);
        var firstReminder = reminders.isEmpty() ? null : dueOn.plusDays(reminders.get(0));
        long id = invoices.add(caseNumber, cooperative, request, totals, sequence, today, dueOn, firstReminder, actor);
        treasury.invoiceSale(caseNumber, "invoice/" + id, today, totals.netCents(), totals.vatCents(), actor);
        events.publishEvent(new InvoiceIssued(caseNumber, id));
        return invoices.find(id).orElseThrow();
    }

    private int daysToPay(String caseNumber, @Nullable Integer asked, LocalDate today) {
        int days = asked == null ? terms.daysToPay(caseNumber, today) : asked;
        if (days < 0 || days > LONGEST_DELAY) throw new Refused("days-to-pay-odd", LONGEST_DELAY);
        return days;
    }

    /** Who takes the VAT over from the cooperative must be known by a VAT number. */
    void checkClient(String cooperative, long clientId, Totals totals) {
        var client = clients.find(clientId)
                .filter(found -> found.cooperative().equals(cooperative))
                .orElseThrow(() -> new Refused("client-unknown"));
        if (totals.has(VatCategory.REVERSE_CHARGE) && client.details().vatNumber() == null) {
            throw new Refused("reverse-charge-needs-vat-number", client.name());
        }
    }

    private void checkQuote(String caseNumber, long quoteId) {
        boolean accepted = quotes.find(quoteId)
                .filter(quote -> quote.caseNumber().equals(caseNumber) && quote.status() == QuoteStatus.ACCEPTED)
                .isPresent();
        if (!accepted) throw new Refused("quote-not-accepted");
    }

    public Invoice invoice(long id) {
        return invoices.find(id).orElseThrow(() -> new Refused("invoice-unknown", id));
    }

    public List<Invoice> ofCase(String caseNumber) {
        return invoices.ofCase(caseNumber);
    }

    /** What was made of a quote so far. */
    public List<Invoice> ofQuote(long quoteId) {
        return invoices.ofQuote(quoteId);
    }
}
