package org.passerelle.blocks;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.springframework.stereotype.Component;

/** Block {@code ${decideQuote}}: writes the advisor's {@code decision} (and reason) on the quote of the variable {@code quoteId}. */
@Component("decideQuote")
class DecideQuoteDelegate implements JavaDelegate {

    private final Sales sales;

    DecideQuoteDelegate(Sales sales) {
        this.sales = sales;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long quote = ((Number) execution.getVariable("quoteId")).longValue();
        if ("approve".equals(execution.getVariable("decision"))) {
            sales.approveQuote(quote, Actor.SYSTEM);
        } else {
            var step = (Map<?, ?>) execution.getVariable("step");
            sales.refuseQuote(quote, String.valueOf(step.get("reason")), Actor.SYSTEM);
        }
    }
}
