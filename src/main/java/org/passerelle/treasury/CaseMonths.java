package org.passerelle.treasury;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closes one month of one case: T4, T5 and, once settled, T7. Runs in the caller's transaction. */
@Component
class CaseMonths {

    private final JdbcClient database;
    private final TreasuryCases cases;
    private final TreasuryBooks books;
    private final Ledger ledger;
    private final CaseTerms terms;
    private final Allowance allowance;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    CaseMonths(
            JdbcClient database,
            TreasuryCases cases,
            TreasuryBooks books,
            Ledger ledger,
            CaseTerms terms,
            Allowance allowance,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.cases = cases;
        this.books = books;
        this.ledger = ledger;
        this.terms = terms;
        this.allowance = allowance;
        this.clock = clock;
        this.events = events;
    }

    /** Does nothing when the case's month has been closed already, or when there is nothing to close in it. */
    void close(String caseNumber, YearMonth month, Actor actor) {
        var of = cases.lock(caseNumber);
        var rates = rates(caseNumber);
        if (rates.containsKey(month)) return;
        var movements = books.movements(of);
        var lastDay = month.atEndOfMonth();
        if (of.settled() && !movements.containsKey(month) && unsettled(of, lastDay) == 0) return;

        rates.put(month, terms.contributionRate(caseNumber, month.atDay(1)));
        long contribution = contributionSoFar(movements, rates, month) - chargedSoFar(movements, month);
        long held = books.treasuryOn(of, lastDay) - contribution;
        long paid = Math.min(Math.max(held, 0), allowance.cents(caseNumber, month));
        long rest = of.settled() ? Math.max(0, unsettled(of, lastDay) - contribution - paid) : 0;
        book(of, month, contribution, paid, rest, actor);
        add(caseNumber, month, rates.get(month));
        events.publishEvent(new MonthClosed(caseNumber, month));
    }

    /** T4: max(0, the sum of rate × margin), rounded once for all months together so that cents never drift. */
    private static long contributionSoFar(
            Map<YearMonth, Map<EntryKind, Long>> movements, Map<YearMonth, BigDecimal> rates, YearMonth upTo) {
        var sum = BigDecimal.ZERO;
        for (var rate : rates.entrySet()) {
            if (rate.getKey().isAfter(upTo)) continue;
            var added = movements.getOrDefault(rate.getKey(), Map.of());
            // Expenses are in it with their own sign.
            long margin = added.getOrDefault(EntryKind.SALE_RECEIVED, 0L) + added.getOrDefault(EntryKind.EXPENSE, 0L);
            sum = sum.add(rate.getValue().multiply(BigDecimal.valueOf(margin)));
        }
        return sum.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ZERO).longValueExact();
    }

    private static long chargedSoFar(Map<YearMonth, Map<EntryKind, Long>> movements, YearMonth upTo) {
        return -movements.entrySet().stream()
                .filter(month -> !month.getKey().isAfter(upTo))
                .mapToLong(month -> month.getValue().getOrDefault(EntryKind.CONTRIBUTION, 0L))
                .sum();
    }

    /** What was held on a day, less what has been settled since. */
    private long unsettled(TreasuryCase of, LocalDate day) {
        return books.treasuryOn(of, day) + books.addedAfter(of, day, EntryKind.SETTLEMENT, EntryKind.WRITE_OFF);
    }

    private void book(TreasuryCase of, YearMonth month, long contribution, long paid, long rest, Actor actor) {
        var lastDay = month.atEndOfMonth();
        var today = clock.today();
        var suffix = "/" + of.caseNumber() + "/" + month;
        var entries = new ArrayList<LedgerEntry>();
        entries.add(LedgerEntry.of("contribution" + suffix, EntryKind.CONTRIBUTION, lastDay, lastDay, actor)
                .debit(of, AccountKind.TREASURY, contribution)
                .credit(of, AccountKind.CONTRIBUTION_INCOME, contribution));
        entries.addAll(
                LedgerEntry.toHolder(of, "allowance" + suffix, EntryKind.ALLOWANCE, lastDay, today, paid, actor));
        entries.addAll(
                LedgerEntry.toHolder(of, "settlement" + suffix, EntryKind.SETTLEMENT, lastDay, today, rest, actor));
        ledger.post(entries);
    }

    private Map<YearMonth, BigDecimal> rates(String caseNumber) {
        var rates = new HashMap<YearMonth, BigDecimal>();
        database.sql("select month, contribution_rate from treasury_month where case_number = :case")
                .param("case", caseNumber)
                .query(row -> {
                    rates.put(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getBigDecimal("contribution_rate"));
                });
        return rates;
    }

    private void add(String caseNumber, YearMonth month, BigDecimal rate) {
        database.sql("""
                        insert into treasury_month (case_number, month, contribution_rate, closed_at)
                        values (:case, :month, :rate, :at)""")
                .param("case", caseNumber)
                .param("month", month.atDay(1))
                .param("rate", rate)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
