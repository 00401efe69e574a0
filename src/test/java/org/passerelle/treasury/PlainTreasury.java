package org.passerelle.treasury;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.expenses.Expense;

/** The rules T1 to T7 for one case written once more, as plainly as possible: a list of dated movements and nothing else. */
class PlainTreasury {

    /** An invoice and what was received for it. */
    static class Sold {
        final String reference;
        final long net;
        final long gross;
        long received;

        Sold(String reference, long net, long gross) {
            this.reference = reference;
            this.net = net;
            this.gross = gross;
        }

        long share() {
            return new BigDecimal(net)
                    .multiply(new BigDecimal(received))
                    .divide(new BigDecimal(gross), 0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    private record Movement(String what, LocalDate on, long cents) {}

    final String caseNumber;
    final LocalDate firstDay;
    final List<Sold> invoices = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final TreeMap<YearMonth, BigDecimal> rates = new TreeMap<>();

    @Nullable
    YearMonth closedUpTo;

    boolean settled;

    @Nullable
    Expense lastExpense;

    PlainTreasury(String caseNumber, LocalDate firstDay) {
        this.caseNumber = caseNumber;
        this.firstDay = firstDay;
    }

    void receive(Sold sold, long gross, LocalDate today) {
        long before = sold.share();
        sold.received += gross;
        add("received", today, sold.share() - before);
    }

    void spend(long cost, LocalDate dated) {
        add("spent", dated, -cost);
    }

    void pay(long cents, LocalDate today) {
        add("paid out", today, -cents);
        settled = true;
    }

    void writeOff(LocalDate today) {
        add("written off", today, -balance());
        settled = true;
    }

    private void add(String what, LocalDate on, long cents) {
        var openFrom = (closedUpTo == null ? YearMonth.from(firstDay) : closedUpTo.plusMonths(1)).atDay(1);
        movements.add(new Movement(what, on.isBefore(openFrom) ? openFrom : on, cents));
    }

    void close(YearMonth month, PlannedTerms terms) {
        if (month.isBefore(YearMonth.from(firstDay))) return;
        var end = month.atEndOfMonth();
        rates.put(month, terms.contributionRate(caseNumber, month.atDay(1)));
        var exact = BigDecimal.ZERO;
        for (var k : rates.keySet())
            exact = exact.add(rates.get(k).multiply(new BigDecimal(of("received", k) + of("spent", k))));
        long chargedSoFar = -sum("contribution", LocalDate.MIN, end);
        long contribution = Math.max(0, exact.setScale(0, RoundingMode.HALF_UP).longValueExact()) - chargedSoFar;
        movements.add(new Movement("contribution", end, -contribution));
        long allowance = Math.max(0, Math.min(held(end), allowance(month, terms)));
        movements.add(new Movement("allowance", end, -allowance));
        closedUpTo = month;
        if (settled) movements.add(new Movement("paid out", end, -Math.max(0, unsettled(end))));
    }

    private long allowance(YearMonth month, PlannedTerms terms) {
        var sum = BigDecimal.ZERO;
        for (int d = 1; d <= month.lengthOfMonth(); d++) {
            var day = month.atDay(d);
            if (day.isBefore(firstDay) || day.isAfter(terms.lastDayOfTest(caseNumber))) continue;
            if (terms.suspensions(caseNumber).stream()
                    .anyMatch(span -> !day.isBefore(span.from()) && day.isBefore(span.until()))) continue;
            var until = terms.allowanceUntil(caseNumber);
            sum = sum.add(new BigDecimal(
                    until != null && day.isAfter(until)
                            ? terms.incomeAfterCents(caseNumber, month)
                            : terms.monthlyAllowanceCents(caseNumber, month)));
        }
        return sum.divide(new BigDecimal(month.lengthOfMonth()), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    long toSettle() {
        if (balance() < 0) return balance();
        return closedUpTo == null ? 0 : Math.max(0, unsettled(closedUpTo.atEndOfMonth()));
    }

    private long unsettled(LocalDate end) {
        return held(end)
                + sum("paid out", end.plusDays(1), LocalDate.MAX)
                + sum("written off", end.plusDays(1), LocalDate.MAX);
    }

    private long held(LocalDate on) {
        return movements.stream()
                .filter(m -> !m.on().isAfter(on))
                .mapToLong(Movement::cents)
                .sum();
    }

    long balance() {
        return movements.stream().mapToLong(Movement::cents).sum();
    }

    long paidOut() {
        return -sum("paid out", LocalDate.MIN, LocalDate.MAX);
    }

    long pending() {
        return invoices.stream().mapToLong(sold -> sold.net - sold.share()).sum();
    }

    private long of(String what, YearMonth month) {
        return sum(what, month.atDay(1), month.atEndOfMonth());
    }

    private long sum(String what, LocalDate from, LocalDate to) {
        return movements.stream()
                .filter(m -> m.what().equals(what) && !m.on().isBefore(from) && !m.on().isAfter(to))
                .mapToLong(Movement::cents)
                .sum();
    }

    MonthFigures figures(YearMonth month) {
        return new MonthFigures(
                month,
                held(month.atDay(1).minusDays(1)),
                of("received", month),
                -of("spent", month),
                -of("contribution", month),
                -of("allowance", month),
                -of("paid out", month),
                of("written off", month),
                held(month.atEndOfMonth()));
    }
}
