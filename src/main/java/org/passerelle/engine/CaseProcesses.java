package org.passerelle.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.passerelle.cases.Cases;
import org.passerelle.programmes.Programmes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The processes of a case, found by its number (the business key). */
@Component
public class CaseProcesses {

    private final RuntimeService runtime;
    private final Cases cases;
    private final Programmes programmes;
    private final JdbcClient jdbc;

    CaseProcesses(RuntimeService runtime, Cases cases, Programmes programmes, JdbcClient jdbc) {
        this.runtime = runtime;
        this.cases = cases;
        this.programmes = programmes;
        this.jdbc = jdbc;
    }

    /** Whether some process of the case waits for it: what nobody hears need not be offered. */
    public boolean hear(String caseNumber, String message) {
        return !jdbc.sql("""
                        select 1 from act_ru_event_subscr s join act_ru_execution e on e.id_ = s.proc_inst_id_
                        where e.business_key_ = ? and s.event_type_ = 'message' and s.event_name_ = ? limit 1""").params(caseNumber, message).query().listOfRows().isEmpty();
    }

    public void start(String process, String caseNumber) {
        runtime.startProcessInstanceByKey(process, caseNumber);
    }

    /**
     * Begins the process that the programme of the case names for this message ({@code begins}), whatever stage the case is in.
     *
     * @return false when the programme names none
     */
    public boolean begin(String caseNumber, String message, Map<String, Object> variables) {
        var process = programmes
                .programme(cases.byNumber(caseNumber).programme())
                .begins()
                .get(message);
        if (process == null) return false;
        runtime.startProcessInstanceByKey(process, caseNumber, variables);
        return true;
    }

    /** Whether what the programme names for this message runs for the case now. */
    public boolean isBegun(String caseNumber, String message) {
        var process = programmes
                .programme(cases.byNumber(caseNumber).programme())
                .begins()
                .get(message);
        return process != null
                && runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(caseNumber, process)
                                .count()
                        > 0;
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
