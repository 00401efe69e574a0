package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.Books;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The application itself, started as an office starts it, and killed without a word while it completes tasks, fires timers, posts letters
 * and closes a month. Started again on the same folder it stops the database server that was left behind and goes on: what it had answered is
 * done, nothing is done by half, and nothing twice.
 */
@Tag("nightly")
class KilledApplicationTests {

    private static final int APPLICANTS = 12;
    private static final int IN_TEST = 3;
    private static final int DONE_BEFORE_THE_KILL = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

    @TempDir
    Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final LocalDate today = LocalDate.now(BusinessClock.ZONE);
    /** One month end and one meeting have come since: what falls due several times while no machine runs is asked for once. */
    private final LocalDate firstDay = today.minusMonths(1).withDayOfMonth(1);

    private final HttpClient anybody = HttpClient.newHttpClient();
    private final Map<String, String> invitations = new LinkedHashMap<>();
    private final List<String> tests = new ArrayList<>();
    private @Nullable Process application;
    private int port;

    @AfterEach
    void leaveNothingRunning() throws Exception {
        if (application != null) stop(application);
        mail.stop();
    }

    @Test
    void goesOnWhereItWasKilled() throws Exception {
        mail.start();
        prepare();

        application = started("first.log");
        var answered = ConcurrentHashMap.<String>newKeySet();
        var work = CompletableFuture.runAsync(() -> inviteEverybody(answered));
        await("tasks completed", () -> answered.size() >= DONE_BEFORE_THE_KILL);
        var closing = CompletableFuture.runAsync(this::closeMonth);
        await("the first treasury of the month closed", () -> count("select count(*) from treasury_month") > 0);
        long server = postmaster();
        application.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        CompletableFuture.allOf(work, closing).exceptionally(cut -> null).get(30, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(server))
                .as("the database server survives its application")
                .isPresent();
        assertThat(answered.size()).isLessThan(APPLICANTS);

        application = started("second.log");
        assertThat(ProcessHandle.of(server).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(Files.readString(folder.resolve("second.log"))).contains("that a killed Passerelle left behind");
        nothingIsDoneByHalf(answered);

        inviteEverybody(answered);
        closeMonth();
        assertThat(answered).hasSize(APPLICANTS);
        await("letters and timers", this::allQuiet);
        await("the month closed", () -> count("select count(*) from treasury_month") == IN_TEST);
        nothingIsDoneByHalf(answered);
        nothingIsDoneTwice();
    }

    /** In this JVM, on the virtual clock, up to the first of last month; from then on the timers are due. */
    private void prepare() {
        var office = new SpringApplicationBuilder(Passerelle.class)
                .run(
                        "--passerelle.data=" + folder.resolve("data"),
                        "--server.port=0",
                        "--passerelle.letters.press=false",
                        "--camunda.bpm.job-execution.enabled=false");
        try {
            var play = office.getBean(PlayedCases.class);
            play.begin(firstDay.toString());
            for (int i = 0; i < IN_TEST; i++) {
                var number = play.inTest("Zoé" + (char) ('a' + i), "Lambert", "Atelier de couture");
                play.sold(number, "F1", 1200);
                tests.add(number);
            }
            for (int i = 0; i < APPLICANTS; i++) {
                var number = play.applied("Karim" + (char) ('a' + i), "El Amrani", "Réparation de vélos");
                invitations.put(number, play.task(number, "InviteToInfoSession").id());
            }
            var accounts = office.getBean(TestAccounts.class);
            accounts.staff("Nadia Peeters", "Advisor", "jobyourself");
            accounts.staff("Ilse Claes", "Accountant", "jobyourself");
            accounts.staff("Luc Wouters", "Coordinator", "jobyourself");
        } finally {
            office.getBean(BusinessClock.class).runAhead(Duration.ZERO);
            office.close();
        }
    }

    private Process started(String log) throws Exception {
        port = freePort();
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx700m",
                "-cp",
                classes(),
                Passerelle.class.getName(),
                "serve",
                "--passerelle.data=" + folder.resolve("data"),
                "--server.port=" + port,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getPort(),
                // Three treasuries are three chunks, so that the kill comes between them.
                "--passerelle.treasury.cases-closed-at-once=1");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
        await("start, see " + log, () -> {
            assertThat(process.isAlive()).as(() -> read(folder.resolve(log))).isTrue();
            return answers("/actuator/health");
        });
        return process;
    }

    /** As shipped: without the tests and what they set. */
    private static String classes() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void inviteEverybody(java.util.Set<String> answered) {
        var advisor = new Browser("nadia.peeters@example.be");
        for (var invitation : invitations.entrySet()) {
            if (answered.contains(invitation.getKey())) continue;
            var path = "/tasks/" + invitation.getValue();
            var page = advisor.get(path);
            // Done before the kill, although the answer did not come through any more.
            boolean done = !page.contains("name=\"sessionOn\"");
            if (done
                    || advisor.post(
                                    path,
                                    page,
                                    Map.of("sessionOn", today.plusDays(7).toString()))
                            .endsWith("/tasks")) {
                answered.add(invitation.getKey());
            }
        }
    }

    /** Each step that is still open: what the killed application had recorded is not asked for again. */
    private void closeMonth() {
        var path = "/months/bruxelles-emergences/" + firstDay.toString().substring(0, 7);
        var accountant = new Browser("ilse.claes@example.be");
        accountant.press(path, path + "/begin");
        for (var step : List.of("payments", "invoices", "expenses", "preview")) {
            var page = accountant.get(path);
            if (page.contains("/steps/" + step) && !done(page, step))
                accountant.post(path + "/steps/" + step, page, Map.of());
        }
        accountant.press(path, path + "/prepare");
        new Browser("luc.wouters@example.be").press(path + "/check", path + "/approve");
    }

    private static boolean done(String page, String step) {
        int form = page.indexOf("/steps/" + step);
        return page.substring(form, page.indexOf("</form>", form)).contains("name=\"open\"");
    }

    private void nothingIsDoneByHalf(java.util.Set<String> answered) {
        assertThat(Books.faults(database())).isEmpty();
        for (var number : invitations.keySet()) {
            long told =
                    count("select count(*) from cases_event where kind = 'task' and case_number = '" + number + "'");
            long letters = count(
                    "select count(*) from letters_letter where key = 'info-session-invitation' and case_number = '"
                            + number + "'");
            var open = database()
                    .sql(
                            "select t.task_def_key_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where e.business_key_ = ?")
                    .param(number)
                    .query(String.class)
                    .list();
            assertThat(told).as(number).isIn(0L, 1L).isEqualTo(letters);
            assertThat(open).containsExactly(told == 1 ? "RecordInfoSession" : "InviteToInfoSession");
            if (answered.contains(number))
                assertThat(told).as("answered: " + number).isEqualTo(1);
        }
    }

    private void nothingIsDoneTwice() throws Exception {
        assertThat(count("select count(*) from treasury_month")).isEqualTo(IN_TEST);
        assertThat(database()
                        .sql(
                                "select cents from ledger.balance b join ledger.account a on a.code = b.account where a.kind = 'treasury'")
                        .query(Long.class)
                        .set())
                .as("the same months, the same money")
                .hasSize(1);
        long meetings = Stream.iterate(1, n -> n + 1)
                .takeWhile(n -> !firstDay.plusMonths(n).isAfter(today))
                .count();
        for (var number : tests) {
            assertThat(count("select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_"
                            + " where t.task_def_key_ = 'HoldTestMeeting' and e.business_key_ = '" + number + "'"))
                    .as("meetings of " + number)
                    .isEqualTo(meetings);
        }
        long letters = count("select count(*) from letters_letter where email is not null");
        assertThat(count("select count(*) from letters_letter where email is not null and state <> 'sent'"))
                .isZero();
        var posted = Arrays.stream(mail.getReceivedMessages())
                .map(KilledApplicationTests::idOf)
                .toList();
        assertThat(new HashSet<>(posted)).hasSize((int) letters);
        // The one whose posting was cut goes again under the same Message-ID, so that mail programs show it once.
        assertThat(posted.size()).isLessThanOrEqualTo((int) letters + 1);
    }

    private static String idOf(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean allQuiet() {
        return count("select count(*) from letters_letter where due_at is not null") == 0
                && count("select count(*) from act_ru_job where duedate_ <= localtimestamp and retries_ > 0"
                                + " and handler_type_ <> 'history-cleanup'")
                        == 0;
    }

    /** Past the application, as its owner. */
    private JdbcClient database() {
        var lines = read(folder.resolve("data/postgres/postmaster.pid")).lines().toList();
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://localhost:" + lines.get(3).strip() + "/passerelle", "postgres", ""));
    }

    private long postmaster() {
        return Long.parseLong(read(folder.resolve("data/postgres/postmaster.pid"))
                .lines()
                .findFirst()
                .orElseThrow()
                .strip());
    }

    private long count(String sql) {
        return database().sql(sql).query(Long.class).single();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean answers(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            return anybody.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("Not within " + PATIENCE + ": " + what);
            Thread.sleep(50);
        }
    }

    private void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        var pid = folder.resolve("data/postgres/postmaster.pid");
        if (Files.exists(pid)) ProcessHandle.of(postmaster()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** What a person does: sign in, ask for a page, send its form. */
    private final class Browser {

        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        Browser(String email) {
            var page = get("/sign-in");
            var led = post("/sign-in", page, Map.of("email", email, "password", TestAccounts.PASSWORD));
            assertThat(led).doesNotContain("sign-in");
        }

        String get(String path) {
            return send(to(path).GET().build()).body();
        }

        /** @return where it led to */
        String post(String path, String page, Map<String, String> fields) {
            var csrf = CSRF.matcher(page);
            assertThat(csrf.find()).as("a form on " + path).isTrue();
            var body = Stream.concat(Stream.of(Map.entry("_csrf", csrf.group(1))), fields.entrySet().stream())
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            var request = to(path).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return send(request).headers().firstValue("Location").orElse("");
        }

        /** The form of a page that goes there, with what the page has put into it; nothing when there is none. */
        void press(String path, String action) {
            var page = get(path);
            int form = page.indexOf("action=\"" + action + "\"");
            if (form < 0) return;
            var seen = SEEN.matcher(page);
            post(action, page, seen.find(form) ? Map.of("seen", seen.group(1)) : Map.of());
        }

        private HttpRequest.Builder to(String path) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .timeout(Duration.ofSeconds(60));
        }

        private java.net.http.HttpResponse<String> send(HttpRequest request) {
            try {
                return http.send(request, BodyHandlers.ofString());
            } catch (IOException | InterruptedException cut) {
                throw new IllegalStateException(cut);
            }
        }
    }
}
