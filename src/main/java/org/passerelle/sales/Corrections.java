package org.passerelle.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.passerelle.sales.Invoices.Change;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.ClientBooks;
import org.passerelle.treasury.Euros;
import org.passerelle.treasury.Vat;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What may follow a wrong or a lost invoice. It is never deleted: a credit note takes it back, a write-off gives it up. */
@Component
@Transactional
public class Corrections {

    private final Invoices invoices;
    private final CreditNotes notes;
    private final WriteOffs writeOffs;
    private final Payments payments;
    private final ClientBooks books;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Corrections(
            Invoices invoices,
            CreditNotes notes,
            WriteOffs writeOffs,
            Payments payments,
            ClientBooks books,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.notes = notes;
        this.writeOffs = writeOffs;
        this.payments = payments;
        this.books = books;
        this.clock = clock;
        this.events = events;
    }

    /** Takes back all that is left of an invoice. */
    public CreditNote creditWhole(long invoiceId, String reason, Actor actor) {
        var invoice = creditable(invoiceId);
        var soFar = notes.soFar(invoiceId);
        return credit(invoice, soFar.isEmpty() ? invoice.lines() : rest(invoice, soFar), reason, actor);
    }

    /** Takes back these lines, each of a rate that the invoice has and together no more than is left of it. */
    public CreditNote creditPart(long invoiceId, List<DocumentLine> lines, String reason, Actor actor) {
        return credit(creditable(invoiceId), lines, reason, actor);
    }

    private Invoice creditable(long invoiceId) {
        var invoice = invoices.lock(invoiceId).orElseThrow(() -> new Refused("invoice-unknown", invoiceId));
        if (invoice.writtenOffCents() > 0) throw new Refused("invoice-written-off", invoice.number());
        if (invoice.remainingNetCents() == 0) throw new Refused("invoice-credited-whole", invoice.number());
        return invoice;
    }

    private CreditNote credit(Invoice invoice, List<DocumentLine> lines, String reason, Actor actor) {
        if (reason.isBlank()) throw new Refused("reason-missing");
        var totals = creditTotals(invoice, Totals.of(lines), notes.soFar(invoice.id()));
        long remainingNet = invoice.remainingNetCents() - totals.netCents();
        long remainingGross = invoice.remainingGrossCents() - totals.grossCents();
        long kept = Math.min(invoice.receivedCents(), remainingGross);
        long owedBack = invoice.receivedCents() - kept;
        long share = NetShare.of(remainingNet, remainingGross, kept) - invoice.receivedNetCents();
        long id = notes.add(invoice, lines, totals, owedBack, reason.strip(), actor);
        invoices.mark(invoice, new Change(-owedBack, share, totals.netCents(), totals.vatCents(), 0));
        var today = clock.today();
        payments.addToBalance(
                invoice.client().id(), owedBack, "credited", invoice.caseNumber(), invoice.id(), today, actor);
        books.credit(
                invoice.caseNumber(),
                "credit-note/" + id,
                today,
                totals.netCents(),
                totals.vatCents(),
                owedBack,
                share,
                actor);
        events.publishEvent(new CreditNoteIssued(invoice.caseNumber(), id));
        return creditNote(id);
    }

    /** VAT of all that was credited at a rate is rounded once, so credit notes over the whole invoice take back its VAT to the cent. */
    private static Totals creditTotals(Invoice invoice, Totals asked, Map<VatCategory, Totals.VatShare> soFar) {
        var shares = new ArrayList<Totals.VatShare>();
        for (var share : asked.vat()) {
            var before = soFar.getOrDefault(share.category(), new Totals.VatShare(share.category(), 0, 0));
            long net = before.netCents() + share.netCents();
            long left = invoiced(invoice, share.category()) - before.netCents();
            if (share.netCents() > left) {
                throw new Refused("credit-more-than-left", invoice.number(), Euros.of(Math.max(0, left)));
            }
            long vat = Vat.cents(net, share.category().percent()) - before.vatCents();
            shares.add(new Totals.VatShare(share.category(), share.netCents(), vat));
        }
        return new Totals(shares);
    }

    private static long invoiced(Invoice invoice, VatCategory category) {
        return invoice.totals().vat().stream()
                .filter(share -> share.category() == category)
                .mapToLong(Totals.VatShare::netCents)
                .sum();
    }

    private static List<DocumentLine> rest(Invoice invoice, Map<VatCategory, Totals.VatShare> soFar) {
        var lines = new ArrayList<DocumentLine>();
        for (var share : invoice.totals().vat()) {
            var credited = soFar.get(share.category());
            long left = share.netCents() - (credited == null ? 0 : credited.netCents());
            if (left > 0) lines.add(DocumentLine.of(invoice.number(), left, share.category()));
        }
        return lines;
    }

    /**
     * Gives up what is open. Nothing enters the treasury; the VAT is claimed back from the state where the loss can be proved, and is
     * borne by the cooperative otherwise.
     */
    public WriteOff writeOff(long invoiceId, boolean vatReclaimed, String reason, Actor actor) {
        var invoice = invoices.lock(invoiceId).orElseThrow(() -> new Refused("invoice-unknown", invoiceId));
        if (reason.isBlank()) throw new Refused("reason-missing");
        if (invoice.paid()) throw new Refused("invoice-already-paid", invoice.reference());
        long id = writeOffs.add(invoice, vatReclaimed, reason.strip(), actor);
        return writeOffs.ofInvoice(invoiceId).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
    }

    public CreditNote creditNote(long id) {
        return notes.find(id).orElseThrow(() -> new Refused("credit-note-unknown", id));
    }

    public List<CreditNote> creditNotesOf(long invoiceId) {
        return notes.ofInvoice(invoiceId);
    }

    public List<WriteOff> writeOffsOf(long invoiceId) {
        return writeOffs.ofInvoice(invoiceId);
    }
}
