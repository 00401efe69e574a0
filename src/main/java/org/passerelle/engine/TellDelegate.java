package org.passerelle.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Block {@code ${tell}}, fields {@code message} and {@code with} (a variable set to true): tells the other processes of the case. */
@Component("tell")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class TellDelegate implements JavaDelegate {

    private final CaseProcesses processes;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression message;

    private @Nullable Expression with;

    TellDelegate(CaseProcesses processes) {
        this.processes = processes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> variables = with == null ? Map.of() : Map.of((String) with.getValue(execution), true);
        processes.tell(execution.getProcessBusinessKey(), (String) message.getValue(execution), variables);
    }
}
