package org.passerelle.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Starts and stops the work on due jobs by hand, where {@code camunda.bpm.job-execution.enabled} is false: whoever moves the clock. */
@Component
public class JobExecution {

    private final ProcessEngine engine;
    private final DueWorkRounds rounds;
    private final JobLocks locks;

    JobExecution(ProcessEngine engine, DueWorkRounds rounds, JobLocks locks) {
        this.engine = engine;
        this.rounds = rounds;
        this.locks = locks;
    }

    public void start() {
        locks.start();
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .start();
        rounds.start();
    }

    /** Comes back when the jobs in hand are done. */
    public void stop() {
        rounds.stop();
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .shutdown();
        locks.stop();
    }
}
