package org.passerelle.blocks;

import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.expenses.Outlays;
import org.passerelle.shared.Actor;
import org.passerelle.treasury.CaseTerms;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${settleTreasury}}: pays out the balance (T7), refused until the month of the last day is closed and every outlay that was
 * handed in is decided. Sets the variable {@code balance} to {@code paid}, {@code none} or {@code negative}.
 */
@Component("settleTreasury")
class SettleTreasuryDelegate implements JavaDelegate {

    private final Treasury treasury;
    private final Outlays outlays;
    private final CaseTerms terms;

    SettleTreasuryDelegate(Treasury treasury, Outlays outlays, CaseTerms terms) {
        this.treasury = treasury;
        this.outlays = outlays;
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        outlays.refuseWhileOpen(number);
        // A negative treasury is only known for good when the month is closed: payBalance refuses before (T7).
        boolean negative = isLastMonthClosed(number) && treasury.toSettleCents(number) < 0;
        long paidCents = negative ? 0 : treasury.payBalance(number, Actor.SYSTEM);
        execution.setVariable("balance", negative ? "negative" : paidCents > 0 ? "paid" : "none");
    }

    private boolean isLastMonthClosed(String number) {
        var lastDay = terms.lastDayOfTest(number);
        return lastDay != null && treasury.isClosed(number, YearMonth.from(lastDay));
    }
}
