package org.passerelle.selling;

import org.passerelle.sales.SalesDraft;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposes a reference that the case has not used: D-2026-01 for a quote (devis), F-2026-01 for an invoice (facture, factuur). */
@Component
class NextReference {

    private final JdbcClient database;
    private final BusinessClock clock;

    NextReference(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    String next(String caseNumber, SalesDraft.Kind kind) {
        boolean quote = kind == SalesDraft.Kind.QUOTE;
        var used = database.sql("""
                        select reference from %s where case_number = :case
                        union select fields->'reference'->>0 from sales_draft where case_number = :case and kind = :kind""".formatted(quote ? "sales_quote" : "sales_invoice"))
                .param("case", caseNumber)
                .param("kind", kind.code())
                .query(String.class)
                .list();
        for (int n = 1; ; n++) {
            var reference =
                    "%s-%d-%02d".formatted(quote ? "D" : "F", clock.today().getYear(), n);
            if (!used.contains(reference)) return reference;
        }
    }
}
