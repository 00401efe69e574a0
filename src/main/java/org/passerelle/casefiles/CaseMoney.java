package org.passerelle.casefiles;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.treasury.Treasury;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The money of a case as pages show it. */
@Component
public class CaseMoney {

    /** @param lastClosed null while no month is closed */
    public record Now(
            long balanceCents,
            long pendingCents,
            long toSettleCents,
            boolean settled,
            @Nullable YearMonth lastClosed,
            List<Invoice> openInvoices) {

        public long openCents() {
            return openInvoices.stream().mapToLong(Invoice::openCents).sum();
        }
    }

    public record Invoice(
            String number,
            String reference,
            String client,
            LocalDate issuedOn,
            LocalDate dueOn,
            long netCents,
            long grossCents,
            long openCents) {}

    private final Treasury treasury;
    private final JdbcClient jdbc;

    CaseMoney(Treasury treasury, JdbcClient jdbc) {
        this.treasury = treasury;
        this.jdbc = jdbc;
    }

    /** Nothing before a treasury is held. */
    public Optional<Now> now(String caseNumber) {
        if (!treasury.isOpen(caseNumber)) return Optional.empty();
        return Optional.of(new Now(
                treasury.balanceCents(caseNumber),
                treasury.pendingCents(caseNumber),
                treasury.toSettleCents(caseNumber),
                treasury.isSettled(caseNumber),
                treasury.lastClosedMonth(caseNumber).orElse(null),
                invoices(caseNumber).stream()
                        .filter(invoice -> invoice.openCents() > 0)
                        .toList()));
    }

    /** One statement for all invoices: their rates of VAT are of no use here. */
    public List<Invoice> invoices(String caseNumber) {
        return jdbc.sql("""
                        select i.year || '-' || lpad(i.sequence::text, 4, '0') as number, i.reference, c.name as client, i.issued_on,
                          i.due_on, i.net_cents, i.net_cents + i.vat_cents as gross_cents,
                          i.net_cents + i.vat_cents - i.credited_net_cents - i.credited_vat_cents - i.received_cents - i.written_off_cents
                            as open_cents
                        from sales_invoice i join sales_client c on c.id = i.client_id
                        where i.case_number = ? order by i.id desc""").param(caseNumber).query(Invoice.class).list();
    }
}
