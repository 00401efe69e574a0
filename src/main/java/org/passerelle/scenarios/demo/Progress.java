package org.passerelle.scenarios.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How far the demo is with getting ready: on the console, and for the page that people see meanwhile. */
@Component
@Profile("demo")
class Progress {

    private final PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final boolean terminal = System.console() != null;
    private volatile int percent;
    private volatile boolean ready;

    int percent() {
        return percent;
    }

    boolean isReady() {
        return ready;
    }

    void at(LocalDate first, LocalDate day, LocalDate last) {
        int now = (int) (100 * ChronoUnit.DAYS.between(first, day) / Math.max(1, ChronoUnit.DAYS.between(first, last)));
        if (now <= percent || !terminal && now / 10 == percent / 10) {
            percent = Math.max(now, percent);
            return;
        }
        percent = now;
        var bar = "#".repeat(now / 4) + ".".repeat(25 - now / 4);
        var line = "Filling the office  [%s] %3d %%  %s".formatted(bar, now, YearMonth.from(day));
        if (terminal) console.print("\r" + line);
        else console.println(line);
    }

    void ready(String message) {
        percent = 100;
        ready = true;
        if (terminal) console.println();
        console.println(message);
    }
}
