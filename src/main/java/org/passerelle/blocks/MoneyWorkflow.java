package org.passerelle.blocks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.passerelle.cases.Cases;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.expenses.OutlaySubmitted;
import org.passerelle.programmes.Programmes;
import org.passerelle.sales.QuoteAccepted;
import org.passerelle.sales.QuoteClosed;
import org.passerelle.sales.QuoteStatus;
import org.passerelle.sales.QuoteSubmitted;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.MonthClosed;
import org.passerelle.treasury.Treasury;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a case's processes what happens to its money, in the transaction in which it happens. */
@Component
class MoneyWorkflow {

    private static final String LATE = "LateMonthClosed";

    private final CaseProcesses processes;
    private final Cases cases;
    private final Programmes programmes;
    private final Treasury treasury;
    private final JdbcClient jdbc;

    MoneyWorkflow(CaseProcesses processes, Cases cases, Programmes programmes, Treasury treasury, JdbcClient jdbc) {
        this.processes = processes;
        this.cases = cases;
        this.programmes = programmes;
        this.treasury = treasury;
        this.jdbc = jdbc;
    }

    /**
     * What comes after the settlement and needs somebody (costs that made the treasury negative, or anything at all once the route is
     * over and no process is left to hear of it) has a process of its own, {@code LateMonthClosed} in {@code begins}.
     *
     * <p>The case is locked first, as by whoever completes one of its tasks: the two wait for each other instead of stopping one another.
     */
    @EventListener
    void on(MonthClosed event) {
        jdbc.sql("select 1 from cases_case where number = ? for update")
                .param(event.caseNumber())
                .query()
                .listOfRows();
        var number = event.caseNumber();
        var projectCase = cases.byNumber(number);
        boolean over = programmes.programme(projectCase.programme()).isLast(projectCase.stage());
        Map<String, Object> month = Map.of("closedMonth", event.month().toString(), "routeOver", over);
        // One that runs hears of the month as well, and may end with it.
        boolean looksAfterIt = treasury.isSettled(number) && processes.isBegun(number, LATE);
        processes.tell(number, "MonthClosed", month);
        if (looksAfterIt || !treasury.isSettled(number)) return;
        boolean negative = treasury.isNegativeAfterSettlement(number);
        if (!negative && !over) return;
        var late = new HashMap<>(month);
        late.put("settledBalance", negative ? "negative" : "fine");
        processes.begin(number, LATE, late);
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

    /** An answer that comes when nobody waits for one any more, after the settlement, has a process of its own. */
    private void answered(String caseNumber, long quote, QuoteStatus status) {
        var variables = Map.<String, Object>of(
                "quoteId", quote, "quoteAnswer", status.name().toLowerCase(Locale.ROOT));
        if (processes.hear(caseNumber, "QuoteAnswered")) processes.tell(caseNumber, "QuoteAnswered", variables);
        else processes.begin(caseNumber, "QuoteAnswered", variables);
    }

    @EventListener
    void on(QuoteSubmitted event) {
        if (event.mustBeChecked())
            processes.tell(event.caseNumber(), "QuoteSubmitted", Map.of("quoteId", event.quoteId()));
    }
}
