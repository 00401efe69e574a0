package org.passerelle.blocks;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.passerelle.expenses.Outlays;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.passerelle.treasury.Balances;
import org.passerelle.treasury.PaidBalance;
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
    private final Balances balances;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression letter;

    private @Nullable Expression about;

    SendLetterDelegate(CaseLetters letters, Sales sales, Outlays outlays, Balances balances) {
        this.letters = letters;
        this.sales = sales;
        this.outlays = outlays;
        this.balances = balances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = (String) letter.getValue(execution);
        var more = new HashMap<>(subject(execution));
        if (execution.getVariable("clearedCents") instanceof Number cents)
            more.put("cleared", cleared(execution, cents));
        if ("paid".equals(execution.getVariable("balance")) || "paid".equals(execution.getVariable("cleared")))
            balances.paid(execution.getProcessBusinessKey())
                    .ifPresent(paid -> more.put("settled", settled(execution, paid)));
        if (execution.getVariable("askedCents") instanceof Number cents) more.put("income", income(execution, cents));
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

    /** The monthly income that a holder asked for, and what was decided on it. */
    private static Map<String, Object> income(DelegateExecution execution, Number askedCents) {
        boolean approved = "approve".equals(execution.getVariable("decision"));
        var facts = LetterFacts.Facts.of().with("askedCents", askedCents).with("approved", approved);
        if (approved && execution.getVariable("income") != null) {
            var amount = new BigDecimal(String.valueOf(execution.getVariable("income")));
            facts.with("cents", LetterMoney.cents(amount));
        }
        return facts.map();
    }

    /** The balance as it was paid, and on what. */
    private Map<String, Object> settled(DelegateExecution execution, PaidBalance paid) {
        var facts = LetterFacts.Facts.of()
                .with("cents", paid.cents())
                .with("vatCents", paid.vatCents())
                .with("grossCents", paid.grossCents())
                .with("on", paid.paidOn());
        balances.document(execution.getProcessBusinessKey())
                .ifPresent(document ->
                        facts.with("reference", document.reference()).with("toPartner", document.toPartner()));
        return facts.map();
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
