package org.passerelle.months;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${beginMonthEnds}}: begins the close of the next month where that month is over and nobody has begun; in the cooperative
 * of the process, or in all when the process is about none.
 */
@Component("beginMonthEnds")
class BeginMonthEndsDelegate implements JavaDelegate {

    private final MonthDesk desk;
    private final Cooperatives cooperatives;

    BeginMonthEndsDelegate(MonthDesk desk, Cooperatives cooperatives) {
        this.desk = desk;
        this.cooperatives = cooperatives;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        var own = key == null ? null : MonthKey.of(key).cooperative();
        cooperatives.all().stream()
                .filter(one -> own == null || one.code().equals(own))
                .forEach(desk::beginDue);
    }
}
