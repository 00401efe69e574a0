package org.passerelle.cases;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.shared.Actor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Block {@code ${writeNote}}, field {@code code}: writes in the time line what happened without anybody doing it. */
@Component("writeNote")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class WriteNoteDelegate implements JavaDelegate {

    private final Timeline timeline;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression code;

    WriteNoteDelegate(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void execute(DelegateExecution execution) {
        timeline.add(
                execution.getProcessBusinessKey(), "note", (String) code.getValue(execution), Map.of(), Actor.SYSTEM);
    }
}
