package org.passerelle.months;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.treasury.HolderPayments;
import org.passerelle.treasury.MonthEnd;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${tellMonth}}: tells the processes of the next cases that their month is closed. Sets {@code allTold}; to be come back to
 * until it is true, and then {@code somethingOwed}: whether there are holders to pay.
 */
@Component("tellMonth")
class TellMonthDelegate implements JavaDelegate {

    private final MonthEnd monthEnd;
    private final HolderPayments payments;

    TellMonthDelegate(MonthEnd monthEnd, HolderPayments payments) {
        this.monthEnd = monthEnd;
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = MonthKey.of(execution.getProcessBusinessKey());
        boolean more = monthEnd.tellSome(key.cooperative(), key.month());
        execution.setVariable("allTold", !more);
        if (!more) execution.setVariable("somethingOwed", payments.isOwed(key.cooperative(), key.month()));
    }
}
