package org.passerelle.blocks;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.sales.Quoting;
import org.passerelle.shared.Actor;
import org.springframework.stereotype.Component;

/** Block {@code ${decideQuote}}: writes the advisor's {@code decision} (and reason) on the quote of the variable {@code quoteId}. */
@Component("decideQuote")
class DecideQuoteDelegate implements JavaDelegate {

    private final Quoting quoting;

    DecideQuoteDelegate(Quoting quoting) {
        this.quoting = quoting;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long quote = ((Number) execution.getVariable("quoteId")).longValue();
        if ("approve".equals(execution.getVariable("decision"))) {
            quoting.approve(quote, Actor.SYSTEM);
        } else {
            var step = (Map<?, ?>) execution.getVariable("step");
            quoting.refuse(quote, String.valueOf(step.get("reason")), Actor.SYSTEM);
        }
    }
}
