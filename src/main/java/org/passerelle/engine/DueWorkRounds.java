package org.passerelle.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Does what is due beside the processes, once a minute, wherever the engine's jobs are worked on. */
@Component
class DueWorkRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DueWorkRounds.class);

    private final List<DueWork> works;
    private final boolean enabled;
    private volatile @Nullable ScheduledExecutorService thread;

    DueWorkRounds(ObjectProvider<DueWork> works, @Value("${camunda.bpm.job-execution.enabled:true}") boolean enabled) {
        this.works = works.orderedStream().toList();
        this.enabled = enabled;
    }

    Optional<Instant> nextDue() {
        return works.stream().flatMap(work -> work.nextDue().stream()).min(Instant::compareTo);
    }

    void runDue() {
        works.forEach(DueWork::runDue);
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    @Override
    public synchronized void start() {
        if (thread != null) return;
        var started = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "due-work"));
        started.scheduleWithFixedDelay(this::round, 20, 60, TimeUnit.SECONDS);
        thread = started;
    }

    /** What is in hand is finished. */
    @Override
    public synchronized void stop() {
        var running = thread;
        thread = null;
        if (running == null) return;
        running.shutdown();
        try {
            if (!running.awaitTermination(20, TimeUnit.SECONDS)) running.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Whatever happens to one must neither end the rounds nor hold the others up. */
    private void round() {
        for (var work : works) {
            try {
                work.runDue();
            } catch (RuntimeException e) {
                log.warn("Due work of {} failed", work.getClass().getSimpleName(), e);
            }
        }
    }
}
