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
import org.passerelle.shared.CheckedNumbers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The invoices as they stand. */
@Component
class Invoices {

    private static final String SELECT =
            "select i.*, " + Clients.COLUMNS + " from sales_invoice i join sales_client c on c.id = i.client_id ";

    private final JdbcClient database;
    private final Lines lines;
    private final BusinessClock clock;

    Invoices(JdbcClient database, Lines lines, BusinessClock clock) {
        this.database = database;
        this.lines = lines;
        this.clock = clock;
    }

    /** The counter's row stays locked until the document is committed, or goes back with it: no gaps. */
    int nextSequence(String cooperative, String kind, int year) {
        return database.sql("""
                        insert into sales_counter (cooperative, kind, year, last_number) values (:cooperative, :kind, :year, 1)
                        on conflict (cooperative, kind, year) do update set last_number = sales_counter.last_number + 1
                        returning last_number""")
                .param("cooperative", cooperative)
                .param("kind", kind)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    boolean has(String caseNumber, String reference) {
        return find(caseNumber, reference, "").isPresent();
    }

    long add(
            String caseNumber,
            String cooperative,
            InvoiceRequest request,
            Totals totals,
            int sequence,
            LocalDate issuedOn,
            LocalDate dueOn,
            @Nullable LocalDate firstReminderOn,
            Actor by) {
        long id = database.sql("""
                        insert into sales_invoice (case_number, cooperative, client_id, reference, year, sequence, payment_reference,
                            order_number, quote_id, issued_on, due_on, net_cents, vat_cents, next_reminder_on,
                            issued_at, by_account, by_role)
                        values (:case, :cooperative, :client, :reference, :year, :sequence, :paymentReference,
                            :order, :quote, :issuedOn, :dueOn, :net, :vat, :reminder, :at, :account, :role) returning id""")
                .param("case", caseNumber)
                .param("cooperative", cooperative)
                .param("client", request.clientId())
                .param("reference", request.reference())
                .param("year", issuedOn.getYear())
                .param("sequence", sequence)
                // Year and number make ten digits, so a reference is used once in the cooperative.
                .param("paymentReference", CheckedNumbers.paymentReference(issuedOn.getYear() * 1_000_000L + sequence))
                .param("order", request.orderNumber())
                .param("quote", request.quoteId())
                .param("issuedOn", issuedOn)
                .param("dueOn", dueOn)
                .param("net", totals.netCents())
                .param("vat", totals.vatCents())
                .param("reminder", firstReminderOn)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("role", by.role())
                .query(Long.class)
                .single();
        lines.add(Lines.Of.INVOICE, id, request.lines(), totals);
        return id;
    }

    Optional<Invoice> find(long id) {
        return database.sql(SELECT + "where i.id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Locked, so that two payments of one invoice are counted one after the other. */
    Optional<Invoice> lock(long id) {
        return database.sql(SELECT + "where i.id = :id for update of i")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    Optional<Invoice> lock(String caseNumber, String reference) {
        return find(caseNumber, reference, "for update of i");
    }

    List<Invoice> ofCase(String caseNumber) {
        return database.sql(SELECT + "where i.case_number = :case order by i.id")
                .param("case", caseNumber)
                .query(this::read)
                .list();
    }

    List<Invoice> ofQuote(long quote) {
        return database.sql(SELECT + "where i.quote_id = :quote order by i.id")
                .param("quote", quote)
                .query(this::read)
                .list();
    }

    /** What changed beside the invoice: received, credited, written off. Reminders end when nothing is open any more. */
    void mark(Invoice invoice, Change change) {
        database.sql("""
                        update sales_invoice set received_cents = received_cents + :gross, received_net_cents = received_net_cents + :net,
                            credited_net_cents = credited_net_cents + :creditedNet, credited_vat_cents = credited_vat_cents + :creditedVat,
                            written_off_cents = written_off_cents + :writtenOff where id = :id""")
                .param("gross", change.receivedCents())
                .param("net", change.receivedNetCents())
                .param("creditedNet", change.creditedNetCents())
                .param("creditedVat", change.creditedVatCents())
                .param("writtenOff", change.writtenOffCents())
                .param("id", invoice.id())
                .update();
        database.sql("""
                        update sales_invoice set next_reminder_on = null
                         where id = :id and received_cents + written_off_cents + credited_net_cents + credited_vat_cents
                           = net_cents + vat_cents""").param("id", invoice.id()).update();
    }

    /** By how much each figure of an invoice moves. */
    record Change(
            long receivedCents,
            long receivedNetCents,
            long creditedNetCents,
            long creditedVatCents,
            long writtenOffCents) {

        static Change received(long gross, long net) {
            return new Change(gross, net, 0, 0, 0);
        }

        static Change writtenOff(long gross) {
            return new Change(0, 0, 0, 0, gross);
        }
    }

    void markReminders(long id, int level, @Nullable LocalDate next) {
        database.sql("update sales_invoice set reminder_level = ?, next_reminder_on = ? where id = ?")
                .params(level, next, id)
                .update();
    }

    void markRemindersPaused(long id, @Nullable String reason) {
        database.sql(
                        "update sales_invoice set reminders_paused_reason = :reason, reminders_paused_at = :at where id = :id")
                .param("reason", reason)
                .param("at", reason == null ? null : Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    private Optional<Invoice> find(String caseNumber, String reference, String lock) {
        return database.sql(SELECT + "where i.case_number = :case and i.reference = :reference " + lock)
                .param("case", caseNumber)
                .param("reference", reference)
                .query(this::read)
                .optional();
    }

    private Invoice read(ResultSet row, int i) throws SQLException {
        long id = row.getLong("id");
        return new Invoice(
                id,
                row.getString("case_number"),
                row.getString("cooperative"),
                row.getString("reference"),
                Clients.read(row),
                row.getInt("year"),
                row.getInt("sequence"),
                row.getString("payment_reference"),
                row.getString("order_number"),
                row.getObject("quote_id", Long.class),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getLong("net_cents"),
                row.getLong("vat_cents"),
                row.getLong("credited_net_cents"),
                row.getLong("credited_vat_cents"),
                row.getLong("received_cents"),
                row.getLong("received_net_cents"),
                row.getLong("written_off_cents"),
                row.getInt("reminder_level"),
                row.getObject("next_reminder_on", LocalDate.class),
                row.getString("reminders_paused_reason"),
                lines.of(Lines.Of.INVOICE, id),
                lines.totals(Lines.Of.INVOICE, id));
    }
}
