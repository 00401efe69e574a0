package org.passerelle.blocks;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.BalanceDocument;
import org.passerelle.treasury.Balances;
import org.passerelle.treasury.CaseTerms;
import org.passerelle.treasury.Euros;
import org.passerelle.treasury.Treasury;
import org.passerelle.treasury.VatRegime;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${recordBalance}}: keeps on what the balance is paid (T7), from the answers {@code reference}, {@code enterpriseNumber},
 * {@code net}, {@code vatRegime} and {@code transferToPartner} of the task before. An invoice over another amount than the treasury holds is
 * refused as soon as that amount is final.
 */
@Component("recordBalance")
class RecordBalanceDelegate implements JavaDelegate {

    private final Balances balances;
    private final Treasury treasury;
    private final CaseTerms terms;

    RecordBalanceDelegate(Balances balances, Treasury treasury, CaseTerms terms) {
        this.balances = balances;
        this.treasury = treasury;
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        var answers = (Map<?, ?>) execution.getVariable("step");
        var net = text(answers, "net");
        var regime = text(answers, "vatRegime");
        var document = new BalanceDocument(
                String.valueOf(answers.get("reference")),
                text(answers, "enterpriseNumber"),
                net == null ? null : LetterMoney.cents(new BigDecimal(net)),
                regime == null ? null : VatRegime.of(regime),
                Boolean.TRUE.equals(answers.get("transferToPartner")));
        balances.record(number, document, Actor.SYSTEM);
        refuseAnotherAmount(number, document);
    }

    private void refuseAnotherAmount(String number, BalanceDocument document) {
        var lastDay = terms.lastDayOfTest(number);
        if (document.netCents() == null || lastDay == null) return;
        if (!treasury.isClosed(number, YearMonth.from(lastDay))) return;
        long held = treasury.toSettleCents(number);
        if (held != document.netCents()) {
            throw new Refused("balance-net-differs", Euros.of(held), Euros.of(document.netCents()));
        }
    }

    private static @Nullable String text(Map<?, ?> answers, String name) {
        var answer = answers.get(name);
        return answer == null ? null : answer.toString();
    }
}
