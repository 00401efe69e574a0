package org.passerelle.treasury;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the months of a cooperative (T6): marks the month so that nothing is booked in it any more, closes its cases some at a time,
 * calls it closed, then tells the processes of the cases some at a time. Killed in the middle and run again, it ends with the same
 * books. The process of the month takes these steps one by one; {@link #close} takes them all.
 */
@Component
public class MonthEnd {

    private static final int READ_AT_ONCE = 1000;

    private final MonthRuns runs;
    private final MonthChunks chunks;
    private final TreasuryCases cases;
    private final TreasuryBooks books;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    MonthEnd(
            MonthRuns runs,
            MonthChunks chunks,
            TreasuryCases cases,
            TreasuryBooks books,
            BusinessClock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.chunks = chunks;
        this.cases = cases;
        this.books = books;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * The whole close at once, and what is owed to the holders leaves the bank the same day. Closing again is accepted and changes
     * nothing. Its transactions are its own, whatever transaction calls it.
     */
    public void close(String cooperative, YearMonth month, Actor actor) {
        transaction.executeWithoutResult(status -> mark(cooperative, month, actor));
        while (yes(() -> chunks.close(cooperative, month, true)))
            ;
        while (yes(() -> chunks.tell(cooperative, month)))
            ;
        transaction.executeWithoutResult(status -> events.publishEvent(new MonthClosedAtOnce(cooperative, month)));
    }

    private boolean yes(BooleanSupplier chunk) {
        return Boolean.TRUE.equals(transaction.execute(status -> chunk.getAsBoolean()));
    }

    /** The first step: from now on nothing is booked in the month any more. Beginning again changes nothing. */
    @Transactional
    public void begin(String cooperative, YearMonth month, Actor actor) {
        mark(cooperative, month, actor);
    }

    /** @return whether there are more cases to close */
    public boolean closeSome(String cooperative, YearMonth month) {
        return chunks.close(cooperative, month, false);
    }

    /** @return whether there are more cases to tell */
    public boolean tellSome(String cooperative, YearMonth month) {
        return chunks.tell(cooperative, month);
    }

    /** The last month of the cooperative that is closed for all its cases. */
    public Optional<YearMonth> lastClosed(String cooperative) {
        return cases.lastClosedMonthOf(cooperative);
    }

    /** The month that can be closed next, once it is over; empty while no treasury is open. */
    public Optional<YearMonth> next(String cooperative) {
        return lastClosed(cooperative).map(last -> last.plusMonths(1)).or(() -> cases.firstMonthOf(cooperative));
    }

    public boolean isOver(YearMonth month) {
        return clock.today().isAfter(month.atEndOfMonth());
    }

    /** How far the close has come; empty before it has begun. */
    public Optional<MonthRun> run(String cooperative, YearMonth month) {
        return runs.find(cooperative, month);
    }

    /** Begun and closed months, the latest first. */
    public List<MonthRun> runs(String cooperative) {
        return runs.of(cooperative);
    }

    /** What the close would book if it were done now, case by case; for the next month of the cooperative. */
    @Transactional(readOnly = true)
    public List<CaseMonth> preview(String cooperative, YearMonth month) {
        var worked = new ArrayList<CaseMonth>();
        for (var some : partitions(cases.begunBy(cooperative, month))) {
            chunks.workOut(some, month, (of, one) -> worked.add(one));
        }
        return worked;
    }

    /** The figures of a month as they stand in the books, of all cases that were closed in it, by case number. */
    @Transactional(readOnly = true)
    public Map<String, MonthFigures> booked(String cooperative, YearMonth month) {
        var booked = new LinkedHashMap<String, MonthFigures>();
        for (var some : partitions(cases.begunBy(cooperative, month))) {
            for (var of : books.of(some)) {
                if (!of.rates().containsKey(month)) continue;
                booked.put(of.of().caseNumber(), MonthFigures.of(month, of.heldBefore(month), of.in(month)));
            }
        }
        return booked;
    }

    private static List<List<TreasuryCase>> partitions(List<TreasuryCase> all) {
        var parts = new ArrayList<List<TreasuryCase>>();
        for (int from = 0; from < all.size(); from += READ_AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + READ_AT_ONCE)));
        }
        return parts;
    }

    private void mark(String cooperative, YearMonth month, Actor actor) {
        cases.lockCooperative(cooperative);
        var lastClosed = lastClosed(cooperative);
        var first = cases.firstMonthOf(cooperative).filter(begun -> !month.isBefore(begun));
        if (first.isEmpty()) throw new Refused("month-before-first", month);
        if (lastClosed.filter(last -> !month.isAfter(last)).isPresent()) return;
        if (!isOver(month)) throw new Refused("month-not-over", month, month.atEndOfMonth());
        var next = lastClosed.map(last -> last.plusMonths(1)).orElse(first.get());
        if (month.isAfter(next)) throw new Refused("month-close-first", month, next);
        runs.add(cooperative, month, cases.countBegunBy(cooperative, month), actor);
    }
}
