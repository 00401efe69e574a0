package org.passerelle.sales;

import java.sql.Timestamp;
import java.util.List;
import org.passerelle.sales.Invoices.Change;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.ClientBooks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Amounts given up, and given up no more. */
@Component
class WriteOffs {

    private final JdbcClient database;
    private final Invoices invoices;
    private final ClientBooks books;
    private final BusinessClock clock;

    WriteOffs(JdbcClient database, Invoices invoices, ClientBooks books, BusinessClock clock) {
        this.database = database;
        this.invoices = invoices;
        this.books = books;
        this.clock = clock;
    }

    long add(Invoice invoice, boolean vatReclaimed, String reason, Actor by) {
        long net = invoice.openNetCents();
        long vat = invoice.openCents() - net;
        var today = clock.today();
        long id = database.sql("""
                        insert into sales_write_off (invoice_id, net_cents, vat_cents, vat_reclaimed, reason, written_off_on,
                            recorded_at, by_account, by_role)
                        values (:invoice, :net, :vat, :reclaimed, :reason, :on, :at, :account, :role) returning id""")
                .param("invoice", invoice.id())
                .param("net", net)
                .param("vat", vat)
                .param("reclaimed", vatReclaimed)
                .param("reason", reason)
                .param("on", today)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("role", by.role())
                .query(Long.class)
                .single();
        invoices.mark(invoice, Change.writtenOff(net + vat));
        books.writeOff(invoice.caseNumber(), key(id), today, net, vat, vatReclaimed, by);
        return id;
    }

    /** @return whether there was a write-off to take back; the invoice must be read anew then */
    boolean takeBack(Invoice invoice, Actor by) {
        if (invoice.writtenOffCents() == 0) return false;
        long id = database.sql("""
                        update sales_write_off set taken_back_at = :at where invoice_id = :invoice and taken_back_at is null
                        returning id""")
                .param("at", Timestamp.from(clock.instant()))
                .param("invoice", invoice.id())
                .query(Long.class)
                .single();
        invoices.mark(invoice, Change.writtenOff(-invoice.writtenOffCents()));
        books.takeWriteOffBack(invoice.caseNumber(), key(id), clock.today(), by);
        return true;
    }

    List<WriteOff> ofInvoice(long invoice) {
        return database.sql("""
                        select id, invoice_id, net_cents, vat_cents, vat_reclaimed, reason, written_off_on,
                               taken_back_at is not null as taken_back
                          from sales_write_off where invoice_id = ? order by id""").param(invoice).query(WriteOff.class).list();
    }

    private static String key(long id) {
        return "sale-write-off/" + id;
    }
}
