package org.passerelle.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.passerelle.cases.CaseEvents;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Carries what happens to a case into its processes, in the transaction in which it happens. */
@Component
class CaseWorkflow {

    private final CaseProcesses processes;
    private final ProcessEngineConfigurationImpl engine;
    private final JdbcClient jdbc;

    CaseWorkflow(CaseProcesses processes, ProcessEngine engine, JdbcClient jdbc) {
        this.processes = processes;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.jdbc = jdbc;
    }

    @EventListener
    void on(CaseEvents.ApplicationReceived event) {
        processes.start(event.process(), event.caseNumber());
    }

    @EventListener
    void on(CaseEvents.CaseSuspended event) {
        processes.tell(event.caseNumber(), "Suspended");
    }

    @EventListener
    void on(CaseEvents.CaseResumed event) {
        processes.tell(event.caseNumber(), "Resumed");
    }

    @EventListener
    void on(CaseEvents.EndRequested event) {
        processes.tell(event.caseNumber(), "ExitRequested");
    }

    @EventListener
    void on(CaseEvents.ApplicationWithdrawn event) {
        processes.tell(event.caseNumber(), "Withdrawn");
    }

    @EventListener
    void on(CaseEvents.MeetingFixed event) {
        processes.tell(event.caseNumber(), "MeetingFixed");
    }

    /**
     * Works out the case's date timers again. Timers of a duration (fourteen days after a letter) keep the day they have: their job
     * definition says so. Done at the end of the transaction: the timers of a process that this very transaction began are written by
     * then, and not before. All in one command of the engine: what one timer has read (job, definition, execution) is there for the next.
     */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(CaseEvents.CaseDatesChanged event) {
        engine.getCommandExecutorTxRequired().execute(command -> {
            dateTimers(event.caseNumber())
                    .forEach(timer -> new RecalculateJobDuedateCmd(timer, false).execute(command));
            return null;
        });
    }

    private List<String> dateTimers(String caseNumber) {
        return jdbc.sql("""
                        select j.id_ from act_ru_job j
                        join act_ru_execution e on e.id_ = j.process_instance_id_
                        join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where e.business_key_ = ? and j.type_ = 'timer' and d.job_configuration_ not like 'DURATION:%'
                          and j.retries_ > 0""").param(caseNumber).query(String.class).list();
    }
}
