package org.passerelle.bookkeeping;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.passerelle.web.TableExport;

/** The lines of an account, as they are taken home. */
final class LineExport {

    static final String[] COLUMNS = {
        "entry", "date", "document-date", "case", "person", "kind", "document", "amount", "balance"
    };

    private LineExport() {}

    static TableExport of(
            TableExport table,
            List<AccountLines.Line> lines,
            EntryDocuments documents,
            String cooperative,
            Exports exports,
            Locale locale) {
        var named = documents.of(
                cooperative, lines.stream().map(AccountLines.Line::source).toList());
        for (var line : lines) {
            var balance = line.balanceCents();
            table.row(
                    line.entry(),
                    line.occurredOn(),
                    line.documentOn(),
                    line.caseNumber(),
                    line.caseNumber() == null ? null : line.person(),
                    exports.word("ledger.kind." + line.kind(), locale),
                    Objects.requireNonNull(named.get(line.source())).name(),
                    TableExport.euros(line.cents()),
                    balance == null ? null : TableExport.euros(balance));
        }
        return table;
    }
}
