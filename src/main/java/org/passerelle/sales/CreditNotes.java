package org.passerelle.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The credit notes, in a series of numbers of their own. */
@Component
class CreditNotes {

    private final JdbcClient database;
    private final Invoices invoices;
    private final Lines lines;
    private final BusinessClock clock;

    CreditNotes(JdbcClient database, Invoices invoices, Lines lines, BusinessClock clock) {
        this.database = database;
        this.invoices = invoices;
        this.lines = lines;
        this.clock = clock;
    }

    long add(Invoice invoice, List<DocumentLine> credited, Totals totals, long owedBackCents, String reason, Actor by) {
        var today = clock.today();
        long id = database.sql("""
                        insert into sales_credit_note (invoice_id, case_number, cooperative, year, sequence, issued_on, net_cents,
                            vat_cents, reason, owed_back_cents, issued_at, by_account, by_role)
                        values (:invoice, :case, :cooperative, :year, :sequence, :on, :net, :vat, :reason, :owed,
                            :at, :account, :role) returning id""")
                .param("invoice", invoice.id())
                .param("case", invoice.caseNumber())
                .param("cooperative", invoice.cooperative())
                .param("year", today.getYear())
                .param("sequence", invoices.nextSequence(invoice.cooperative(), "credit-note", today.getYear()))
                .param("on", today)
                .param("net", totals.netCents())
                .param("vat", totals.vatCents())
                .param("reason", reason)
                .param("owed", owedBackCents)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("role", by.role())
                .query(Long.class)
                .single();
        lines.add(Lines.Of.CREDIT_NOTE, id, credited, totals);
        return id;
    }

    /** What was credited of an invoice so far, by rate. */
    Map<VatCategory, Totals.VatShare> soFar(long invoice) {
        var shares = new EnumMap<VatCategory, Totals.VatShare>(VatCategory.class);
        database.sql("""
                        select v.vat_category, sum(v.net_cents) as net_cents, sum(v.vat_cents) as vat_cents
                          from sales_credit_note_vat v join sales_credit_note n on n.id = v.credit_note_id
                         where n.invoice_id = ? group by 1""").param(invoice).query(row -> {
            var category = VatCategory.of(row.getString("vat_category"));
            shares.put(category, new Totals.VatShare(category, row.getLong("net_cents"), row.getLong("vat_cents")));
        });
        return shares;
    }

    Optional<CreditNote> find(long id) {
        return database.sql("select * from sales_credit_note where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    List<CreditNote> ofInvoice(long invoice) {
        return database.sql("select * from sales_credit_note where invoice_id = ? order by id")
                .param(invoice)
                .query(this::read)
                .list();
    }

    private CreditNote read(ResultSet row, int i) throws SQLException {
        long id = row.getLong("id");
        return new CreditNote(
                id,
                row.getLong("invoice_id"),
                row.getString("case_number"),
                row.getString("cooperative"),
                row.getInt("year"),
                row.getInt("sequence"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("reason"),
                row.getLong("owed_back_cents"),
                lines.of(Lines.Of.CREDIT_NOTE, id),
                lines.totals(Lines.Of.CREDIT_NOTE, id));
    }
}
