package org.passerelle.scenarios;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.cases.Application;
import org.passerelle.cases.Applications;
import org.passerelle.cases.CaseActions;
import org.passerelle.cases.Cases;
import org.passerelle.engine.CaseTask;
import org.passerelle.engine.CaseTasks;
import org.passerelle.engine.FormField;
import org.passerelle.expenses.Expenses;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.MonthEnd;
import org.springframework.stereotype.Component;

/** The doors that people use: does one event of a scenario through them, as the role it belongs to. */
@Component
public class CaseDoors {

    private final Applications applications;
    private final Cases cases;
    private final CaseActions actions;
    private final CaseTasks tasks;
    private final Sales sales;
    private final Expenses expenses;
    private final MonthEnd monthEnd;
    private final Programmes programmes;

    CaseDoors(
            Applications applications,
            Cases cases,
            CaseActions actions,
            CaseTasks tasks,
            Sales sales,
            Expenses expenses,
            MonthEnd monthEnd,
            Programmes programmes) {
        this.applications = applications;
        this.cases = cases;
        this.actions = actions;
        this.tasks = tasks;
        this.sales = sales;
        this.expenses = expenses;
        this.monthEnd = monthEnd;
        this.programmes = programmes;
    }

    public String apply(Application application, Actor by) {
        return applications.submit(application, by);
    }

    /** Does anything but {@code apply} with the case. */
    public void act(String caseNumber, String action, String task, Map<String, String> fields, Actor by) {
        switch (action) {
            case "complete" -> complete(caseNumber, task, fields, by);
            case "invoice" ->
                sales.invoice(
                        caseNumber,
                        get(fields, "ref"),
                        get(fields, "client"),
                        cents(fields, "net"),
                        percent(fields, "vat"),
                        by);
            case "invoice-quote" -> sales.invoiceQuote(caseNumber, get(fields, "ref"), get(fields, "quote"), by);
            case "receive-payment" ->
                sales.receivePayment(
                        caseNumber,
                        get(fields, "ref"),
                        fields.containsKey("gross") ? cents(fields, "gross") : null,
                        by);
            case "expense" -> spend(caseNumber, fields, by);
            case "quote" ->
                sales.quote(
                        caseNumber,
                        get(fields, "ref"),
                        get(fields, "client"),
                        cents(fields, "net"),
                        percent(fields, "vat"),
                        checksQuotes(caseNumber),
                        by);
            case "accept-quote" -> sales.acceptQuote(caseNumber, get(fields, "ref"), by);
            case "close-month" -> monthEnd.close(cooperative(caseNumber), YearMonth.parse(get(fields, "month")), by);
            case "suspend" -> actions.suspend(caseNumber, get(fields, "reason"), by);
            case "resume" -> actions.resume(caseNumber, by);
            case "end-test" -> actions.endStage(caseNumber, get(fields, "reason"), by);
            default -> throw new IllegalArgumentException("Nobody can do '" + action + "'");
        }
    }

    private void complete(String caseNumber, String key, Map<String, String> fields, Actor by) {
        var open =
                tasks.open(caseNumber).stream().filter(t -> t.key().equals(key)).toList();
        if (open.isEmpty()) throw new Refused("task-not-open", key);
        var task = chosen(open, fields);
        tasks.complete(task.id(), fields, by.role().isEmpty() ? new Actor(null, by.name(), task.role()) : by);
    }

    /** Of several, the one whose fixed fields are as given (a block of the canvas), which must be named; else the oldest. */
    private static CaseTask chosen(List<CaseTask> open, Map<String, String> fields) {
        var fixed = open.get(0).fields().stream()
                .filter(FormField::isFixed)
                .map(FormField::id)
                .toList();
        var unnamed = fixed.stream().filter(field -> !fields.containsKey(field)).findFirst();
        if (unnamed.isPresent()) throw new Refused("item-not-named", open.get(0).key(), unnamed.get());
        return open.stream()
                .filter(task -> fixed.stream()
                        .allMatch(field -> Objects.equals(task.variables().get(field), fields.get(field))))
                .findFirst()
                .orElseThrow(() -> new Refused("task-not-open", open.get(0).key() + " " + fields));
    }

    private void spend(String caseNumber, Map<String, String> fields, Actor by) {
        var dated = fields.get("dated");
        expenses.approve(
                caseNumber,
                cents(fields, "net"),
                percent(fields, "vat"),
                fields.containsKey("vatDeductible") ? percent(fields, "vatDeductible") : 100,
                dated == null ? null : LocalDate.parse(dated),
                fields.getOrDefault("description", "–"),
                by);
    }

    private boolean checksQuotes(String caseNumber) {
        var projectCase = cases.byNumber(caseNumber);
        return programmes
                .programme(projectCase.programme())
                .cooperative(projectCase.cooperative())
                .map(Programme.Cooperative::checksQuotes)
                .orElse(false);
    }

    private String cooperative(String caseNumber) {
        @Nullable String cooperative = cases.byNumber(caseNumber).cooperative();
        if (cooperative == null) throw new Refused("no-treasury-yet");
        return cooperative;
    }

    private static String get(Map<String, String> fields, String name) {
        return Objects.requireNonNull(fields.get(name), name);
    }

    private static long cents(Map<String, String> fields, String name) {
        var cents = new BigDecimal(get(fields, name)).movePointRight(2).stripTrailingZeros();
        if (cents.scale() > 0) throw new Refused("more-than-two-decimals", get(fields, name));
        return cents.longValueExact();
    }

    private static int percent(Map<String, String> fields, String name) {
        try {
            return new BigDecimal(get(fields, name)).intValueExact();
        } catch (ArithmeticException e) {
            throw new Refused("not-a-percentage", get(fields, name));
        }
    }
}
