package org.passerelle.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The invoices and what was received for them. */
@Component
class Invoices {

    private static final String SELECT = """
            select i.*, c.code, c.name, c.enterprise_number from sales_invoice i join sales_client c on c.id = i.client_id
            """;

    private final JdbcClient database;
    private final BusinessClock clock;

    Invoices(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The counter's row stays locked until the invoice is committed, or goes back with it: no gaps. */
    int nextSequence(String cooperative, int year) {
        return database.sql("""
                        insert into sales_counter (cooperative, year, last_number) values (:cooperative, :year, 1)
                        on conflict (cooperative, year) do update set last_number = sales_counter.last_number + 1
                        returning last_number""")
                .param("cooperative", cooperative)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    boolean has(String caseNumber, String reference) {
        return find(caseNumber, reference, "").isPresent();
    }

    long add(InvoiceDraft draft, Actor by) {
        long id = database.sql("""
                        insert into sales_invoice (case_number, cooperative, client_id, reference, year, sequence, payment_reference,
                            issued_on, due_on, net_cents, vat_cents, issued_at, by_account, by_role)
                        values (:case, :cooperative, :client, :reference, :year, :sequence, :paymentReference,
                            :issuedOn, :dueOn, :net, :vat, :at, :account, :role) returning id""")
                .param("case", draft.caseNumber())
                .param("cooperative", draft.cooperative())
                .param("client", draft.clientId())
                .param("reference", draft.reference())
                .param("year", draft.issuedOn().getYear())
                .param("sequence", draft.sequence())
                .param("paymentReference", draft.paymentReference())
                .param("issuedOn", draft.issuedOn())
                .param("dueOn", draft.dueOn())
                .param("net", draft.netCents())
                .param("vat", draft.vatCents())
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("role", by.role())
                .query(Long.class)
                .single();
        addLines(id, draft);
        return id;
    }

    private void addLines(long id, InvoiceDraft draft) {
        int line = 0;
        for (var each : draft.lines()) {
            database.sql(
                            "insert into sales_invoice_line (invoice_id, line, net_cents, vat_percent) values (?, ?, ?, ?)")
                    .params(id, ++line, each.netCents(), each.vatPercent())
                    .update();
        }
        for (var share : draft.vat()) {
            database.sql(
                            "insert into sales_invoice_vat (invoice_id, vat_percent, net_cents, vat_cents) values (?, ?, ?, ?)")
                    .params(id, share.percent(), share.netCents(), share.vatCents())
                    .update();
        }
    }

    Optional<Invoice> find(long id) {
        return database.sql(SELECT + "where i.id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Locked, so that two payments of one invoice are counted one after the other. */
    Optional<Invoice> lock(String caseNumber, String reference) {
        return find(caseNumber, reference, "for update of i");
    }

    List<Invoice> ofCase(String caseNumber) {
        return database.sql(SELECT + "where i.case_number = :case order by i.id")
                .param("case", caseNumber)
                .query(this::read)
                .list();
    }

    long addPayment(long invoice, long grossCents, long netCents, LocalDate receivedOn, Actor by) {
        database.sql("""
                        update sales_invoice set received_cents = received_cents + :gross,
                            received_net_cents = received_net_cents + :net where id = :invoice""")
                .param("gross", grossCents)
                .param("net", netCents)
                .param("invoice", invoice)
                .update();
        return database.sql("""
                        insert into sales_payment (invoice_id, gross_cents, net_cents, received_on, recorded_at, by_account, by_role)
                        values (:invoice, :gross, :net, :on, :at, :account, :role) returning id""")
                .param("gross", grossCents)
                .param("net", netCents)
                .param("invoice", invoice)
                .param("on", receivedOn)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("role", by.role())
                .query(Long.class)
                .single();
    }

    private Optional<Invoice> find(String caseNumber, String reference, String lock) {
        return database.sql(SELECT + "where i.case_number = :case and i.reference = :reference " + lock)
                .param("case", caseNumber)
                .param("reference", reference)
                .query(this::read)
                .optional();
    }

    private Invoice read(ResultSet row, int i) throws SQLException {
        return new Invoice(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("cooperative"),
                row.getString("reference"),
                Clients.read(row),
                row.getInt("year"),
                row.getInt("sequence"),
                row.getString("payment_reference"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getLong("net_cents"),
                row.getLong("vat_cents"),
                row.getLong("received_cents"),
                row.getLong("received_net_cents"),
                vatOf(row.getLong("id")));
    }

    private List<Invoice.VatShare> vatOf(long invoice) {
        return database.sql("""
                        select vat_percent as percent, net_cents, vat_cents from sales_invoice_vat
                         where invoice_id = :invoice order by vat_percent""")
                .param("invoice", invoice)
                .query(Invoice.VatShare.class)
                .list();
    }
}
