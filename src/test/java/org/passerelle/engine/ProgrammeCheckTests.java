package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.WholeApplication;
import org.passerelle.programmes.Fault;
import org.passerelle.programmes.FaultyProgramme;
import org.passerelle.programmes.ProgrammeReading;
import org.springframework.beans.factory.annotation.Autowired;

/** A folder broken in every way we know of: each fault is said with its file and its element, and nothing of it is deployed. */
@WholeApplication
class ProgrammeCheckTests {

    @TempDir
    Path temporary;

    @Autowired
    ProgrammeCheck check;

    @Autowired
    RepositoryService repository;

    private ProgrammeCopy copy;
    private long deployments;

    @BeforeEach
    void copyTheFolder() {
        copy = new ProgrammeCopy(temporary);
        deployments = repository.createDeploymentQuery().count();
    }

    @AfterEach
    void nothingIsDeployed() {
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
        assertThat(repository.createDeploymentQuery().deploymentName("probe").count())
                .isZero();
    }

    @Test
    void findsNothingInTheFolderAsItIs() {
        assertThat(faults()).isEmpty();
    }

    /** What is replaced in which file, and the fault that must come of it: element and part of the message. */
    @ParameterizedTest(name = "{3}: {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Not well-formed.
                "intake.bpmn | </process> |  | - | not well-formed",
                "admission.dmn | </decision> |  | - | not well-formed",
                // Unknown to the engine.
                "follow-up.bpmn | <endEvent id=\"FollowUpOver\" | <endevent id=\"FollowUpOver\" | - | ",
                // The process.
                "exit.bpmn | <process id=\"exit\" | <process id=\"departure\" | departure | but the file 'exit'",
                "exit.bpmn | historyTimeToLive= | versionKept= | exit | historyTimeToLive",
                "admission.dmn | historyTimeToLive= | versionKept= | admission | historyTimeToLive",
                // Tasks and their fields.
                "exit.bpmn | name=\"Noter le départ\" camunda:candidateGroups=\"Advisor\" | name=\"Noter le départ\" | RecordDeparture | has no role",
                "exit.bpmn | name=\"Noter le départ\" camunda:candidateGroups=\"Advisor\" | name=\"Noter le départ\" camunda:candidateGroups=\"Wizard\" | RecordDeparture | its role 'Wizard'",
                "intake.bpmn | value=\"sessionOn\" /> | value=\"sessionDay\" /> | InviteToInfoSession.sessionTime | names no field of the task",
                "intake.bpmn | property id=\"with\" | property id=\"together\" | InviteToInfoSession.sessionTime | a field has no property 'together'",
                "exit.bpmn | formField id=\"destination\" | formField id=\"dates\" | RecordDeparture.dates | named like a bean",
                "exit.bpmn | formField id=\"destination\" | formField id=\"step\" | RecordDeparture.step | is reserved",
                "intake.bpmn | `id=\"list\" value=\"trades\"` | `id=\"list\" value=\"crafts\"` | HoldDiagnosticInterview | the list 'crafts'",
                "intake.bpmn | value=\"sessionOn\" | value=\"sessionDay\" | RecordInfoSession | the date 'sessionDay'",
                // Blocks.
                "exit.bpmn | ${workOutBalance} | ${workOutEverything} | WorkOutBalance | does not exist",
                "exit.bpmn | ${workOutBalance} | ${dates} | WorkOutBalance | does not exist",
                "exit.bpmn | camunda:delegateExpression=\"${workOutBalance}\" |  | WorkOutBalance | has no block",
                "exit.bpmn | camunda:delegateExpression=\"${workOutBalance}\" | camunda:class=\"java.lang.String\" | WorkOutBalance | camunda:class",
                "exit.bpmn | <camunda:string>exit</camunda:string> | <camunda:string></camunda:string> | EnterExit | needs the field 'stage'",
                "exit.bpmn | <camunda:string>exit</camunda:string> | <camunda:string>outside</camunda:string> | EnterExit | the stage 'outside'",
                "exit.bpmn | <camunda:field name=\"stage\"> | <camunda:field name=\"stadium\"> | EnterExit | knows no field 'stadium'",
                "exit.bpmn | <camunda:string>final-statement</camunda:string> | <camunda:string>last-words</camunda:string> | SendFinalStatement | the letter 'last-words'",
                "exit-decision.bpmn | exit-${path} | leaving-${path} | SendExitLetter | leaving-${path}",
                "test.bpmn | <camunda:string>activity-alert</camunda:string> | <camunda:string>alarm</camunda:string> | DecideAlertAfterMonth | no table 'alarm'",
                "test.bpmn | <camunda:string>ExitToPrepare</camunda:string> | <camunda:string>ExitToForget</camunda:string> | PrepareTheExit | the message 'ExitToForget'",
                "test.bpmn | <camunda:string>benefitEndsOn</camunda:string> | <camunda:string>someDay</camunda:string> | EndWithRight | the date 'someDay'",
                "preparation.bpmn | <camunda:expression>${rules.period(execution.processBusinessKey, 'fileKept')}</camunda:expression> | <camunda:string>sixty days</camunda:string> | KeepFileOpen | not a period",
                "preparation.bpmn | 'fileKept' | 'fileLost' | KeepFileOpen | no rule 'fileLost' in programme.yaml that is a period",
                "intake.bpmn | rules.period(execution.processBusinessKey, 'documentsReminder') | rules.period(execution.processBusinessKey, 'quotaPeople') | FourteenDays | no rule 'quotaPeople' in programme.yaml that is a period",
                "intake.bpmn | dates.in(execution.processBusinessKey, 'documentsWait') | dates.in(execution.processBusinessKey, 'documents') | CollectDocuments | no rule 'documents' in",
                "intake.bpmn | 'absencesToClose' | 'documentsWait' | IsThirdAbsence_to_InviteAgain | no rule 'documentsWait' in programme.yaml that is a count",
                // Expressions.
                "exit.bpmn | ${balance == 'pay'} | ${balance == 'pay'  | WhatBalance_to_BalancePayment | does not parse",
                "exit.bpmn | ${exits.decided( | ${leavings.decided( | IsExitDecided_to_ToSettle | calls 'leavings'",
                "test.bpmn | 'testOverOn' | 'testOverAt' | TestOver | the date 'testOverAt'",
                "test.bpmn | 'quarterReview' | 'yearReview' | QuarterReviewDue | the recurring date 'yearReview'",
                "preparation.bpmn | 'canvasBlocks' | 'canvasParts' | CanvasBlocks | the list 'canvasParts'",
                "follow-up.bpmn | 'departureFollowUp' | 'departureFollowUp | FollowUpBegins | does not parse",
                // References.
                "exit.bpmn | targetRef=\"PayBalance\" | targetRef=\"PayEverything\" | RecordBalance_to_PayBalance | 'PayEverything' does not exist",
                "intake.bpmn | attachedToRef=\"CollectDocuments\" | attachedToRef=\"Documents\" | FourteenDays | 'Documents' does not exist",
                "intake.bpmn | messageRef=\"Message_Withdrawn\" | messageRef=\"Message_Gone\" | ApplicationWithdrawn | 'Message_Gone' does not exist",
                "job-yourself.bpmn | calledElement=\"follow-up\" | calledElement=\"afterwards\" | FollowUp | calls the process 'afterwards'",
                // Tables.
                "admission.dmn | benefitDays &gt;= daysNeeded</text> | benefitDays &gt;= </text> | hasDaysNow_expression | does not parse",
                "activity-alert.dmn | <text>&gt;= monthsToAlert</text> | <text>&gt;= </text> | activity-alert_noSales | does not parse",
                "activity-alert.dmn | <text>\"no-sales\"</text> | <text>\"no-sales</text> | activity-alert_noSales | does not parse",
                "activity-alert.dmn | <text>suspended</text> | <text>if suspended</text> | activity-alert_in1_expression | does not parse",
                "admission.dmn | href=\"#rightLasts\" | href=\"#rightEnds\" | admission_needs_rightLasts | 'rightEnds', which does not exist",
                "activity-alert.dmn | <decision id=\"activity-alert\" | <decision id=\"alert\" | - | no table 'activity-alert'",
                // programme.yaml and the words.
                "programme.yaml | 'tables: [' | 'tables: [luck, ' | tables.luck | no such table",
                "programme.yaml | - from: 2000-01-01 | - since: 2000-01-01 | rules | no valid 'from' date",
                "programme.yaml | '  application-received: holder' | '  brand-new: holder' | letters.brand-new | no template brand-new_nl.ftlh",
                "programme.yaml | test.lastDay + P1D | trial.lastDay + P1D | dates.testOverOn | neither a stage",
                "programme.yaml | process: job-yourself | process: my-route | process | no process 'my-route'",
                "programme.yaml | test.lastDay + P1D | test.lastDay + oneDay | dates.testOverOn | nor a rule that is one",
                "programme.yaml | test.lastDay + P1D | test.lastDay + quotaPeople | dates.testOverOn | nor a rule that is one",
                "programme.yaml | `'  quotaShare: share'` | `'  quotaShare: percent'` | units.quotaShare | none of [euro, rate, share, count, period]",
                "programme.yaml | `'  quotaShare: share'` | | units.quotaShare | has no unit",
                "programme.yaml | `'  quotaShare: share'` | `'  quotaPart: share'` | units.quotaPart | no rule of that name",
                "programme.yaml | `'quotaShare: 0.60'` | `'quotaShare: 60'` | rules.quotaShare | not a part of one",
                "programme.yaml | `'quotaPeople: 20'` | `'quotaPeople: 20.5'` | rules.quotaPeople | not a whole number",
                "programme.yaml | `'fileKept: P60D'` | `'fileKept: 60'` | rules.fileKept | not a period",
                "programme.yaml | `'monthlyAllowance: 300.00'` | `'monthlyAllowance: 300.005'` | rules.monthlyAllowance | not an amount",
                "programme.yaml | `'  monthlyAllowance: euro'` | `'  monthlyAllowance: count'` | units.monthlyAllowance | must be euro",
                "programme.yaml | averageMonths | averageOver | rules.averageMonths | a stage with a treasury needs it",
                "programme.yaml | suspendReason | stopReason | lists.suspendReason | whoever suspends the stage test",
                "programme.yaml | `'  benefit: ['` | `'  rights: ['` | lists.benefit | the application asks",
                "programme.yaml | `'  none: {name'` | `'  nobody: {name'` | offices.none | no office",
                "programme.yaml | roles: [ProjectHolder, | roles: [ProjectHolder, Wizard, | roles.Wizard | would reach nobody",
                "programme.yaml | iban: BE43 0689 9999 9501 | | cooperatives.baticrea | no iban",
                "programme.yaml | prefix: JY | preffix: JY | preffix | not a key",
                "programme.yaml | treasury: true | treasury: perhaps | stages.test.treasury | neither true nor false",
                "programme.yaml | limit: P18M | limit: P-18M | stages.test.limit | not a period",
                "programme.yaml | '{code: exit}' | '{code: test}' | stages | stands there twice",
                "programme.yaml | 'process: job-yourself' | 'prefix: JJ' | line 5 | Duplicate",
                "programme.yaml | prefix: JY | prefix: [JY | line 5 | cannot be read: while parsing a flow sequence, expected",
                "programme.yaml | {from: test.firstDay, every: P1M} | {from: test.firstDay + P1D, every: P1M} | recurring.testMeeting | an anchor alone",
                "trades.yaml | code: plumbing | code: roofing | sections | 'roofing' stands there twice",
                "messages_nl.properties | task.PayBalance.why= | task.PayBalance.reason= | task.PayBalance.why | is missing",
                "messages_en.properties | field.clients= | field.customers= | field.clients | is missing",
                "messages_fr.properties | value.way.exit= | value.way.leave= | value.way.exit | is missing"
            })
    void saysWhatIsWrongAndWhere(String file, String text, String other, String element, String message) {
        copy.replace(file, unquoted(text), other == null ? "" : unquoted(other));
        assertThat(faults()).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.element()).isEqualTo(element);
            assertThat(fault.message()).contains(message == null ? "" : message);
        });
    }

    @Test
    void missesATableThatWasDeleted() {
        copy.delete("exit-orientation.dmn");
        assertThat(faults().stream().map(fault -> fault.file() + " " + fault.element()))
                .contains("programme.yaml tables.exit-orientation", "exit-decision.bpmn DecideExitOrientationTable");
    }

    @Test
    void missesAProcessThatWasDeleted() {
        copy.delete("exit-decision.bpmn");
        assertThat(faults().stream().map(fault -> fault.file() + " " + fault.element()))
                .contains("job-yourself.bpmn DecideTheExit");
    }

    @Test
    void listsAllOfFiveFaultsAtOnce() {
        copy.replace("exit.bpmn", "${settleTreasury}", "${nothing}")
                .replace("exit.bpmn", "${balance == 'pay'}", "${balance == }")
                .replace("admission.dmn", "benefitDays &gt;= daysNeeded</text>", "benefitDays &gt;= </text>")
                .replace("programme.yaml", "from: 2000-01-01", "from: some-day")
                .replace("messages_nl.properties", "task.PayBalance=", "task.Pay=");
        var faulty = catchThrowableOfType(FaultyProgramme.class, () -> check.check(List.of(reading())));
        assertThat(faulty.faults().stream().map(fault -> fault.file() + " " + fault.element()))
                .containsExactlyInAnyOrder(
                        "exit.bpmn SettleTreasury",
                        "exit.bpmn WhatBalance_to_BalancePayment",
                        "admission.dmn hasDaysNow_expression",
                        "programme.yaml rules",
                        "messages_nl.properties task.PayBalance");
        assertThat(faulty.getMessage().lines()).hasSize(6);
    }

    private List<Fault> faults() {
        return check.faultsOf(reading());
    }

    private ProgrammeReading reading() {
        return ProgrammeReading.of(copy.folder());
    }

    /** Quotes keep spaces at the ends. */
    private static String unquoted(String text) {
        return text.startsWith("'") && text.endsWith("'") && text.contains(": ")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
