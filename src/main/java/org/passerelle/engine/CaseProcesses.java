package org.passerelle.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The processes of a case, found by its number (the business key). */
@Component
public class CaseProcesses {

    private final RuntimeService runtime;

    CaseProcesses(RuntimeService runtime) {
        this.runtime = runtime;
    }

    public void start(String process, String caseNumber) {
        runtime.startProcessInstanceByKey(process, caseNumber);
    }

    /** Tells every process of the case that waits for it; nobody waiting is no fault. */
    public void tell(String caseNumber, String message) {
        tell(caseNumber, message, Map.of());
    }

    public void tell(String caseNumber, String message, Map<String, Object> variables) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(caseNumber)
                .setVariablesToTriggeredScope(variables)
                .correlateAll();
    }
}
