package org.passerelle.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Starts and stops the work on due jobs by hand, where {@code camunda.bpm.job-execution.enabled} is false: whoever moves the clock. */
@Component
public class JobExecution {

    private final ProcessEngine engine;

    JobExecution(ProcessEngine engine) {
        this.engine = engine;
    }

    public void start() {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .start();
    }

    /** Comes back when the jobs in hand are done. */
    public void stop() {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .shutdown();
    }
}
