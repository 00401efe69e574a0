package org.passerelle.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The payments of clients, and what the cooperatives owe them. */
@Component
class Payments {

    private static final String SELECT = """
            select p.id, p.invoice_id, p.gross_cents, p.net_cents, p.excess_cents, p.set_off, p.received_on, i.case_number,
                   i.received_cents + i.written_off_cents + i.credited_net_cents + i.credited_vat_cents = i.net_cents + i.vat_cents as paid
              from sales_payment p join sales_invoice i on i.id = p.invoice_id
            """;

    private final JdbcClient database;
    private final BusinessClock clock;

    Payments(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    long add(
            Invoice invoice,
            long grossCents,
            long netCents,
            long excessCents,
            boolean setOff,
            LocalDate receivedOn,
            @Nullable String key,
            Actor by) {
        return database.sql("""
                        insert into sales_payment (invoice_id, gross_cents, net_cents, excess_cents, set_off, received_on, idem_key,
                            recorded_at, by_account, by_role)
                        values (:invoice, :gross, :net, :excess, :setOff, :on, :key, :at, :account, :role) returning id""")
                .param("invoice", invoice.id())
                .param("gross", grossCents)
                .param("net", netCents)
                .param("excess", excessCents)
                .param("setOff", setOff)
                .param("on", receivedOn)
                .param("key", key)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("role", by.role())
                .query(Long.class)
                .single();
    }

    Optional<Payment> ofKey(String key) {
        return database.sql(SELECT + "where p.idem_key = ?")
                .param(key)
                .query(this::read)
                .optional();
    }

    boolean hasSame(long invoice, long cents, LocalDate on) {
        return database.sql("""
                        select exists (select 1 from sales_payment where invoice_id = ? and gross_cents + excess_cents = ?
                          and received_on = ? and not set_off)""").params(invoice, cents, on).query(Boolean.class).single();
    }

    List<Payment> ofInvoice(long invoice) {
        return database.sql(SELECT + "where p.invoice_id = ? order by p.id")
                .param(invoice)
                .query(this::read)
                .list();
    }

    void addToBalance(
            long client, long cents, String kind, String caseNumber, @Nullable Long invoice, LocalDate on, Actor by) {
        if (cents == 0) return;
        database.sql("""
                        insert into sales_client_balance (client_id, cents, kind, case_number, invoice_id, happened_on, recorded_at,
                            by_account, by_role)
                        values (:client, :cents, :kind, :case, :invoice, :on, :at, :account, :role)""")
                .param("client", client)
                .param("cents", cents)
                .param("kind", kind)
                .param("case", caseNumber)
                .param("invoice", invoice)
                .param("on", on)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("role", by.role())
                .update();
    }

    long owedTo(long client) {
        return database.sql("select coalesce(sum(cents), 0) from sales_client_balance where client_id = ?")
                .param(client)
                .query(Long.class)
                .single();
    }

    List<ClientBalanceLine> balanceOf(long client) {
        return database.sql("""
                        select id, cents, kind, case_number, invoice_id, happened_on from sales_client_balance
                         where client_id = ? order by id""").param(client).query(ClientBalanceLine.class).list();
    }

    private Payment read(ResultSet row, int i) throws SQLException {
        return new Payment(
                row.getLong("id"),
                row.getString("case_number"),
                row.getLong("invoice_id"),
                row.getLong("gross_cents"),
                row.getLong("net_cents"),
                row.getLong("excess_cents"),
                row.getBoolean("set_off"),
                row.getObject("received_on", LocalDate.class),
                row.getBoolean("paid"));
    }
}
