package org.passerelle.treasury;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes a month some cases at a time, then tells their processes some at a time, each time in one transaction: whatever is cut
 * off in the middle goes on at the next case that is not through. The statements of a chunk do not depend on how many cases it has.
 */
@Component
class MonthChunks {

    private final JdbcClient database;
    private final MonthRuns runs;
    private final TreasuryCases cases;
    private final TreasuryBooks books;
    private final Ledger ledger;
    private final CaseTerms terms;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate apart;
    private final int closedAtOnce;
    private final int toldAtOnce;

    MonthChunks(
            JdbcClient database,
            MonthRuns runs,
            TreasuryCases cases,
            TreasuryBooks books,
            Ledger ledger,
            CaseTerms terms,
            BusinessClock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            @Value("${passerelle.treasury.cases-closed-at-once:500}") int closedAtOnce,
            @Value("${passerelle.treasury.cases-told-at-once:50}") int toldAtOnce) {
        this.database = database;
        this.runs = runs;
        this.cases = cases;
        this.books = books;
        this.ledger = ledger;
        this.terms = terms;
        this.clock = clock;
        this.events = events;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.closedAtOnce = closedAtOnce;
        this.toldAtOnce = toldAtOnce;
    }

    /**
     * @param transferred whether what is owed to the holders leaves the bank at once, in the same entries
     * @return whether there are more
     */
    @Transactional
    boolean close(String cooperative, YearMonth month, boolean transferred) {
        var run = runs.lock(cooperative, month).orElseThrow();
        if (run.closed()) return false;
        var chunk = cases.lockBegunBy(cooperative, month, run.closedUpTo(), closedAtOnce);
        if (!chunk.isEmpty()) {
            close(chunk, run, transferred);
            runs.advance(run, chunk.get(chunk.size() - 1).caseNumber(), chunk.size());
        }
        if (chunk.size() == closedAtOnce) return true;
        runs.markClosed(run);
        return false;
    }

    private void close(List<TreasuryCase> chunk, MonthRun run, boolean transferred) {
        var actor = new Actor(run.byAccount(), "", run.byRole());
        var closed = new ArrayList<CaseMonth>();
        var entries = new ArrayList<LedgerEntry>();
        workOut(chunk, run.month(), (of, month) -> {
            closed.add(month);
            entries.addAll(entries(of, month, transferred, actor));
        });
        ledger.post(entries);
        addMonths(closed, run.month());
    }

    /** Works the month out as it would close now; cases that are closed already, or have nothing to close, are passed over. */
    void workOut(List<TreasuryCase> chunk, YearMonth month, BiConsumer<TreasuryCase, CaseMonth> each) {
        var termsOf = terms.inMonth(chunk.stream().map(TreasuryCase::caseNumber).toList(), month);
        for (var caseBooks : books.of(chunk)) {
            if (caseBooks.rates().containsKey(month)) continue;
            var of = caseBooks.of();
            CaseMonth.of(caseBooks, Objects.requireNonNull(termsOf.get(of.caseNumber())), month)
                    .ifPresent(worked -> each.accept(of, worked));
        }
    }

    private List<LedgerEntry> entries(TreasuryCase of, CaseMonth closed, boolean transferred, Actor actor) {
        var lastDay = closed.figures().month().atEndOfMonth();
        var suffix = "/" + of.caseNumber() + "/" + closed.figures().month();
        var entries = new ArrayList<LedgerEntry>();
        entries.add(LedgerEntry.of("contribution" + suffix, EntryKind.CONTRIBUTION, lastDay, lastDay, actor)
                .debit(of, AccountKind.TREASURY, closed.contributionCents())
                .credit(of, AccountKind.CONTRIBUTION_INCOME, closed.contributionCents()));
        owed(
                entries,
                of,
                "allowance" + suffix,
                EntryKind.ALLOWANCE,
                lastDay,
                closed.allowanceCents(),
                transferred,
                actor);
        owed(
                entries,
                of,
                "settlement" + suffix,
                EntryKind.SETTLEMENT,
                lastDay,
                closed.settledCents(),
                transferred,
                actor);
        return entries;
    }

    private void owed(
            List<LedgerEntry> entries,
            TreasuryCase of,
            String key,
            EntryKind kind,
            LocalDate owedOn,
            long cents,
            boolean transferred,
            Actor actor) {
        entries.add(LedgerEntry.owed(of, key, kind, owedOn, cents, actor));
        if (transferred) entries.add(LedgerEntry.transferred(of, key, clock.today(), cents, actor));
    }

    /**
     * Publishes {@link MonthClosed} for cases that are closed and not told yet. In one transaction: told is what was heard.
     *
     * @return whether there are more
     */
    @Transactional
    boolean tell(String cooperative, YearMonth month) {
        if (runs.lock(cooperative, month).isEmpty())
            throw new IllegalStateException("Nobody has begun to close " + month + " of " + cooperative);
        var untold = database.sql("""
                        select t.case_number from treasury_month t join treasury_case c on c.case_number = t.case_number
                         where t.told_at is null and t.month = :month and c.cooperative = :cooperative
                         order by t.tell_failed_at nulls first, t.case_number limit :most""")
                .param("month", month.atDay(1))
                .param("cooperative", cooperative)
                .param("most", toldAtOnce)
                .query(String.class)
                .list();
        for (var caseNumber : untold) publish(caseNumber, month);
        if (!untold.isEmpty()) {
            database.sql("update treasury_month set told_at = :at where month = :month and case_number = any(:cases)")
                    .param("at", Timestamp.from(clock.instant()))
                    .param("month", month.atDay(1))
                    .param("cases", untold.toArray(String[]::new))
                    .update();
        }
        return untold.size() == toldAtOnce;
    }

    /** A case whose process cannot hear it comes last at the next try, so that it keeps no other waiting. */
    private void publish(String caseNumber, YearMonth month) {
        try {
            events.publishEvent(new MonthClosed(caseNumber, month));
        } catch (RuntimeException e) {
            apart.executeWithoutResult(status -> database.sql(
                            "update treasury_month set tell_failed_at = :at where month = :month and case_number = :case")
                    .param("at", Timestamp.from(clock.instant()))
                    .param("month", month.atDay(1))
                    .param("case", caseNumber)
                    .update());
            throw e;
        }
    }

    private void addMonths(List<CaseMonth> closed, YearMonth month) {
        database.sql("""
                        insert into treasury_month (case_number, month, contribution_rate, closed_at)
                        select n, :month, r, :at from unnest(:cases, :rates) as given (n, r)""")
                .param("month", month.atDay(1))
                .param("at", Timestamp.from(clock.instant()))
                .param("cases", closed.stream().map(CaseMonth::caseNumber).toArray(String[]::new))
                .param("rates", closed.stream().map(CaseMonth::contributionRate).toArray(BigDecimal[]::new))
                .update();
    }
}
