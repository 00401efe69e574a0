package org.passerelle.sales;

import java.time.LocalDate;
import java.util.List;
import org.passerelle.sales.Invoices.Change;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.ClientBooks;
import org.passerelle.treasury.Euros;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The money of clients: paid in part, in full or too much; what is too much stays visible until it is given back or set off. */
@Component
@Transactional
public class Collecting {

    private final Invoices invoices;
    private final Payments payments;
    private final Clients clients;
    private final WriteOffs writeOffs;
    private final ClientBooks books;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Collecting(
            Invoices invoices,
            Payments payments,
            Clients clients,
            WriteOffs writeOffs,
            ClientBooks books,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.payments = payments;
        this.clients = clients;
        this.writeOffs = writeOffs;
        this.books = books;
        this.clock = clock;
        this.events = events;
    }

    /** T1: the treasury rises by the net share of what was received so far, less the share already taken. */
    public Payment receive(long invoiceId, Receipt receipt, Actor actor) {
        var invoice = locked(invoiceId);
        if (receipt.key() != null) {
            var known = payments.ofKey(receipt.key());
            if (known.isPresent()) return known.get();
        }
        var on = receipt.receivedOn() == null ? clock.today() : receipt.receivedOn();
        if (on.isAfter(clock.today())) throw new Refused("payment-in-the-future", on);
        // A client who pays what nobody hoped for any more: the invoice is open again first.
        if (writeOffs.takeBack(invoice, actor)) invoice = locked(invoiceId);
        long open = invoice.openCents();
        if (open == 0 && (receipt.cents() == null || !receipt.excessOwed())) {
            throw new Refused("invoice-already-paid", invoice.reference());
        }
        long cents = receipt.cents() == null ? open : Euros.checked(receipt.cents());
        if (cents > open && !receipt.excessOwed()) {
            throw new Refused("payment-more-than-open", invoice.reference(), Euros.of(open));
        }
        if (!receipt.sameAgain() && payments.hasSame(invoiceId, cents, on)) {
            throw new Refused("payment-same-again", Euros.of(cents), on);
        }
        return book(invoice, Math.min(cents, open), Math.max(0, cents - open), receipt, on, actor);
    }

    private Payment book(Invoice invoice, long gross, long excess, Receipt receipt, LocalDate on, Actor actor) {
        long net = share(invoice, gross);
        long id = payments.add(invoice, gross, net, excess, false, on, receipt.key(), actor);
        invoices.mark(invoice, Change.received(gross, net));
        payments.addToBalance(invoice.client().id(), excess, "overpaid", invoice.caseNumber(), invoice.id(), on, actor);
        books.receive(invoice.caseNumber(), "payment/" + id, on, gross, net, excess, actor);
        return done(invoice, id, gross, net, excess, false, on);
    }

    /** Pays an open invoice, as far as it goes, from what is owed to the client. */
    public Payment setOff(long invoiceId, Actor actor) {
        var client = clients.lock(invoices.find(invoiceId)
                .orElseThrow(() -> new Refused("invoice-unknown", invoiceId))
                .client()
                .id());
        var invoice = locked(invoiceId);
        if (invoice.paid()) throw new Refused("invoice-already-paid", invoice.reference());
        long gross = Math.min(invoice.openCents(), payments.owedTo(client.id()));
        if (gross <= 0) throw new Refused("client-owed-nothing", client.name());
        var today = clock.today();
        long net = share(invoice, gross);
        long id = payments.add(invoice, gross, net, 0, true, today, null, actor);
        invoices.mark(invoice, Change.received(gross, net));
        payments.addToBalance(client.id(), -gross, "set-off", invoice.caseNumber(), invoiceId, today, actor);
        books.setOff(invoice.caseNumber(), "payment/" + id, today, gross, net, actor);
        return done(invoice, id, gross, net, 0, true, today);
    }

    private Payment done(Invoice invoice, long id, long gross, long net, long excess, boolean setOff, LocalDate on) {
        boolean fullyPaid = gross == invoice.openCents();
        if (gross > 0) events.publishEvent(new PaymentReceived(invoice.caseNumber(), invoice.id(), fullyPaid));
        return new Payment(id, invoice.caseNumber(), invoice.id(), gross, net, excess, setOff, on, fullyPaid);
    }

    private static long share(Invoice invoice, long gross) {
        return NetShare.of(invoice.remainingNetCents(), invoice.remainingGrossCents(), invoice.receivedCents() + gross)
                - invoice.receivedNetCents();
    }

    /** Gives money back to a client who is owed it. */
    public void refund(long clientId, long cents, Actor actor) {
        var client = clients.lock(clientId);
        long owed = payments.owedTo(clientId);
        if (Euros.checked(cents) > owed) throw new Refused("refund-more-than-owed", client.name(), Euros.of(owed));
        var lines = payments.balanceOf(clientId);
        var last = lines.get(lines.size() - 1);
        var today = clock.today();
        payments.addToBalance(clientId, -cents, "refunded", last.caseNumber(), null, today, actor);
        var made = payments.balanceOf(clientId);
        books.refund(
                last.caseNumber(), "client-refund/" + made.get(made.size() - 1).id(), today, cents, actor);
    }

    public long owedTo(long clientId) {
        return payments.owedTo(clientId);
    }

    public List<Payment> ofInvoice(long invoiceId) {
        return payments.ofInvoice(invoiceId);
    }

    private Invoice locked(long id) {
        return invoices.lock(id).orElseThrow(() -> new Refused("invoice-unknown", id));
    }
}
