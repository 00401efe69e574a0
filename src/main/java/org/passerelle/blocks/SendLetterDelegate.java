package org.passerelle.blocks;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.passerelle.expenses.Outlays;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${sendLetter}}, fields {@code letter} and {@code about} (the facts of a meeting, may be absent): asks for a letter in the transaction of the step; its PDF and e-mail follow. The
 * answers of the task just completed ({@code step}) and the coded values of the process are among its facts.
 */
@Component("sendLetter")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class SendLetterDelegate implements JavaDelegate {

    private final CaseLetters letters;
    private final Sales sales;
    private final Outlays outlays;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression letter;

    private @Nullable Expression about;

    SendLetterDelegate(CaseLetters letters, Sales sales, Outlays outlays) {
        this.letters = letters;
        this.sales = sales;
        this.outlays = outlays;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = (String) letter.getValue(execution);
        var more = new HashMap<>(subject(execution));
        if (execution.getVariable("clearedCents") instanceof Number cents)
            more.put("cleared", cleared(execution, cents));
        if (about != null)
            more.putAll(letters.meeting(execution.getProcessBusinessKey(), (String) about.getValue(execution)));
        letters.send(
                execution.getProcessBusinessKey(),
                key,
                step(execution),
                more,
                key + "/" + execution.getActivityInstanceId(),
                Actor.SYSTEM);
    }

    private static Map<String, Object> step(DelegateExecution execution) {
        var step = new HashMap<String, Object>();
        var closedMonth = execution.getVariable("closedMonth");
        if (closedMonth != null) step.put("closedMonth", closedMonth);
        if (execution.getVariable("step") instanceof Map<?, ?> answers) {
            answers.forEach((name, value) -> {
                if (value != null) step.put(name.toString(), value);
            });
        }
        return step;
    }

    /** What was decided on a negative treasury. */
    private static Map<String, Object> cleared(DelegateExecution execution, Number cents) {
        return Map.of("cents", cents, "claimedBack", "claim-back".equals(execution.getVariable("decision")));
    }

    /** A letter sent while a quote or an outlay is checked is about that quote or outlay. */
    private Map<String, Object> subject(DelegateExecution execution) {
        if (execution.getVariable("outlayId") instanceof Number id) {
            return DocumentFacts.of(outlays.outlay(id.longValue()));
        }
        if (!(execution.getVariable("quoteId") instanceof Number id)) return Map.of();
        return DocumentFacts.of(sales.quote(id.longValue()));
    }
}
