package org.passerelle.sales;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of documents and their totals per rate: three pairs of tables of one shape. */
@Component
class Lines {

    enum Of {
        QUOTE("sales_quote", "quote_id"),
        INVOICE("sales_invoice", "invoice_id"),
        CREDIT_NOTE("sales_credit_note", "credit_note_id");

        private final String table;
        private final String key;

        Of(String table, String key) {
            this.table = table;
            this.key = key;
        }
    }

    private final JdbcClient database;

    Lines(JdbcClient database) {
        this.database = database;
    }

    void add(Of kind, long document, List<DocumentLine> lines, Totals totals) {
        int number = 0;
        for (var line : lines) {
            database.sql(
                            "insert into %s_line (%s, line, description, quantity, unit, unit_cents, net_cents, vat_category)"
                                            .formatted(kind.table, kind.key)
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            document,
                            ++number,
                            line.description(),
                            line.quantity(),
                            line.unit(),
                            line.unitCents(),
                            line.netCents(),
                            line.vat().code())
                    .update();
        }
        for (var share : totals.vat()) {
            database.sql("insert into %s_vat (%s, vat_category, net_cents, vat_cents) values (?, ?, ?, ?)"
                            .formatted(kind.table, kind.key))
                    .params(document, share.category().code(), share.netCents(), share.vatCents())
                    .update();
        }
    }

    List<DocumentLine> of(Of kind, long document) {
        return database.sql(
                        "select description, quantity, unit, unit_cents, vat_category from %s_line where %s = ? order by line"
                                .formatted(kind.table, kind.key))
                .param(document)
                .query((row, i) -> new DocumentLine(
                        row.getString("description"),
                        row.getBigDecimal("quantity"),
                        row.getString("unit"),
                        row.getLong("unit_cents"),
                        VatCategory.of(row.getString("vat_category"))))
                .list();
    }

    Totals totals(Of kind, long document) {
        return new Totals(database
                .sql("select vat_category, net_cents, vat_cents from %s_vat where %s = ?"
                        .formatted(kind.table, kind.key))
                .param(document)
                .query((row, i) -> new Totals.VatShare(
                        VatCategory.of(row.getString("vat_category")),
                        row.getLong("net_cents"),
                        row.getLong("vat_cents")))
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(Totals.VatShare::category))
                .toList());
    }
}
