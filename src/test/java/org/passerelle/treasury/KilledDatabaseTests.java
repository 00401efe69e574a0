package org.passerelle.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The power fails in the middle of a month end: the books are whole, and the same close, run again, ends as if nothing had been. */
class KilledDatabaseTests {

    private static final YearMonth MAY = YearMonth.of(2024, 5);
    private static final int CASES = 8;

    @TempDir
    Path folder;

    @Test
    void findsTheBooksWholeAfterAKillAndFinishesTheClose() throws Exception {
        var server = started();
        try (var application = application(server)) {
            prepare(application, "cut");
            prepare(application, "undisturbed");
            close(application, "undisturbed");
            var calls = new AtomicInteger();
            // Three cases are through, the next three are being worked on, and nothing of them is committed.
            application.getBean(PlannedTerms.class).beforeRate = caseNumber -> {
                if (calls.incrementAndGet() == 5) kill();
            };
            assertThat(catchThrowable(() -> close(application, "cut"))).isNotNull();
            assertThat(calls).hasValue(6);
        }
        closeQuietly(server);

        var restarted = started();
        try (var application = application(restarted)) {
            var database = application.getBean(JdbcClient.class);
            assertThat(Books.faults(database)).isEmpty();
            assertThat(monthStatus(database, "cut")).isEqualTo("closing");
            assertThat(closedCases(database, "cut")).isEqualTo(3);
            assertThat(toldCases(database, "cut")).isZero();
            planAgain(application, "cut");
            close(application, "cut");
            assertThat(monthStatus(database, "cut")).isEqualTo("closed");
            assertThat(Books.faults(database)).isEmpty();
            assertThat(books(database, "cut"))
                    .isEqualTo(books(database, "undisturbed"))
                    .isNotEmpty();
            assertThat(toldCases(database, "cut")).isEqualTo(CASES);
        } finally {
            restarted.close();
        }
    }

    @Test
    void tellsEachCaseOnceWhenTheTellingIsKilled() throws Exception {
        var server = started();
        try (var application = application(server)) {
            prepare(application, "cut");
            var calls = new AtomicInteger();
            // The fourth case hears of it, and what it heard is not committed.
            application.getBean(Heard.class).meanwhile = event -> {
                if (event instanceof MonthClosed && calls.incrementAndGet() == 4) kill();
            };
            assertThat(catchThrowable(() -> close(application, "cut"))).isNotNull();
        }
        closeQuietly(server);

        var restarted = started();
        try (var application = application(restarted)) {
            var database = application.getBean(JdbcClient.class);
            assertThat(monthStatus(database, "cut")).isEqualTo("closed");
            assertThat(toldCases(database, "cut")).isEqualTo(3);
            planAgain(application, "cut");
            close(application, "cut");
            assertThat(application.getBean(Heard.class).of(MonthClosed.class))
                    .extracting(MonthClosed::caseNumber)
                    .containsExactly("cut-3", "cut-4", "cut-5", "cut-6", "cut-7");
            assertThat(Books.faults(database)).isEmpty();
        } finally {
            restarted.close();
        }
    }

    private EmbeddedPostgres started() throws IOException {
        return EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    private static ConfigurableApplicationContext application(EmbeddedPostgres server) {
        return new SpringApplicationBuilder(MoneyConfiguration.class, PooledDatabase.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "--passerelle.treasury.cases-closed-at-once=3",
                        "--passerelle.treasury.cases-told-at-once=3");
    }

    /** SIGKILL for the server and everything it started, as a power cut would. */
    private void kill() {
        try {
            long pid = Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                    .get(0)
                    .strip());
            var postmaster = ProcessHandle.of(pid).orElseThrow();
            var all = new ArrayList<>(postmaster.descendants().toList());
            all.add(0, postmaster);
            all.forEach(ProcessHandle::destroyForcibly);
            for (var process : all) process.onExit().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void closeQuietly(EmbeddedPostgres killed) {
        try {
            killed.close();
        } catch (Exception expected) {
            // There is nothing left to stop.
        }
    }

    private static void prepare(ConfigurableApplicationContext application, String cooperative) {
        var clock = application.getBean(BusinessClock.class);
        clock.standAt(LocalDate.of(2024, 5, 10)
                .atTime(12, 0)
                .atZone(BusinessClock.ZONE)
                .toInstant());
        planAgain(application, cooperative);
        for (int i = 0; i < CASES; i++) {
            var caseNumber = cooperative + "-" + i;
            application.getBean(Treasury.class).open(caseNumber, cooperative, LocalDate.of(2024, 5, 1));
            var sales = application.getBean(Sales.class);
            sales.invoice(caseNumber, "S1", "Bistro Central", 1000_03L * (i + 1), 21, Actor.SYSTEM);
            sales.receivePayment(caseNumber, "S1", null, Actor.SYSTEM);
        }
        clock.standAt(LocalDate.of(2024, 6, 4)
                .atTime(12, 0)
                .atZone(BusinessClock.ZONE)
                .toInstant());
    }

    private static void planAgain(ConfigurableApplicationContext application, String cooperative) {
        var terms = application.getBean(PlannedTerms.class);
        for (int i = 0; i < CASES; i++) terms.plan(cooperative + "-" + i, LocalDate.of(2024, 5, 1));
        application
                .getBean(BusinessClock.class)
                .standAt(LocalDate.of(2024, 6, 4)
                        .atTime(12, 0)
                        .atZone(BusinessClock.ZONE)
                        .toInstant());
    }

    private static void close(ConfigurableApplicationContext application, String cooperative) {
        application.getBean(MonthEnd.class).close(cooperative, MAY, Actor.SYSTEM);
    }

    private static String monthStatus(JdbcClient database, String cooperative) {
        return database.sql("select status from treasury_cooperative_month where cooperative = :cooperative")
                .param("cooperative", cooperative)
                .query(String.class)
                .single();
    }

    private static int closedCases(JdbcClient database, String cooperative) {
        return database.sql("select count(*) from treasury_month where case_number like :prefix")
                .param("prefix", cooperative + "-%")
                .query(Integer.class)
                .single();
    }

    private static int toldCases(JdbcClient database, String cooperative) {
        return database.sql("select count(told_at) from treasury_month where case_number like :prefix")
                .param("prefix", cooperative + "-%")
                .query(Integer.class)
                .single();
    }

    /** All lines of a cooperative, without its name. */
    private static List<String> books(JdbcClient database, String cooperative) {
        return database.sql("""
                        select replace(concat_ws(' ', a.code, e.kind, e.occurred_on, p.cents), :cooperative, '') as line
                          from ledger.posting p join ledger.entry e on e.id = p.entry join ledger.account a on a.code = p.account
                         where a.cooperative = :cooperative order by 1""")
                .param("cooperative", cooperative)
                .query(String.class)
                .list();
    }
}
