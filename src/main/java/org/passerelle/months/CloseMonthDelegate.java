package org.passerelle.months;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.treasury.MonthEnd;
import org.springframework.stereotype.Component;

/** Block {@code ${closeMonth}}: closes the next cases of the month (T6). Sets {@code allClosed}; to be come back to until it is true. */
@Component("closeMonth")
class CloseMonthDelegate implements JavaDelegate {

    private final MonthEnd monthEnd;

    CloseMonthDelegate(MonthEnd monthEnd) {
        this.monthEnd = monthEnd;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = MonthKey.of(execution.getProcessBusinessKey());
        execution.setVariable("allClosed", !monthEnd.closeSome(key.cooperative(), key.month()));
    }
}
