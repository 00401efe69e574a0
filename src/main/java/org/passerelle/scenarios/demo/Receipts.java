package org.passerelle.scenarios.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.passerelle.engine.CaseTasks;
import org.passerelle.expenses.ClaimLine;
import org.passerelle.expenses.HandingIn;
import org.passerelle.expenses.Outlay;
import org.passerelle.expenses.OutlayDrafts;
import org.passerelle.expenses.OutlayKind;
import org.passerelle.expenses.OutlayPayments;
import org.passerelle.expenses.OutlayStatus;
import org.passerelle.expenses.Outlays;
import org.passerelle.expenses.SupplierPaper;
import org.passerelle.scenarios.demo.OpenWork.Task;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What people hand in, and what the office does with it. Only some purchases of the last weeks go this long way: enough to see each stage
 * of it, and not so many that the demo begins later. The purchases before are booked at once.
 */
@Component
@Profile("demo")
class Receipts {

    private static final int LAST_DAYS = 75;
    private static final List<String> TASKS = List.of("CheckOutlay", "DecideOverspending", "BookOutlay");

    private final OutlayDrafts drafts;
    private final HandingIn handingIn;
    private final Outlays outlays;
    private final OutlayPayments payments;
    private final CaseTasks tasks;
    private final BusinessClock clock;

    Receipts(
            OutlayDrafts drafts,
            HandingIn handingIn,
            Outlays outlays,
            OutlayPayments payments,
            CaseTasks tasks,
            BusinessClock clock) {
        this.drafts = drafts;
        this.handingIn = handingIn;
        this.outlays = outlays;
        this.payments = payments;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** A third of them, whoever plans them: no random number of a life is used up for it. */
    static boolean handsIn(Life life, LocalDate day, LocalDate lastDay) {
        return day.isAfter(lastDay.minusDays(LAST_DAYS)) && day.isBefore(lastDay) && turn(life, day) % 3 == 0;
    }

    private static int turn(Life life, LocalDate day) {
        return Math.floorMod(life.caseNumber.hashCode() * 31 + (int) day.toEpochDay(), 12);
    }

    void handIn(Life life, String bought, int netEuros, int vatPercent, LocalDate day) {
        long net = netEuros * 100L + turn(life, day) * 5;
        long gross = net + Math.round(net * vatPercent / 100.0);
        if (turn(life, day) % 2 == 0) claim(life, bought, gross, vatPercent, day);
        else invoice(life, bought, net, gross, vatPercent, day);
    }

    private void claim(Life life, String bought, long gross, int vatPercent, LocalDate day) {
        long claim = drafts.begin(life.caseNumber, OutlayKind.CLAIM, life.holder);
        long line = drafts.addLineWith(claim, "ticket.pdf", ticket(bought, gross, day), life.holder);
        var given = new ClaimLine(line, day, bought, "supplies", gross, vatPercent, null);
        handingIn.claim(claim, life.persona.iban(), List.of(given), life.holder);
    }

    private void invoice(Life life, String bought, long net, long gross, int vatPercent, LocalDate day) {
        long paper = drafts.begin(life.caseNumber, OutlayKind.SUPPLIER_INVOICE, life.holder);
        drafts.attach(paper, null, "facture.pdf", ticket(bought, gross, day), life.holder);
        var lines = new TreeMap<>(Map.of(vatPercent, net));
        handingIn.supplierPaper(
                paper,
                new SupplierPaper(
                        "Comptoir du Canal",
                        null,
                        "BE71 0961 2345 6769",
                        life.caseNumber + "-" + day.getDayOfYear(),
                        day,
                        day.plusDays(30),
                        null,
                        bought,
                        "materials",
                        lines,
                        gross),
                life.holder);
    }

    private static byte[] ticket(String bought, long gross, LocalDate day) {
        return Ticket.of(List.of(
                "COMPTOIR DU CANAL",
                day.toString(),
                "",
                bought,
                "",
                "TOTAL EUR %d,%02d".formatted(gross / 100, gross % 100)));
    }

    static boolean isAbout(Task task) {
        return TASKS.contains(task.key());
    }

    /** Each is done on the page of its outlay. */
    void decide(Task task, Words words, Life life, Actor by) {
        var open = tasks.find(task.id());
        if (open.isEmpty()) return;
        long id = Long.parseLong(String.valueOf(open.get().page()).replaceAll("\\D", ""));
        tasks.complete(task.id(), Map.of(), by, () -> decide(task, outlays.outlay(id), words, life, by));
    }

    private void decide(Task task, Outlay outlay, Words words, Life life, Actor by) {
        switch (task.key()) {
            case "CheckOutlay" -> outlays.check(outlay.id(), refusals(outlay, words, life), by);
            case "DecideOverspending" ->
                outlays.decideOverspending(
                        outlay.id(), true, words.about("overspent", life.language(), life.random), by);
            default -> outlays.book(outlay.id(), Map.of(), by);
        }
    }

    private static Map<Long, String> refusals(Outlay outlay, Words words, Life life) {
        if (outlay.id() % 9 != 0) return Map.of();
        var reason = words.about("unreadable", life.language(), life.random);
        return Map.of(outlay.lines().get(0).id(), reason);
    }

    /** Once a month what is due by then is paid; the rest stays on the list of what is to be paid. */
    void payDue(String cooperative, Actor by) {
        var today = clock.today();
        var due = payments.payable(cooperative).stream()
                .filter(outlay -> outlay.status() == OutlayStatus.BOOKED)
                .filter(outlay -> outlay.dueOn() != null && !outlay.dueOn().isAfter(today.plusDays(10)))
                .map(Outlay::id)
                .collect(Collectors.toSet());
        if (due.isEmpty()) return;
        payments.markPaid(payments.make(cooperative, due, by), today, by);
    }
}
