package org.passerelle.months;

import org.passerelle.engine.OfficeProcesses;
import org.passerelle.treasury.MonthClosedAtOnce;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A month that was closed in one call leaves its process nothing to do. */
@Component
class MonthWorkflow {

    private final OfficeProcesses processes;

    MonthWorkflow(OfficeProcesses processes) {
        this.processes = processes;
    }

    @EventListener
    void on(MonthClosedAtOnce event) {
        processes.tell(new MonthKey(event.cooperative(), event.month()).toString(), "MonthClosedOtherwise");
    }
}
