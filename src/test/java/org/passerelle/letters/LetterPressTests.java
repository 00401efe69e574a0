package org.passerelle.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.database.FreshDatabase;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox on a real database, with real SMTP on this machine. */
@SpringBootTest(
        classes = LettersConfiguration.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"passerelle.data=", "passerelle.letters.press=false", "spring.mail.host=127.0.0.1"})
class LetterPressTests {

    private static final Instant MONDAY = Instant.parse("2025-03-10T08:00:00Z");

    @RegisterExtension
    private static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    @TempDir
    private static Path folder;

    @Autowired
    private Letters letters;

    @Autowired
    private LetterPress press;

    @Autowired
    private StoredLetters stored;

    @Autowired
    private LetterTemplates templates;

    @Autowired
    private LetterPost post;

    @Autowired
    private LetterNames names;

    @Autowired
    private ObjectProvider<JavaMailSender> mailSenders;

    @Autowired
    private BusinessClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JavaMailSenderImpl mailSender;

    @Autowired
    private FreshDatabase database;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry registry) throws IOException {
        Files.writeString(folder.resolve("names_fr.properties"), "letter.note=Note à l’équipe\n");
        registry.add("passerelle.templates", () -> folder.toString());
    }

    @BeforeEach
    void begin() throws IOException {
        clock.standAt(MONDAY);
        jdbc.sql("delete from letters_letter").update();
        mailSender.setPort(MAIL.getSmtp().getPort());
        Files.createDirectories(folder.resolve("common"));
        Files.writeString(folder.resolve("common/note_fr.ftlh"), """
                <html lang="fr"><head><title>Note pour ${person.fullName}</title><style>p { font-family: "Liberation Sans" }</style></head>
                <body><h1>Note</h1><p>${letter.date} ${person.fullName}</p><p>${(step.note)!}</p></body></html>""");
        Files.writeString(folder.resolve("mail_fr.properties"), "mail.body=Voici {0}. {1}, {2}\n");
    }

    @AfterEach
    void end() {
        clock.runAhead(Duration.ZERO);
    }

    @Test
    void makesALetterOnceTheStepIsCommitted() {
        var id = letters.request(note("a", null));
        assertThat(letters.letter(id).state()).isEqualTo("requested");

        assertThat(press.pressDue(10)).isEqualTo(1);

        var made = letters.letter(id);
        assertThat(made.state()).isEqualTo("made");
        assertThat(made.on()).isEqualTo("2025-03-10");
        assertThat(made.madeAt()).isEqualTo(MONDAY);
        assertThat(made.sha256()).matches("[0-9a-f]{64}");
        assertThat(made.recipientName()).isEqualTo("Amélie Lefèvre");
        assertThat(PrintedLetter.of(press.pdf(id)).text()).contains("Amélie Lefèvre", "2025-03-10");
        assertThat(letters.ofCase("JY-2025-0001")).containsExactly(made);
        assertThat(letters.keysOf("JY-2025-0001")).containsExactly("note");
        assertThat(press.pressDue(10)).isZero();
    }

    @Test
    void forgetsTheLetterOfAStepThatIsUndone() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            letters.request(note("undone", null));
            status.setRollbackOnly();
        });
        assertThat(press.pressDue(10)).isZero();
        assertThat(letters.ofCase("JY-2025-0001")).isEmpty();
    }

    @Test
    void asksOnceHoweverOftenTheStepIsRepeated() throws Exception {
        var ids = inParallel(
                16, () -> new TransactionTemplate(transactions).execute(s -> letters.request(note("same", null))));
        assertThat(new HashSet<>(ids)).hasSize(1);
        assertThat(letters.ofCase("JY-2025-0001")).hasSize(1);
    }

    @Test
    void makesALetterAtOnceForWhoWaits() {
        var id = letters.request(note("now", null));
        var pdf = press.pdf(id);
        assertThat(letters.letter(id).state()).isEqualTo("made");
        assertThat(press.pressDue(10)).isZero();
        assertThat(press.pdf(id)).isEqualTo(pdf);
    }

    @Test
    void keepsHostileFacts() {
        var text = "<script>\u0000\uD800 '; drop table letters_letter; -- ".repeat(200) + LetterSamples.HOSTILE_NAME;
        var id = letters.request(note("hostile", null, Map.of("note", text)));
        var printed = PrintedLetter.squeezed(PrintedLetter.of(press.pdf(id)).text());
        assertThat(printed).contains("<script>\uFFFD\uFFFD';droptableletters_letter;--", "${7*7}<#if>");
    }

    @Test
    void neverChangesALetterThatWasMade() {
        var id = letters.request(note("frozen", null));
        press.pressDue(1);
        assertThatThrownBy(() -> jdbc.sql("update letters_pdf set pdf = ''::bytea where letter_id = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void postsTheLetterWithItsPdf() throws Exception {
        var id = letters.request(note("post", "amelie@example.org"));
        press.pressDue(10);

        assertThat(letters.letter(id).state()).isEqualTo("sent");
        assertThat(letters.letter(id).sentAt()).isEqualTo(MONDAY);
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        var message = MAIL.getReceivedMessages()[0];
        assertThat(message.getMessageID()).matches("<letter-" + id + "-[0-9a-f]{16}@baticrea.example>");
        assertThat(message.getSubject()).isEqualTo("Note pour Amélie Lefèvre – JY-2025-0001");
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("amelie@example.org");
        assertThat(message.getReplyTo()[0].toString()).isEqualTo("bonjour@baticrea.example");
        var attachment = ((MimeMultipart) message.getContent()).getBodyPart(1);
        assertThat(jakarta.mail.internet.MimeUtility.decodeText(attachment.getFileName()))
                .isEqualTo("Note à l’équipe 2025-03-10.pdf");
        assertThat(attachment.getInputStream().readAllBytes()).isEqualTo(press.pdf(id));
    }

    @Test
    void triesAgainAfterGrowingPausesAndThenGivesUp() throws Exception {
        try (var refusing = new RefusingMailServer()) {
            mailSender.setPort(refusing.port());
            var id = letters.request(note("refused", "nobody@example.org"));
            assertThat(press.pressDue(10)).isEqualTo(2);
            for (var pause : List.of("PT1M", "PT10M", "PT1H", "PT6H", "PT24H")) {
                assertThat(letters.letter(id).state()).isEqualTo("made");
                assertThat(press.stuck()).isEmpty();
                clock.standAt(clock.instant().plus(Duration.parse(pause)).minusSeconds(1));
                assertThat(press.pressDue(10)).isZero();
                clock.standAt(clock.instant().plusSeconds(1));
                assertThat(press.pressDue(10)).isEqualTo(1);
            }
            assertThat(press.stuck())
                    .extracting(LetterRow::id, LetterRow::reason)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(id, "mail-refused 550"));
            clock.standAt(clock.instant().plus(Duration.ofDays(30)));
            assertThat(press.pressDue(10)).isZero();

            mailSender.setPort(MAIL.getSmtp().getPort());
            press.retry(id);
            assertThat(press.pressDue(10)).isEqualTo(1);
            assertThat(letters.letter(id).state()).isEqualTo("sent");
            assertThat(letters.letter(id).reason()).isNull();
            assertThatThrownBy(() -> press.retry(id))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("letter-not-stuck");
        }
    }

    @Test
    void doesNotLetOneBadLetterHoldUpTheOthers() throws Exception {
        mailSender.setPort(1);
        var unreachable = letters.request(note("1", "amelie@example.org"));
        var badAddress = letters.request(note("2", "a@b\r\nBcc: everyone@example.org"));
        var gap = letters.request(note("3", null, Map.of("note", "x"), "gap"));
        var good = letters.request(note("4", null));
        Files.writeString(folder.resolve("common/gap_fr.ftlh"), "<html><p>${exit.pathLabel}</p></html>");
        press.pressDue(20);

        assertThat(letters.letter(unreachable).reason()).isEqualTo("mail-refused unreachable");
        assertThat(letters.letter(badAddress).reason()).isEqualTo("mail-address-invalid");
        assertThat(letters.letter(gap).reason()).startsWith("fact-missing common/gap_fr.ftlh:1 exit");
        assertThat(letters.letter(good).state()).isEqualTo("made");
        assertThatThrownBy(() -> press.pdf(gap)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> press.pdf(0)).isInstanceOf(Refused.class).hasMessageContaining("letter-unknown");
    }

    @Test
    void makesEachLetterOnceWhenTwoPressesWork() throws Exception {
        for (int i = 0; i < 60; i++) letters.request(note("n" + i, "amelie@example.org"));
        var prints = new AtomicInteger();
        var other = pressThat(prints::incrementAndGet);
        inParallel(4, () -> {
            int worked = 0;
            for (int now = other.pressDue(7); now > 0; now = other.pressDue(7)) worked += now;
            return worked;
        });
        assertThat(prints).hasValue(60);
        assertThat(letters.ofCase("JY-2025-0001"))
                .hasSize(60)
                .allMatch(row -> row.state().equals("sent"));
        var messageIds = new HashSet<String>();
        for (MimeMessage message : MAIL.getReceivedMessages()) messageIds.add(message.getMessageID());
        assertThat(MAIL.getReceivedMessages()).hasSize(60);
        assertThat(messageIds).hasSize(60);
    }

    @Test
    void putsAPrivateLinkIntoTheMailAloneAndForgetsIt() throws Exception {
        Files.writeString(
                folder.resolve("mail_fr.properties"), "mail.body=Voici {0}. {3}{1}, {2}\\n\nmail.link=Ouvrez {0}\\n\n");
        var plain = note("link", "amelie@example.org");
        var secret = "https://passerelle.example/q/0123456789abcdefghij";
        var id = letters.request(new LetterRequest(
                plain.caseNumber(),
                plain.programme(),
                plain.key(),
                plain.language(),
                plain.recipientKind(),
                plain.email(),
                plain.facts(),
                plain.idempotencyKey(),
                plain.by(),
                secret));
        press.pressDue(10);
        press.pressDue(10);
        var body = ((MimeMultipart) MAIL.getReceivedMessages()[0].getContent()).getBodyPart(0);
        var text = new java.io.ByteArrayOutputStream();
        body.writeTo(text);
        assertThat(text.toString().replace("=\r\n", "")).contains(secret);
        assertThat(PrintedLetter.of(press.pdf(id)).text()).doesNotContain("/q/");
        assertThat(jdbc.sql("select to_jsonb(l)::text from letters_letter l where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .doesNotContain("/q/");
    }

    @Test
    void makesALetterAgainWhosePressWasKilled() {
        var id = letters.request(note("killed", null));
        var killed = pressThat(this::killWhoHoldsALetter);
        assertThatThrownBy(() -> killed.pressDue(1)).isInstanceOf(RuntimeException.class);
        assertThat(letters.letter(id).state()).isEqualTo("requested");
        assertThat(letters.letter(id).sha256()).isNull();

        assertThat(press.pressDue(10)).isEqualTo(1);
        assertThat(letters.letter(id).state()).isEqualTo("made");
    }

    @Test
    void sendsAgainUnderTheSameNumberWhenItCannotKnow() throws Exception {
        var id = letters.request(note("doubt", "amelie@example.org"));
        press.pdf(id);
        var killed = new LetterPost(mailSenders, names, folder, "") {
            @Override
            void send(StoredLetters.Work work, byte[] pdf) {
                super.send(work, pdf);
                killWhoHoldsALetter();
            }
        };
        var other = new LetterPress(stored, templates, new Typesetter(), killed, clock, transactions);
        assertThatThrownBy(() -> other.pressDue(1)).isInstanceOf(RuntimeException.class);
        assertThat(letters.letter(id).state()).isEqualTo("made");

        press.pressDue(1);
        assertThat(letters.letter(id).state()).isEqualTo("sent");
        assertThat(MAIL.getReceivedMessages()).hasSize(2);
        assertThat(MAIL.getReceivedMessages()[0].getMessageID())
                .isEqualTo(MAIL.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void worksByItselfInTheBackground() throws Exception {
        var room = new PressRoom(press, "true");
        room.start();
        try {
            var id = letters.request(note("background", null));
            for (int i = 0; i < 300 && !letters.letter(id).state().equals("made"); i++) Thread.sleep(50);
            assertThat(letters.letter(id).state()).isEqualTo("made");
        } finally {
            room.stop();
        }
        assertThat(room.isRunning()).isFalse();
        letters.request(note("later", null));
        assertThat(press.pressDue(10)).isEqualTo(1);
    }

    @Test
    void takesTheNewestFirstAndTheOldestNowAndThen() {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 6; i++) ids.add(letters.request(note("order" + i, null)));
        press.pressDue(4);
        assertThat(ids)
                .filteredOn(id -> letters.letter(id).state().equals("made"))
                .containsExactly(ids.get(0), ids.get(3), ids.get(4), ids.get(5));
    }

    private LetterPress pressThat(Runnable atEachPrint) {
        var typesetter = new Typesetter() {
            @Override
            Print print(String html) {
                atEachPrint.run();
                return super.print(html);
            }
        };
        return new LetterPress(stored, templates, typesetter, post, clock, transactions);
    }

    private void killWhoHoldsALetter() {
        try (var owner = DriverManager.getConnection(database.ownerUrl(), "postgres", "");
                var statement = owner.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction'");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> inParallel(int threads, Callable<T> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(java.util.Collections.nCopies(threads, work))) results.add(future.get());
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static LetterRequest note(String idempotencyKey, String email) {
        return note(idempotencyKey, email, Map.of());
    }

    private static LetterRequest note(String idempotencyKey, String email, Map<String, Object> step) {
        return note(idempotencyKey, email, step, "note");
    }

    private static LetterRequest note(String idempotencyKey, String email, Map<String, Object> step, String key) {
        var facts = LetterSamples.facts(key, "fr", LetterSamples.Kind.SPARSE);
        facts.put("step", step);
        facts.put("case", Map.of("number", "JY-2025-0001"));
        facts.remove("exit");
        return new LetterRequest(
                "JY-2025-0001", "workshop", key, "fr", "holder", email, facts, idempotencyKey, Actor.SYSTEM);
    }
}
