package org.passerelle.blocks;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.cases.Cases;
import org.passerelle.expenses.Outlays;
import org.passerelle.people.People;
import org.passerelle.programmes.ProgrammeTexts;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${sendBackOutlay}}: the outlay of the variable {@code outlayId} goes back unbooked, because the route of the holder is
 * over. The reason is the programme's text {@code outlay.returned}, in the language of the holder, who reads it.
 */
@Component("sendBackOutlay")
class SendBackOutlayDelegate implements JavaDelegate {

    private final Outlays outlays;
    private final Cases cases;
    private final People people;
    private final ProgrammeTexts texts;

    SendBackOutlayDelegate(Outlays outlays, Cases cases, People people, ProgrammeTexts texts) {
        this.outlays = outlays;
        this.cases = cases;
        this.people = people;
        this.texts = texts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var projectCase = cases.byNumber(execution.getProcessBusinessKey());
        var language = people.person(projectCase.personId()).language();
        long outlay = ((Number) execution.getVariable("outlayId")).longValue();
        outlays.sendBack(outlay, texts.text(projectCase.programme(), language, "outlay.returned"));
    }
}
