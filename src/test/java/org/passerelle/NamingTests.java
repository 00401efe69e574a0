package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.programmes.ProgrammeReading;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** One chain of names: what is called X in a process is called X in the words, the letters, the classes and the tables. */
@WholeApplication
class NamingTests {

    private static final Path FOLDER = Path.of("processes/job-yourself");
    private static final Path COOPERATIVE = Path.of("processes/cooperative");

    /** The tasks people know: these ids do not change. */
    private static final Set<String> TASKS = Set.of(
            "InviteToInfoSession",
            "RecordInfoSession",
            "HoldDiagnosticInterview",
            "DecideAdmission",
            "CollectDocuments",
            "SignPreparationAgreement",
            "ReviewCanvasBlock",
            "HoldPreparationMeeting",
            "ReviewPreparation",
            "RequestBenefitConsent",
            "RecordBenefitAnswer",
            "AssessReadiness",
            "DecideTestEntry",
            "SignTestAgreement",
            "RecordDeparture",
            "HoldTestMeeting",
            "ReviewQuarter",
            "VerifyQuote",
            "AnswerLateOrder",
            "CheckOutlay",
            "DecideOverspending",
            "BookOutlay",
            "FollowUpInactivity",
            "ReviewBenefitExpiry",
            "DecideIncome",
            "PrepareExit",
            "DecideExit",
            "RecordPartnerAnswer",
            "ApproveExit",
            "CheckReceivables",
            "RecordBalanceInvoice",
            "PayBalance",
            "DecideNegativeBalance",
            "RecordRepayment",
            "RecordFollowUp");

    private static final Set<String> TASKS_OF_A_COOPERATIVE =
            Set.of("PrepareMonthClose", "ApproveMonthClose", "PayHolders");

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aProcessIsCalledLikeItsFile() throws IOException {
        for (var file : Stream.concat(files(FOLDER, ".bpmn").stream(), files(COOPERATIVE, ".bpmn").stream())
                .toList()) {
            var ids = Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class).stream()
                    .map(Process::getId)
                    .toList();
            assertThat(ids).containsExactly(baseName(file));
        }
    }

    @Test
    void aTableIsCalledLikeItsFile() throws IOException {
        for (var file : files(FOLDER, ".dmn")) {
            var ids = Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream()
                    .map(Decision::getId)
                    .toList();
            assertThat(ids).contains(baseName(file));
        }
    }

    @Test
    void tasksHaveTheNamesOfTheField() throws IOException {
        assertThat(tasks(FOLDER)).containsExactlyInAnyOrderElementsOf(TASKS);
        assertThat(tasks(COOPERATIVE)).containsExactlyInAnyOrderElementsOf(TASKS_OF_A_COOPERATIVE);
    }

    private static Set<String> tasks(Path folder) throws IOException {
        var tasks = new TreeSet<String>();
        for (var file : files(folder, ".bpmn")) {
            Bpmn.readModelFromFile(file.toFile())
                    .getModelElementsByType(UserTask.class)
                    .forEach(task -> tasks.add(task.getId()));
        }
        return tasks;
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "nl", "en"})
    void wordsAreThereForEveryTaskAndForNoOther(String language) throws IOException {
        assertThat(named(FOLDER, language)).isEqualTo(TASKS);
        assertThat(named(COOPERATIVE, language)).isEqualTo(TASKS_OF_A_COOPERATIVE);
    }

    private static Set<String> named(Path folder, String language) throws IOException {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("messages_" + language + ".properties"))) {
            words.load(reader);
        }
        return words.stringPropertyNames().stream()
                .filter(key -> key.matches("task\\.\\w+"))
                .map(key -> key.substring(5))
                .collect(Collectors.toSet());
    }

    @Test
    void lettersAreCalledLikeTheirFiles() {
        var programme = ProgrammeReading.of(FOLDER).programme();
        for (var key : programme.letters().keySet()) {
            for (var language : List.of("fr", "nl", "en")) {
                var file = key + "_" + language + ".ftlh";
                assertThat(Files.exists(Path.of("templates/job-yourself", file))
                                ^ Files.exists(Path.of("templates/common", file)))
                        .as(file + " in one of the folders")
                        .isTrue();
            }
        }
    }

    @Test
    void aBlockIsCalledLikeItsClass() {
        var blocks = context.getBeanNamesForType(JavaDelegate.class);
        assertThat(blocks).isNotEmpty();
        for (var block : blocks) {
            var type = context.getType(block).getSimpleName();
            assertThat(type.substring(0, 1).toLowerCase() + type.substring(1)).isEqualTo(block + "Delegate");
        }
    }

    @Test
    void aDatabaseTableBeginsWithItsModule() {
        var modules = ApplicationModules.of(Passerelle.class).stream()
                .map(module -> module.getIdentifier().toString())
                .collect(Collectors.toSet());
        var tables = jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_name not like 'act\\_%'
                          and table_name not like 'flyway%'""").query(String.class).list();
        assertThat(tables).isNotEmpty().allSatisfy(table -> assertThat(modules).contains(table.split("_")[0]));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String baseName(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
