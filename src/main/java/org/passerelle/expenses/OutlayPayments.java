package org.passerelle.expenses;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Creditor;
import org.passerelle.treasury.Euros;
import org.passerelle.treasury.Treasury;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Booked outlays are paid in lists, one a cooperative and day: chosen, added up, transferred, marked as paid once. */
@Component
@Transactional
public class OutlayPayments {

    private static final String SELECT = "select * from expenses_payment_list ";

    private final JdbcClient database;
    private final OutlayRows rows;
    private final Treasury treasury;
    private final BusinessClock clock;

    OutlayPayments(JdbcClient database, OutlayRows rows, Treasury treasury, BusinessClock clock) {
        this.database = database;
        this.rows = rows;
        this.treasury = treasury;
        this.clock = clock;
    }

    /** What is due first comes first. */
    public List<Outlay> payable(String cooperative) {
        return rows.payable(cooperative);
    }

    /** Newest first. */
    public List<PaymentList> lists(String cooperative) {
        return database.sql(SELECT + "where cooperative = :cooperative order by id desc")
                .param("cooperative", cooperative)
                .query(this::list)
                .list();
    }

    public Optional<PaymentList> find(long id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(this::list)
                .optional();
    }

    public long make(String cooperative, Set<Long> chosen, Actor by) {
        if (chosen.isEmpty()) throw new Refused("payment-list-empty");
        rows.lock(chosen);
        var free = rows.payable(cooperative).stream()
                .filter(outlay -> chosen.contains(outlay.id()))
                .toList();
        if (free.size() < chosen.size()) throw new Refused("payment-elsewhere");
        refuseBelowZero(free);
        long list = database.sql("""
                        insert into expenses_payment_list (cooperative, made_at, made_by, made_by_name)
                        values (:cooperative, :at, :account, :name) returning id""")
                .param("cooperative", cooperative)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("name", by.name())
                .query(Long.class)
                .single();
        database.sql("update expenses_outlay set payment_list = :list where id in (:ids)")
                .param("list", list)
                .param("ids", chosen)
                .update();
        return list;
    }

    /** A credit note is set off against invoices of the same supplier; the bank transfers nothing below zero. */
    private static void refuseBelowZero(List<Outlay> chosen) {
        var totals = chosen.stream()
                .filter(outlay -> outlay.supplier() != null)
                .collect(Collectors.groupingBy(Outlay::supplier, Collectors.summingLong(Outlay::grossCents)));
        totals.forEach((supplier, total) -> {
            if (total < 0) throw new Refused("payment-list-negative", supplier.name(), Euros.of(total));
        });
    }

    /**
     * Takes a list back that was not transferred; what was on it can be paid with another.
     *
     * @param sure whether somebody has looked that the bank did not get its file
     */
    public void cancel(long id, boolean sure) {
        var list = locked(id);
        if (list.isPaid()) throw new Refused("payment-list-paid");
        if (list.isFileTaken() && !sure) throw new Refused("payment-file-taken");
        database.sql("update expenses_outlay set payment_list = null where payment_list = :id")
                .param("id", id)
                .update();
        database.sql("delete from expenses_payment_list where id = :id")
                .param("id", id)
                .update();
    }

    /** The bank has transferred it all. Saying so again changes nothing. */
    public void markPaid(long id, LocalDate on, Actor by) {
        if (on.isAfter(clock.today())) throw new Refused("transfer-in-the-future", on);
        var list = locked(id);
        if (list.isPaid()) return;
        for (var outlay : list.outlays()) {
            var creditor = outlay.kind().isClaim() ? Creditor.HOLDER : Creditor.SUPPLIER;
            treasury.payExpense(
                    outlay.caseNumber(), "outlay/" + outlay.id() + "/paid", on, outlay.grossCents(), creditor, by);
        }
        database.sql(
                        "update expenses_payment_list set paid_on = :on, paid_by = :account, paid_by_name = :name where id = :id")
                .param("on", on)
                .param("account", by.accountId())
                .param("name", by.name())
                .param("id", id)
                .update();
    }

    PaymentList locked(long id) {
        database.sql("select 1 from expenses_payment_list where id = :id for update")
                .param("id", id)
                .query()
                .listOfRows();
        return find(id).orElseThrow(() -> new Refused("payment-list-unknown"));
    }

    private PaymentList list(ResultSet row, int number) throws SQLException {
        return new PaymentList(
                row.getLong("id"),
                row.getString("cooperative"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by_name"),
                row.getObject("paid_on", LocalDate.class),
                row.getString("paid_by_name"),
                OutlayRows.instant(row, "file_taken_at"),
                row.getString("file_taken_by_name"),
                rows.inList(row.getLong("id")));
    }
}
