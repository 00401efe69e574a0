package org.passerelle.blocks;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.cases.Cases;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;

/** Block {@code ${openTreasury}}: the treasury of the case opens today in its cooperative. */
@Component("openTreasury")
class OpenTreasuryDelegate implements JavaDelegate {

    private final Treasury treasury;
    private final Cases cases;
    private final BusinessClock clock;

    OpenTreasuryDelegate(Treasury treasury, Cases cases, BusinessClock clock) {
        this.treasury = treasury;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        treasury.open(number, Objects.requireNonNull(cases.byNumber(number).cooperative()), clock.today());
    }
}
