package org.passerelle.blocks;

import java.util.Locale;
import java.util.Map;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.expenses.OutlaySubmitted;
import org.passerelle.sales.QuoteAccepted;
import org.passerelle.sales.QuoteClosed;
import org.passerelle.sales.QuoteStatus;
import org.passerelle.sales.QuoteSubmitted;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.MonthClosed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a case's processes what happens to its money, in the transaction in which it happens. */
@Component
class MoneyWorkflow {

    private final CaseProcesses processes;
    private final JdbcClient jdbc;

    MoneyWorkflow(CaseProcesses processes, JdbcClient jdbc) {
        this.processes = processes;
        this.jdbc = jdbc;
    }

    /** The case first, as whoever completes one of its tasks does: the two wait for each other instead of stopping one another. */
    @EventListener
    void on(MonthClosed event) {
        jdbc.sql("select 1 from cases_case where number = ? for update")
                .param(event.caseNumber())
                .query()
                .listOfRows();
        processes.tell(
                event.caseNumber(),
                "MonthClosed",
                Map.of("closedMonth", event.month().toString()));
    }

    /** An outlay that nobody would ever look at is not taken. */
    @EventListener
    void on(OutlaySubmitted event) {
        boolean begun = processes.begin(event.caseNumber(), "OutlaySubmitted", Map.of("outlayId", event.outlayId()));
        if (!begun) throw new Refused("outlay-nobody-checks");
    }

    /** Whether the client said yes or no, or nothing until the last day. Whoever took a quote back knows it already. */
    @EventListener
    void on(QuoteAccepted event) {
        answered(event.caseNumber(), event.quoteId(), QuoteStatus.ACCEPTED);
    }

    @EventListener
    void on(QuoteClosed event) {
        if (event.status() != QuoteStatus.REVOKED) answered(event.caseNumber(), event.quoteId(), event.status());
    }

    private void answered(String caseNumber, long quote, QuoteStatus status) {
        var variables = Map.<String, Object>of(
                "quoteId", quote, "quoteAnswer", status.name().toLowerCase(Locale.ROOT));
        processes.tell(caseNumber, "QuoteAnswered", variables);
    }

    @EventListener
    void on(QuoteSubmitted event) {
        if (event.mustBeChecked())
            processes.tell(event.caseNumber(), "QuoteSubmitted", Map.of("quoteId", event.quoteId()));
    }
}
