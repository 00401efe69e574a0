package org.passerelle.blocks;

import java.util.Map;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.sales.QuoteSubmitted;
import org.passerelle.treasury.MonthClosed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a case's processes what happens to its money, in the transaction in which it happens. */
@Component
class MoneyWorkflow {

    private final CaseProcesses processes;

    MoneyWorkflow(CaseProcesses processes) {
        this.processes = processes;
    }

    @EventListener
    void on(MonthClosed event) {
        processes.tell(event.caseNumber(), "MonthClosed", Map.of("closedMonth", event.month().toString()));
    }

    @EventListener
    void on(QuoteSubmitted event) {
        if (event.mustBeChecked()) processes.tell(event.caseNumber(), "QuoteSubmitted", Map.of("quoteId", event.quoteId()));
    }
}
