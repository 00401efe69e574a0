package org.passerelle.letters;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the press every two seconds on a thread of its own, so that a slow mail server holds nothing else up. Scenarios and tests, which
 * move the clock, switch it off ({@code passerelle.letters.press: false}) and press by themselves; with {@code later} somebody starts it
 * by hand.
 */
@Component
@ConditionalOnProperty(name = "passerelle.letters.press", matchIfMissing = true)
public class PressRoom implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PressRoom.class);
    private static final int BATCH = 50;

    private final LetterPress press;
    private final boolean later;
    private volatile @Nullable ScheduledExecutorService thread;

    PressRoom(LetterPress press, @Value("${passerelle.letters.press:true}") String setting) {
        this.press = press;
        this.later = setting.equals("later");
    }

    @Override
    public boolean isAutoStartup() {
        return !later;
    }

    @Override
    public void start() {
        var thread = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "letter-press"));
        thread.execute(this::warmUp);
        thread.scheduleWithFixedDelay(this::run, 2, 2, TimeUnit.SECONDS);
        this.thread = thread;
    }

    @Override
    public void stop() {
        var thread = this.thread;
        this.thread = null;
        if (thread == null) return;
        thread.shutdown();
        try {
            // The letter in hand is finished; if it takes too long its transaction is undone and another press makes it
            // again.
            if (!thread.awaitTermination(20, TimeUnit.SECONDS)) thread.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void warmUp() {
        try {
            press.warmUp();
        } catch (RuntimeException e) {
            log.error("The press cannot print: {}", Failure.reasonOf(e));
        }
    }

    /** Whatever happens must not end the schedule. */
    private void run() {
        try {
            while (isRunning() && press.pressDue(BATCH) == BATCH) Thread.yield();
        } catch (RuntimeException e) {
            log.warn("The press pauses: {}", Failure.reasonOf(e));
        }
    }
}
