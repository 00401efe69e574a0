package org.passerelle.blocks;

import java.math.BigDecimal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Repayments;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${bookRepayment}}: what a holder paid back (the variable {@code received}), and whether the rest is given up ({@code givenUp}).
 * Sets {@code owedCents} to what is still owed.
 */
@Component("bookRepayment")
class BookRepaymentDelegate implements JavaDelegate {

    private final Repayments repayments;

    BookRepaymentDelegate(Repayments repayments) {
        this.repayments = repayments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        var received = execution.getVariable("received");
        boolean givenUp = Boolean.TRUE.equals(execution.getVariable("givenUp"));
        if (received == null && !givenUp) throw new Refused("repayment-nothing");
        if (received != null)
            repayments.receive(number, LetterMoney.cents(new BigDecimal(received.toString())), Actor.SYSTEM);
        if (givenUp) repayments.giveUp(number, Actor.SYSTEM);
        execution.setVariable("owedCents", repayments.owedCents(number));
        // The next payment is another one.
        execution.removeVariable("received");
        execution.removeVariable("givenUp");
    }
}
