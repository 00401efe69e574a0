package org.passerelle.blocks;

import java.time.YearMonth;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.expenses.Outlays;
import org.passerelle.treasury.CaseTerms;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${workOutBalance}}: sets the variable {@code balance} to {@code pay}, {@code negative}, {@code none} (nothing is to be
 * paid, the case is settled) or {@code later}: nothing is held now, and what the end of the last month will make of it is not known yet.
 */
@Component("workOutBalance")
class WorkOutBalanceDelegate implements JavaDelegate {

    private final Treasury treasury;
    private final Outlays outlays;
    private final CaseTerms terms;

    WorkOutBalanceDelegate(Treasury treasury, Outlays outlays, CaseTerms terms) {
        this.treasury = treasury;
        this.outlays = outlays;
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("balance", balance(execution.getProcessBusinessKey()));
    }

    private String balance(String caseNumber) {
        var lastDay = terms.lastDayOfTest(caseNumber);
        boolean closed = lastDay != null && treasury.isClosed(caseNumber, YearMonth.from(lastDay));
        long cents = closed ? treasury.toSettleCents(caseNumber) : treasury.balanceCents(caseNumber);
        if (cents > 0) return "pay";
        if (!closed && treasury.mayStillMove(caseNumber)) return "later";
        if (cents < 0) return "negative";
        if (!outlays.open(caseNumber).isEmpty()) return "later"; // what is handed in can still be booked
        treasury.settleWithNothing(caseNumber); // what comes later is paid out at once (T7)
        return "none";
    }
}
