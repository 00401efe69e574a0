package org.passerelle.months;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.WholeApplication;
import org.passerelle.accounts.Access;
import org.passerelle.database.FreshDatabase;
import org.passerelle.engine.AlreadyDone;
import org.passerelle.engine.EngineClock;
import org.passerelle.engine.OfficeProcesses;
import org.passerelle.engine.TimeTravel;
import org.passerelle.expenses.Expenses;
import org.passerelle.programmes.Programmes;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.HolderPayments;
import org.passerelle.treasury.MonthEnd;
import org.passerelle.treasury.Treasury;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** Each path of the process of a month, from the first day after it to the payments. */
@WholeApplication
@TestPropertySource(
        properties = {"passerelle.treasury.cases-closed-at-once=3", "passerelle.treasury.cases-told-at-once=2"})
class MonthCloseTests {

    private static final Actor ILSE = new Actor(101L, "Ilse Claes", "Accountant");
    private static final Actor LUC = new Actor(102L, "Luc Wouters", "Coordinator");
    private static final List<String> BY_PEOPLE = List.of("payments", "invoices", "expenses", "preview");

    /** One cooperative is a small office where one person closes alone. */
    @TestConfiguration
    static class SmallOffice {
        @Bean
        @Primary
        static Cooperatives cooperatives(Programmes programmes, Access access) {
            return new Cooperatives(programmes, access) {
                @Override
                public List<Office> all() {
                    return super.all().stream()
                            .map(one -> new Office(
                                    one.code(),
                                    one.name(),
                                    one.structure(),
                                    one.code().equals("debuut"),
                                    one.treasuryStage(),
                                    one.programme()))
                            .toList();
                }
            };
        }
    }

    @Autowired
    MonthDesk desk;

    @Autowired
    MonthFiles files;

    @Autowired
    MonthEnd monthEnd;

    @Autowired
    Treasury treasury;

    @Autowired
    HolderPayments payments;

    @Autowired
    Sales sales;

    @Autowired
    Expenses expenses;

    @Autowired
    OfficeProcesses processes;

    @Autowired
    ManyCases many;

    @Autowired
    EngineClock engineClock;

    @Autowired
    TimeTravel travel;

    @Autowired
    BusinessClock clock;

    @Autowired
    FreshDatabase database;

    private YearMonth month;
    private MonthKey key;

    @BeforeEach
    void sevenCasesThatSold() {
        engineClock.runAhead(Duration.ZERO);
        database.renew();
        month = YearMonth.from(clock.today()).plusMonths(2);
        key = new MonthKey("bruxelles-emergences", month);
        filled(key, 7);
    }

    private void filled(MonthKey of, int number) {
        many.add(of.cooperative(), of.cooperative(), number, month.atDay(1));
        engineClock.standAt(
                month.atDay(15).atTime(9, 0).atZone(BusinessClock.ZONE).toInstant());
        for (int i = 1; i <= number; i++) {
            if (i % 3 == 0) continue;
            var caseNumber = number(of, i);
            sales.invoice(caseNumber, "F" + i, "Bistro Central", 1000_00, 21, ILSE);
            sales.receivePayment(caseNumber, "F" + i, null, ILSE);
        }
    }

    private static String number(MonthKey of, int i) {
        return of.cooperative() + "-%05d".formatted(i);
    }

    @AfterEach
    void presentTime() {
        engineClock.runAhead(Duration.ZERO);
    }

    @Test
    void beginsByItselfOnTheFirstDayAfterTheMonthAndGoesToThePayments() {
        travel.moveTo(at(month.atEndOfMonth()));
        assertThat(task()).isEmpty();
        travel.moveTo(at(month.plusMonths(1).atDay(1)));
        assertThat(task()).isEqualTo("PrepareMonthClose");
        assertThat(files.events(key)).extracting(MonthFiles.Event::byName).containsExactly("Passerelle");
        assertThat(processes.open("debuut/" + month)).as("no treasury there").isEmpty();

        refused("month-steps-open", () -> desk.prepare(key, ILSE));
        prepared();
        assertThat(task()).isEqualTo("ApproveMonthClose");
        refused("month-task-over", () -> desk.prepare(key, ILSE));
        refused("month-same-person", () -> desk.approve(key, seal(), ILSE));
        assertThat(monthEnd.run(key.cooperative(), month)).isEmpty();
        desk.approve(key, seal(), LUC);
        refused("month-task-over", () -> desk.approve(key, seal(), new Actor(103L, "Nadia Peeters", "Accountant")));
        assertThat(monthEnd.run(key.cooperative(), month).orElseThrow().casesClosed())
                .isZero();
        travel.runDue();
        assertThat(monthEnd.run(key.cooperative(), month)).hasValueSatisfying(run -> {
            assertThat(run.closed()).isTrue();
            assertThat(run.casesClosed()).isEqualTo(7);
            assertThat(run.casesToTell()).isZero();
        });
        assertThat(treasury.figures(number(key, 1), month).closingCents()).isEqualTo(600_00);
        assertThat(task()).isEqualTo("PayHolders");
        assertThat(payments.of(key.cooperative(), month)).hasSize(5).allMatch(one -> one.paidOn() == null);
        refused("payments-in-the-future", () -> desk.pay(key, clock.today().plusDays(1), ILSE));
        assertThat(desk.pay(key, clock.today(), ILSE)).isEqualTo(5 * 300_00);
        assertThat(payments.isOwed(key.cooperative(), month)).isFalse();
        assertThat(processes.isRunning("month-close", key.toString())).isFalse();
        assertThat(files.events(key))
                .extracting(MonthFiles.Event::kind)
                .containsExactly("begun", "prepared", "approved", "paid");

        travel.moveTo(at(month.plusMonths(2).atDay(1)));
        key = new MonthKey(key.cooperative(), month.plusMonths(1));
        assertThat(task()).as("the next month begins by itself").isEqualTo("PrepareMonthClose");
    }

    @Test
    void goesBackToThePreparationWithAReason() {
        begun();
        prepared();
        refused("month-reason-missing", () -> desk.sendBack(key, " ", LUC));
        desk.sendBack(key, "Une facture manque.", LUC);
        assertThat(task()).isEqualTo("PrepareMonthClose");
        assertThat(files.last(key, "sent-back").orElseThrow().note()).isEqualTo("Une facture manque.");
        desk.prepare(key, ILSE);
        desk.approve(key, seal(), LUC);
        travel.runDue();
        assertThat(task()).isEqualTo("PayHolders");
    }

    @Test
    void refusesWhatTheSecondPersonHasNotSeen() {
        begun();
        prepared();
        var seen = seal();
        expenses.approve(number(key, 1), 10_00, 0, month.atDay(20), "Stamps", ILSE);
        refused("month-changed", () -> desk.approve(key, seen, LUC));
        refused("month-changed", () -> desk.approve(key, "", LUC));
        assertThat(monthEnd.run(key.cooperative(), month)).as("open as before").isEmpty();
        assertThat(task()).isEqualTo("ApproveMonthClose");
        desk.approve(key, seal(), LUC);
    }

    @Test
    void approvesOnceOfTwoWhoApproveAtOnce() throws Exception {
        begun();
        prepared();
        var seen = seal();
        var approvals = new ArrayList<Callable<String>>();
        for (var who : List.of(LUC, new Actor(103L, "Nadia Peeters", "Accountant"))) {
            approvals.add(() -> {
                try {
                    desk.approve(key, seen, who);
                    return "approved";
                } catch (AlreadyDone done) {
                    return "over";
                } catch (Refused refused) {
                    return refused.code().equals("month-task-over") ? "over" : refused.code();
                }
            });
        }
        assertThat(atOnce(approvals)).containsExactlyInAnyOrder("approved", "over");
        travel.runDue();
        assertThat(files.events(key))
                .extracting(MonthFiles.Event::kind)
                .containsExactly("begun", "prepared", "approved");
        assertThat(task()).isEqualTo("PayHolders");
        assertThat(treasury.figures(number(key, 1), month).closingCents()).isEqualTo(600_00);
    }

    @Test
    void refusesToCloseAloneWhereASecondPersonIsAskedFor() {
        begun();
        steps();
        refused("month-same-person", () -> desk.closeAlone(key, seal(), "Pressé.", ILSE));
        assertThat(task()).isEqualTo("PrepareMonthClose");
    }

    @Test
    void closesAloneWithAReasonWhereTheStructureSaysSo() {
        key = new MonthKey("debuut", month);
        filled(key, 2);
        begun();
        steps();
        refused("month-reason-missing", () -> desk.prepare(key, ILSE));
        refused("month-reason-missing", () -> desk.closeAlone(key, seal(), " ", ILSE));
        refused("month-changed", () -> desk.closeAlone(key, "", "Un seul comptable.", ILSE));
        assertThat(monthEnd.run("debuut", month)).isEmpty();
        desk.closeAlone(key, seal(), "Un seul comptable.", ILSE);
        travel.runDue();
        assertThat(monthEnd.run("debuut", month).orElseThrow().closed()).isTrue();
        assertThat(files.last(key, "prepared").orElseThrow().note()).isEqualTo("Un seul comptable.");
        assertThat(task()).isEqualTo("PayHolders");
    }

    @Test
    void paysNobodyWhereNothingIsOwed() {
        key = new MonthKey("baticrea", month);
        many.add("baticrea", "baticrea", 2, month.atDay(1));
        begun();
        prepared();
        desk.approve(key, seal(), LUC);
        travel.runDue();
        assertThat(task()).isEmpty();
        assertThat(processes.isRunning("month-close", key.toString())).isFalse();
    }

    @Test
    void tellsTheSecondOfTwoWhoBeginAtOnce() throws Exception {
        engineClock.standAt(at(month.plusMonths(1).atDay(3)));
        var begins = new ArrayList<Callable<String>>();
        for (var who : List.of(ILSE, LUC)) {
            begins.add(() -> {
                var refused = catchThrowableOfType(Refused.class, () -> desk.begin(key, who));
                return refused == null ? "begun" : refused.code();
            });
        }
        assertThat(atOnce(begins)).containsExactlyInAnyOrder("begun", "month-begun");
        assertThat(processes.open(key.toString())).hasSize(1);
    }

    @Test
    void refusesAMonthThatIsNotTheNextOrNotOver() {
        refused("month-not-over", () -> desk.begin(key, ILSE));
        engineClock.standAt(at(month.plusMonths(2).atDay(3)));
        refused("month-close-first", () -> desk.begin(new MonthKey(key.cooperative(), month.plusMonths(1)), ILSE));
        refused("month-before-first", () -> desk.begin(new MonthKey("debuut", month), ILSE));
    }

    @Test
    void opensAStepAgainWhenThereIsMoreToLookAt() {
        engineClock.standAt(at(month.atDay(20)));
        expenses.approve(number(key, 3), 50_00, 0, null, "Stamps", ILSE);
        begun();
        assertThat(step("negatives").findings())
                .extracting(Checklist.Finding::caseNumber, Checklist.Finding::cents)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(number(key, 3), -50_00L));
        desk.mark(key, "negatives", true, "Parlé avec Zoé.", ILSE);
        assertThat(step("negatives").done()).isTrue();
        expenses.approve(number(key, 6), 20_00, 0, month.atDay(20), "Stamps", ILSE);
        assertThat(step("negatives").done()).isFalse();
        assertThat(step("negatives").found()).isEqualTo(2);
        // Looked at more often than there are connections to the database.
        for (int i = 0; i < 20; i++) assertThat(step("negatives").findings()).hasSize(2);
        desk.mark(key, "negatives", true, "", ILSE);
        desk.mark(key, "negatives", false, "", ILSE);
        assertThat(step("negatives").done()).isFalse();
    }

    @Test
    void endsWhenTheMonthIsClosedInOneCall() {
        begun();
        monthEnd.close(key.cooperative(), month, ILSE);
        assertThat(processes.isRunning("month-close", key.toString())).isFalse();
        assertThat(payments.isOwed(key.cooperative(), month)).isFalse();
        refused("month-closed", () -> desk.begin(key, ILSE));
    }

    @Test
    void booksNothingInTheMonthFromTheApprovalOn() {
        begun();
        prepared();
        desk.approve(key, seal(), LUC);
        var late = expenses.approve(number(key, 1), 10_00, 0, month.atDay(20), "Stamps", ILSE);
        assertThat(late.bookedOn()).isEqualTo(month.plusMonths(1).atDay(1));
    }

    private static List<String> atOnce(List<Callable<String>> calls) throws Exception {
        var pool = Executors.newFixedThreadPool(calls.size());
        try {
            var results = new ArrayList<String>();
            for (var result : pool.invokeAll(calls)) results.add(result.get());
            return results;
        } finally {
            pool.shutdown();
        }
    }

    private String seal() {
        return MonthSeal.of(monthEnd.preview(key.cooperative(), month));
    }

    private void begun() {
        engineClock.standAt(at(month.plusMonths(1).atDay(3)));
        desk.begin(key, ILSE);
    }

    private void steps() {
        BY_PEOPLE.forEach(step -> desk.mark(key, step, true, "", ILSE));
    }

    private void prepared() {
        steps();
        desk.prepare(key, ILSE);
    }

    private Checklist.Step step(String code) {
        return desk.steps(key, monthEnd.preview(key.cooperative(), month)).stream()
                .filter(step -> step.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String task() {
        return desk.task(key).map(task -> task.key()).orElse("");
    }

    private static java.time.Instant at(LocalDate day) {
        return day.atTime(9, 0).atZone(BusinessClock.ZONE).toInstant();
    }

    private static void refused(String code, ThrowingCallable asked) {
        var refused = catchThrowableOfType(Refused.class, asked);
        assertThat(refused).as("refusal " + code).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
    }
}
