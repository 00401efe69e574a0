package org.passerelle.scenarios.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import org.passerelle.scenarios.CaseDoors;
import org.passerelle.scenarios.demo.Route.Kind;
import org.passerelle.shared.Actor;

/** What people in test sell, are paid and spend, planned a month at a time from the first day of test. */
final class Trading {

    private static final int LAST_MONTH = 24;

    private final CaseDoors doors;
    private final Agenda agenda;
    private final Townspeople town;
    private final Staff staff;
    private final Receipts receipts;
    private final LocalDate lastDay;

    /** @param lastDay on which the demo begins */
    Trading(CaseDoors doors, Agenda agenda, Townspeople town, Staff staff, Receipts receipts, LocalDate lastDay) {
        this.doors = doors;
        this.agenda = agenda;
        this.town = town;
        this.staff = staff;
        this.receipts = receipts;
        this.lastDay = lastDay;
    }

    void begin(Life life, LocalDate firstDay) {
        for (int month = 0; month < LAST_MONTH; month++) {
            int number = month;
            agenda.plan(
                    firstDay.plusMonths(month).plusDays(1),
                    life,
                    () -> month(life, number, firstDay.plusMonths(number)));
        }
    }

    private void month(Life life, int number, LocalDate from) {
        if (!life.stage.equals("test") || life.suspended) return;
        var trade = life.route.trade;
        int euros = Math.max(0, trade.firstMonth + trade.more * number) * life.days(70, 130) / 100;
        if (number >= life.route.sellsMonths) euros = 0;
        if (number < 3) euros = euros * (number + 2) / 5;
        int parts = euros == 0 ? 0 : euros < 300 ? 1 : life.days(1, euros > 1500 ? 4 : 3);
        for (int part = 0; part < parts; part++) {
            int amount = Math.max(25, euros / parts * life.days(80, 120) / 100);
            sell(life, amount, from.plusDays(life.days(2, 27)));
        }
        int spent = (Math.max(200, euros) * life.route.spendsPercent / 100) * life.days(60, 140) / 100;
        if (life.chance(85)) spend(life, spent, from.plusDays(life.days(2, 27)));
    }

    private void sell(Life life, int euros, LocalDate day) {
        var cents = BigDecimal.valueOf(euros * 100L + (life.chance(30) ? 5L * life.days(1, 19) : 0), 2);
        var client = client(life);
        boolean quoted = life.chance(life.route.kind == Kind.BUILDING ? 75 : 12);
        if (!quoted) {
            agenda.plan(day, life, () -> invoice(life, client, cents, day));
            return;
        }
        var reference = "D-" + ++life.documentsNumbered;
        agenda.plan(day, life, () -> {
            var quote = Map.of("ref", reference, "client", client, "net", cents.toPlainString(), "vat", vat(life));
            doors.act(life.caseNumber, "quote", "", quote, life.holder);
            var accepted = day.plusDays(life.days(6, 14));
            if (life.chance(80)) agenda.plan(accepted, life, () -> accept(life, reference, cents, accepted));
        });
    }

    private void accept(Life life, String quote, BigDecimal net, LocalDate day) {
        doors.act(life.caseNumber, "accept-quote", "", Map.of("ref", quote), life.holder);
        var done = day.plusDays(life.days(5, 25));
        agenda.plan(done, life, () -> {
            var reference = "F-" + ++life.documentsNumbered;
            var invoice = Map.of("ref", reference, "quote", quote);
            doors.act(life.caseNumber, "invoice-quote", "", invoice, life.holder);
            awaitPayment(life, reference, net, done);
        });
    }

    private void invoice(Life life, String client, BigDecimal net, LocalDate day) {
        var reference = "F-" + ++life.documentsNumbered;
        var invoice = Map.of("ref", reference, "client", client, "net", net.toPlainString(), "vat", vat(life));
        doors.act(life.caseNumber, "invoice", "", invoice, life.holder);
        awaitPayment(life, reference, net, day);
    }

    private void awaitPayment(Life life, String reference, BigDecimal net, LocalDate day) {
        var by = staff.accountant(life.documentsNumbered);
        int percent = life.random.nextInt(100);
        if (percent < 4) return; // never paid
        var paid = Habits.workingDay(day.plusDays(percent < 85 ? life.days(3, 34) : life.days(35, 80)));
        if (percent < 90) {
            agenda.plan(paid, life, () -> receive(life, Map.of("ref", reference), by));
            return;
        }
        var part = net.divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN).toPlainString();
        agenda.plan(paid, life, () -> receive(life, Map.of("ref", reference, "gross", part), by));
        var rest = Habits.workingDay(paid.plusDays(life.days(20, 45)));
        agenda.plan(rest, life, () -> receive(life, Map.of("ref", reference), by));
    }

    private void receive(Life life, Map<String, String> payment, Actor by) {
        doors.act(life.caseNumber, "receive-payment", "", payment, by);
    }

    private void spend(Life life, int euros, LocalDate day) {
        var working = Habits.workingDay(day);
        int net = Math.max(12, euros);
        int vat = life.chance(80) ? 21 : 6;
        var bought = purchase(life);
        if (Receipts.handsIn(life, working, lastDay)) {
            agenda.plan(working, life, () -> receipts.handIn(life, bought, net, vat, working));
            return;
        }
        var fields = Map.of(
                "net",
                String.valueOf(net),
                "vat",
                String.valueOf(vat),
                "vatDeductible",
                life.persona.idea().vatPercent() == 0 ? "0" : "100",
                "dated",
                day.toString(),
                "description",
                bought);
        agenda.plan(
                working,
                life,
                () -> doors.act(life.caseNumber, "expense", "", fields, staff.accountant(life.documentsNumbered)));
    }

    private String client(Life life) {
        return town.client(life.random);
    }

    private String purchase(Life life) {
        return town.purchase(life.language(), life.random);
    }

    private static String vat(Life life) {
        return String.valueOf(life.persona.idea().vatPercent());
    }
}
