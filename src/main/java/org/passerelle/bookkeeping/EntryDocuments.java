package org.passerelle.bookkeeping;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.months.MonthKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The documents behind entries: what an entry's source is called by people, and the page on which it is read. Two statements, however
 * many entries there are.
 */
@Repository
class EntryDocuments {

    /**
     * @param name such as a client with the number of an invoice, or what was bought; null where the kind of the entry says it all
     * @param path null where there is no page of it
     * @param staff whether the page is for staff alone
     */
    public record Document(@Nullable String name, @Nullable String path, boolean staff) {}

    private static final String SALES = """
            with asked as (
              select 'invoice/' || i.id as source, i.id as invoice from sales_invoice i where i.id = any(:invoice)
              union all select 'payment/' || p.id, p.invoice_id from sales_payment p where p.id = any(:payment)
              union all select 'credit-note/' || n.id, n.invoice_id from sales_credit_note n where n.id = any(:credit)
              union all select 'sale-write-off/' || w.id, w.invoice_id from sales_write_off w where w.id = any(:writeOff))
            select a.source, c.name || ', ' || i.reference || ' (' || i.year || '-' || lpad(i.sequence::text, 4, '0') || ')' as name,
              '/sales/' || i.case_number || '/invoices/' || i.id as path
            from asked a join sales_invoice i on i.id = a.invoice join sales_client c on c.id = i.client_id
            union all
            select 'client-refund/' || b.id, c.name, '/clients/' || c.id
            from sales_client_balance b join sales_client c on c.id = b.client_id where b.id = any(:refund)""";

    private static final String OUTLAYS = """
            with asked as (
              select 'expense/' || e.id as source, e.description as name, e.case_number, l.outlay_id
              from expenses_expense e left join expenses_outlay_line l on l.expense_id = e.id where e.id = any(:expense)
              union all select 'outlay/' || o.id, null, o.case_number, o.id from expenses_outlay o where o.id = any(:outlay))
            select a.source, coalesce(a.name, s.name || coalesce(', ' || o.number, '')) as name,
              coalesce('/outlays/' || a.outlay_id, '/cases/' || a.case_number || '#money') as path, a.outlay_id is null as staff
            from asked a left join expenses_outlay o on o.id = a.outlay_id left join expenses_supplier s on s.id = o.supplier_id""";

    private final JdbcClient jdbc;

    EntryDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By source. Of those that the close of a month made, the month. */
    Map<String, Document> of(String cooperative, Collection<String> sources) {
        var ids = new HashMap<String, Collection<Long>>();
        for (var source : sources) {
            var parts = source.split("/");
            if (parts.length > 1 && parts[1].matches("\\d{1,18}"))
                ids.computeIfAbsent(parts[0], kind -> new TreeSet<>()).add(Long.valueOf(parts[1]));
        }
        var found = new HashMap<String, Document>();
        if (ids.keySet().stream().anyMatch(kind -> !List.of("expense", "outlay").contains(kind))) {
            jdbc.sql(SALES)
                    .param("invoice", array(ids, "invoice"))
                    .param("payment", array(ids, "payment"))
                    .param("credit", array(ids, "credit-note"))
                    .param("writeOff", array(ids, "sale-write-off"))
                    .param("refund", array(ids, "client-refund"))
                    .query(row -> {
                        var path = row.getString("path");
                        found.put(
                                row.getString("source"),
                                new Document(row.getString("name"), path, path.startsWith("/clients/")));
                    });
        }
        if (ids.containsKey("expense") || ids.containsKey("outlay")) {
            jdbc.sql(OUTLAYS)
                    .param("expense", array(ids, "expense"))
                    .param("outlay", array(ids, "outlay"))
                    .query(row -> {
                        found.put(
                                row.getString("source"),
                                new Document(row.getString("name"), row.getString("path"), row.getBoolean("staff")));
                    });
        }
        var documents = new HashMap<String, Document>();
        for (var source : sources) {
            var document = found.get(start(source));
            documents.put(source, document == null ? otherwise(cooperative, source) : document);
        }
        return documents;
    }

    private static Document otherwise(String cooperative, String source) {
        var parts = source.split("/");
        var month = parts.length < 3
                ? null
                : MonthKey.read(cooperative + "/" + parts[2]).orElse(null);
        if (month != null) return new Document(null, month.path(), true);
        return new Document(null, parts.length == 2 || parts.length == 3 ? "/cases/" + parts[1] : null, true);
    }

    /** A source may have more behind it: the share of a credit note, that it was paid. */
    private static String start(String source) {
        var parts = source.split("/");
        return parts.length < 2 ? source : parts[0] + "/" + parts[1];
    }

    private static Long[] array(Map<String, Collection<Long>> ids, String kind) {
        return ids.getOrDefault(kind, List.of()).toArray(Long[]::new);
    }
}
