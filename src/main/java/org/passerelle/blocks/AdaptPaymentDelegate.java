package org.passerelle.blocks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.cases.CaseDates;
import org.passerelle.cases.CaseFacts;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${adaptPayment}}, field {@code until}: the name of the last day with the monthly allowance, after which the income that
 * was approved is paid (T5); empty when the allowance goes on.
 */
@Component("adaptPayment")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class AdaptPaymentDelegate implements JavaDelegate {

    static final String ALLOWANCE_UNTIL = "allowanceUntil";

    private final CaseDates dates;
    private final CaseFacts facts;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression until;

    AdaptPaymentDelegate(CaseDates dates, CaseFacts facts) {
        this.dates = dates;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        var name = (String) until.getValue(execution);
        facts.put(
                number,
                ALLOWANCE_UNTIL,
                name.isEmpty() ? null : dates.day(number, name).orElse(null));
    }
}
