package org.passerelle.casefiles;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.passerelle.cases.Application;
import org.passerelle.cases.Applications;
import org.passerelle.cases.Cases;
import org.passerelle.engine.CaseTask;
import org.passerelle.engine.CaseTasks;
import org.passerelle.engine.EngineClock;
import org.passerelle.engine.TimeTravel;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.MonthEnd;
import org.springframework.stereotype.Component;

/** Cases brought to where a test of pages begins, by the same doors that the pages use. */
@Component
public class PlayedCases {

    private static final Actor ACCOUNTANT = new Actor(null, "Luc Wouters", "Accountant");

    private final Applications applications;
    private final CaseTasks tasks;
    private final Cases cases;
    private final Sales sales;
    private final MonthEnd monthEnd;
    private final TimeTravel travel;
    private final EngineClock engineClock;
    private final BusinessClock clock;

    PlayedCases(
            Applications applications,
            CaseTasks tasks,
            Cases cases,
            Sales sales,
            MonthEnd monthEnd,
            TimeTravel travel,
            EngineClock engineClock,
            BusinessClock clock) {
        this.applications = applications;
        this.tasks = tasks;
        this.cases = cases;
        this.sales = sales;
        this.monthEnd = monthEnd;
        this.travel = travel;
        this.engineClock = engineClock;
        this.clock = clock;
    }

    public void begin(String day) {
        engineClock.standAt(
                LocalDate.parse(day).atTime(9, 0).atZone(BusinessClock.ZONE).toInstant());
    }

    public void advanceTo(String day) {
        travel.moveTo(
                LocalDate.parse(day).atTime(9, 0).atZone(BusinessClock.ZONE).toInstant());
    }

    public String applied(String firstName, String lastName, String project) {
        return applications.submit(new Application(
                "job-yourself",
                "fr",
                firstName,
                lastName,
                LocalDate.of(1988, 4, 12),
                (firstName + "." + lastName).toLowerCase().replaceAll("[^a-z.]", "x") + "@example.org",
                "0470 55 01 23",
                "Rue du Marteau 12",
                "1000",
                "Bruxelles",
                "unemployment",
                210,
                null,
                "graphic-design",
                project,
                "Identités visuelles pour petits commerces.",
                false,
                false,
                "BE68539007547034",
                null,
                null,
                null,
                false));
    }

    public String toDecide(String firstName, String lastName, String project) {
        var number = applied(firstName, lastName, project);
        complete(number, "InviteToInfoSession", "sessionOn", clock.today().toString());
        complete(number, "RecordInfoSession", "attended", "true");
        complete(number, "HoldDiagnosticInterview", "clientsInSight", "2", "obstacles", "language,debt");
        return number;
    }

    public String inPreparation(String firstName, String lastName, String project) {
        var number = toDecide(firstName, lastName, project);
        complete(number, "DecideAdmission", "decision", "accept");
        complete(number, "SignPreparationAgreement");
        return number;
    }

    public String inTest(String firstName, String lastName, String project) {
        var number = inPreparation(firstName, lastName, project);
        for (int block = 0; block < 9; block++) complete(number, "ReviewCanvasBlock", "status", "validated");
        complete(number, "AssessReadiness", "outcome", "ready", "clients", "2", "insurance", "true");
        complete(number, "RequestBenefitConsent");
        complete(number, "RecordBenefitAnswer", "answer", "granted", "daysVerified", "160");
        complete(number, "DecideTestEntry", "decision", "accept");
        complete(number, "SignTestAgreement");
        return number;
    }

    public void sold(String number, String reference, long netEuros) {
        sales.invoice(number, reference, "Bakkerij Peeters", netEuros * 100, 21, ACCOUNTANT);
        sales.receivePayment(number, reference, null, ACCOUNTANT);
    }

    public void invoiced(String number, String reference, long netEuros) {
        sales.invoice(number, reference, "Bakkerij Peeters", netEuros * 100, 21, ACCOUNTANT);
    }

    public long quoted(String number, String reference, long netEuros) {
        return sales.quote(number, reference, "Bakkerij Peeters", netEuros * 100, 21, false, ACCOUNTANT)
                .id();
    }

    public void closed(String number, String month) {
        monthEnd.close(cases.byNumber(number).cooperative(), YearMonth.parse(month), ACCOUNTANT);
    }

    public void complete(String number, String key, String... nameThenValue) {
        var task = task(number, key);
        var answers = new LinkedHashMap<String, String>();
        for (int i = 0; i < nameThenValue.length; i += 2) answers.put(nameThenValue[i], nameThenValue[i + 1]);
        for (var field : task.fields()) {
            if (field.isFixed())
                answers.put(field.id(), task.variables().get(field.id()).toString());
        }
        tasks.complete(task.id(), Map.copyOf(answers), new Actor(null, "Nadia Peeters", task.role()));
        travel.runDue();
    }

    public CaseTask task(String number, String key) {
        return tasks.open(number).stream()
                .filter(task -> task.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not open, only "
                        + tasks.open(number).stream().map(CaseTask::key).toList()));
    }

    public long personOf(String number) {
        return cases.byNumber(number).personId();
    }
}
