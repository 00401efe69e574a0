package org.passerelle.treasury;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The treasury of each case: what came in, what went out, what is held. It may be negative: nothing is refused here for lack of money.
 * Months are closed by {@link MonthEnd}, the money of clients is booked by {@link ClientBooks}.
 */
@Component
@Transactional
public class Treasury {

    private final TreasuryCases cases;
    private final TreasuryBooks books;
    private final Ledger ledger;
    private final Balances balances;
    private final CaseTerms terms;
    private final BusinessClock clock;

    Treasury(
            TreasuryCases cases,
            TreasuryBooks books,
            Ledger ledger,
            Balances balances,
            CaseTerms terms,
            BusinessClock clock) {
        this.cases = cases;
        this.books = books;
        this.ledger = ledger;
        this.balances = balances;
        this.terms = terms;
        this.clock = clock;
    }

    /** Opening again with the same facts changes nothing. */
    public void open(String caseNumber, String cooperative, LocalDate firstDay) {
        cases.lockCooperative(cooperative);
        var known = cases.find(caseNumber);
        if (known.isPresent()) {
            if (known.get().cooperative().equals(cooperative)
                    && known.get().firstDay().equals(firstDay)) return;
            throw new Refused("treasury-already-open", caseNumber);
        }
        var firstMonth = YearMonth.from(firstDay);
        if (cases.lastMarkedMonthOf(cooperative)
                .filter(marked -> !marked.isBefore(firstMonth))
                .isPresent()) {
            throw new Refused("treasury-first-month-closed", firstMonth);
        }
        cases.add(caseNumber, cooperative, firstDay);
    }

    public boolean isOpen(String caseNumber) {
        return cases.find(caseNumber).isPresent();
    }

    public String cooperative(String caseNumber) {
        return cases.get(caseNumber).cooperative();
    }

    public boolean isSettled(String caseNumber) {
        return cases.get(caseNumber).settled();
    }

    /** Zero for a case whose treasury is not open yet. */
    public long balanceCents(String caseNumber) {
        return cases.find(caseNumber)
                .map(of -> books.balance(of, AccountKind.TREASURY))
                .orElse(0L);
    }

    public long balanceCents(String caseNumber, LocalDate onOrBefore) {
        return cases.find(caseNumber)
                .map(of -> books.treasuryOn(of, onOrBefore))
                .orElse(0L);
    }

    /** Net amounts invoiced and not yet received (T1). */
    public long pendingCents(String caseNumber) {
        return cases.find(caseNumber)
                .map(of -> books.balance(of, AccountKind.PENDING_SALES))
                .orElse(0L);
    }

    /** What T7 paid, without allowances. */
    public long paidOutCents(String caseNumber) {
        return cases.find(caseNumber)
                .map(of -> -books.addedAfter(of, LocalDate.EPOCH, EntryKind.SETTLEMENT))
                .orElse(0L);
    }

    public boolean isClosed(String caseNumber, YearMonth month) {
        return isClosed(cases.get(caseNumber), month);
    }

    private boolean isClosed(TreasuryCase of, YearMonth month) {
        return !month.isBefore(of.firstMonth())
                && lastClosed(of).filter(last -> !month.isAfter(last)).isPresent();
    }

    public Optional<YearMonth> lastClosedMonth(String caseNumber) {
        return cases.find(caseNumber).flatMap(this::lastClosed);
    }

    private Optional<YearMonth> lastClosed(TreasuryCase of) {
        // While the cooperative's month is closing, a case of its own may be through already.
        var row = cases.lastMonthRowOf(of.caseNumber());
        var ofCooperative = cases.lastClosedMonthOf(of.cooperative()).filter(m -> !m.isBefore(of.firstMonth()));
        return row.isEmpty() || ofCooperative.filter(row.get()::isBefore).isPresent() ? ofCooperative : row;
    }

    public MonthFigures figures(String caseNumber, YearMonth month) {
        return months(cases.get(caseNumber), month, month).get(0);
    }

    /** What letters say: of that month, or of the whole time since the first day of test. Empty before the treasury is open. */
    public Optional<TreasuryStatement> statement(String caseNumber, @Nullable YearMonth month) {
        return cases.find(caseNumber).map(of -> {
            var first = month == null ? YearMonth.from(terms.firstDayOfTest(caseNumber)) : month;
            var last = month == null ? YearMonth.from(clock.today()) : month;
            var movements = books.movements(of);
            var figures = months(movements, first, last).stream()
                    .reduce(MonthFigures::plus)
                    .orElseThrow();
            var lastDay = terms.lastDayOfTest(caseNumber);
            return new TreasuryStatement(
                    figures,
                    books.balance(of, AccountKind.PENDING_SALES),
                    sum(movements),
                    lastDay != null && isClosed(of, YearMonth.from(lastDay)));
        });
    }

    /** From the case's first month on; a month in which nothing moved is there as well. */
    public List<MonthFigures> closedMonths(String caseNumber) {
        return cases.find(caseNumber)
                .flatMap(of -> lastClosed(of).map(last -> months(of, of.firstMonth(), last)))
                .orElse(List.of());
    }

    private List<MonthFigures> months(TreasuryCase of, YearMonth first, YearMonth last) {
        return months(books.movements(of), first, last);
    }

    private static List<MonthFigures> months(
            NavigableMap<YearMonth, Map<EntryKind, Long>> movements, YearMonth first, YearMonth last) {
        long opening = sum(movements.headMap(first));
        var months = new ArrayList<MonthFigures>();
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            var figures = MonthFigures.of(month, opening, movements.getOrDefault(month, Map.of()));
            months.add(figures);
            opening = figures.closingCents();
        }
        return months;
    }

    private static long sum(Map<YearMonth, Map<EntryKind, Long>> movements) {
        return movements.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** T6: a document's own date when that lies in an open month, else the first day of the first open month. */
    public LocalDate bookingDate(String caseNumber, LocalDate documentOn) {
        return bookingDate(cases.get(caseNumber), documentOn);
    }

    private LocalDate bookingDate(TreasuryCase of, LocalDate documentOn) {
        var openFrom = cases.openFrom(of);
        return documentOn.isBefore(openFrom) ? openFrom : documentOn;
    }

    /** T1: an invoice is pending until the client pays; the VAT is owed to the state. Returns the booking date. */
    public LocalDate invoiceSale(
            String caseNumber, String key, LocalDate on, long netCents, long vatCents, Actor actor) {
        var of = cases.lock(caseNumber);
        var entry = LedgerEntry.of(key, EntryKind.SALE_INVOICED, bookingDate(of, on), on, actor)
                .debit(of, AccountKind.RECEIVABLES, netCents + vatCents)
                .credit(of, AccountKind.VAT_DUE, vatCents)
                .credit(of, AccountKind.PENDING_SALES, netCents);
        ledger.post(List.of(entry));
        return entry.occurredOn();
    }

    /** T2: lowers the treasury by {@code costCents}; {@code vatRecoverableCents} come back from the state. */
    public LocalDate bookExpense(
            String caseNumber, String key, LocalDate on, long costCents, long vatRecoverableCents, Actor actor) {
        return bookExpense(caseNumber, key, on, costCents, vatRecoverableCents, Creditor.SUPPLIER, actor);
    }

    /** T2 the other way round when both amounts are below zero: a supplier gives money back and owes it until it is paid. */
    public LocalDate bookExpense(
            String caseNumber,
            String key,
            LocalDate on,
            long costCents,
            long vatRecoverableCents,
            Creditor creditor,
            Actor actor) {
        var of = cases.lock(caseNumber);
        var entry = LedgerEntry.of(key, EntryKind.EXPENSE, bookingDate(of, on), on, actor)
                .debit(of, AccountKind.TREASURY, costCents)
                .debit(of, AccountKind.VAT_RECOVERABLE, vatRecoverableCents)
                .credit(of, owedIn(creditor, costCents), costCents + vatRecoverableCents);
        ledger.post(List.of(entry));
        return entry.occurredOn();
    }

    /** What was owed for expenses is transferred, or what a supplier owed comes in. The same key is paid once. */
    public LocalDate payExpense(
            String caseNumber, String key, LocalDate on, long grossCents, Creditor creditor, Actor actor) {
        var of = cases.lock(caseNumber);
        var entry = LedgerEntry.of(key, EntryKind.BANK_TRANSFER, bookingDate(of, on), on, actor)
                .debit(of, owedIn(creditor, grossCents), grossCents)
                .credit(of, AccountKind.BANK, grossCents);
        ledger.post(List.of(entry));
        return entry.occurredOn();
    }

    private static AccountKind owedIn(Creditor creditor, long cents) {
        return cents < 0 ? AccountKind.SUPPLIER_RECEIVABLES : creditor.account();
    }

    /** Takes an expense back by a reversing entry, dated today or in the first open month. */
    public void reverseExpense(String caseNumber, String key, Actor actor) {
        var of = cases.lock(caseNumber);
        ledger.reverse(ledger.entry(key, EntryKind.EXPENSE), bookingDate(of, clock.today()), actor);
    }

    /**
     * What {@link #payBalance} would pay now (T7): what was held at the end of the last closed month and is not paid yet. Negative when
     * the treasury is negative, which is not paid but decided upon.
     */
    public long toSettleCents(String caseNumber) {
        return cases.find(caseNumber).map(this::toSettle).orElse(0L);
    }

    private long toSettle(TreasuryCase of) {
        long now = books.balance(of, AccountKind.TREASURY);
        if (now < 0) return now;
        return lastClosed(of).map(month -> Math.max(0, unsettledAt(of, month))).orElse(0L);
    }

    private long unsettledAt(TreasuryCase of, YearMonth month) {
        var lastDay = month.atEndOfMonth();
        return books.treasuryOn(of, lastDay) + books.addedAfter(of, lastDay, EntryKind.SETTLEMENT, EntryKind.WRITE_OFF);
    }

    /**
     * T7. To be called when there is nothing to pay, too: from then on the case is settled and what comes later is paid out at the close
     * of its month. An invoice of the holder must be over what is held; the VAT on it is paid with it and comes back from the state.
     *
     * @return what was paid out of the treasury; 0 when called again
     */
    public long payBalance(String caseNumber, Actor actor) {
        var of = cases.lock(caseNumber);
        if (of.settled()) return 0;
        var lastDay = terms.lastDayOfTest(caseNumber);
        if (lastDay == null) throw new Refused("balance-test-not-over", caseNumber);
        var lastMonth = YearMonth.from(lastDay);
        if (!isClosed(caseNumber, lastMonth)) throw new Refused("balance-month-open", lastMonth);
        long cents = toSettle(of);
        if (cents < 0) throw new Refused("balance-negative", Euros.of(cents));
        pay(of, cents, actor);
        cases.markSettled(caseNumber);
        return cents;
    }

    private void pay(TreasuryCase of, long cents, Actor actor) {
        var document = balances.document(of.caseNumber()).orElse(null);
        var invoiced = document == null ? null : document.netCents();
        if (invoiced != null && invoiced != cents) {
            throw new Refused("balance-net-differs", Euros.of(cents), Euros.of(invoiced));
        }
        long vat = document == null ? 0 : document.vatCents(cents);
        long shifted = document == null ? 0 : document.shiftedVatCents(cents);
        var today = clock.today();
        var bookedOn = bookingDate(of, today);
        var key = settlementKey(of.caseNumber());
        var owed = LedgerEntry.of(key, EntryKind.SETTLEMENT, bookedOn, bookedOn, actor)
                .debit(of, AccountKind.TREASURY, cents)
                .debit(of, AccountKind.VAT_RECOVERABLE, vat + shifted)
                .credit(of, AccountKind.VAT_DUE, shifted)
                .credit(of, AccountKind.PAYABLE_HOLDER, cents + vat);
        ledger.post(List.of(owed, LedgerEntry.transferred(of, key, today, cents + vat, actor)));
    }

    static String settlementKey(String caseNumber) {
        return "settlement/" + caseNumber;
    }

    /** Settled without a payment, before the last month is closed too: whatever still comes is paid out at the close of its month. */
    public void settleWithNothing(String caseNumber) {
        var of = cases.lock(caseNumber);
        long held = toSettle(of);
        if (held != 0) throw new Refused("balance-not-zero", Euros.of(held));
        cases.markSettled(caseNumber);
    }

    /** Whether an unpaid invoice, or the end of a month in which something was booked, can still change what is held. */
    public boolean mayStillMove(String caseNumber) {
        var of = cases.get(caseNumber);
        return books.balance(of, AccountKind.PENDING_SALES) != 0
                || books.movements(of).keySet().stream().anyMatch(month -> !isClosed(caseNumber, month));
    }

    /** Costs that came after the settlement: below zero at the last month end, and no money since that makes up for it. */
    public boolean isNegativeAfterSettlement(String caseNumber) {
        var of = cases.get(caseNumber);
        return of.settled()
                && books.balance(of, AccountKind.TREASURY) < 0
                && lastClosed(of)
                        .filter(month -> books.treasuryOn(of, month.atEndOfMonth()) < 0)
                        .isPresent();
    }

    /**
     * The coordinator's decision on a negative treasury: claimed back from the holder or borne by the structure, it becomes zero either
     * way, and the case is settled. Not before the end of the test: until then a treasury may well be negative.
     *
     * @return what was missing
     */
    public long writeOffNegative(String caseNumber, boolean claimedBack, Actor actor) {
        var of = cases.lock(caseNumber);
        var lastDay = terms.lastDayOfTest(caseNumber);
        if (lastDay == null || !clock.today().isAfter(lastDay)) throw new Refused("balance-test-not-over", caseNumber);
        long missing = -books.balance(of, AccountKind.TREASURY);
        if (missing <= 0) throw new Refused("balance-not-negative", caseNumber);
        var today = bookingDate(of, clock.today());
        var key = "write-off/" + caseNumber + "/" + ledger.count(of, EntryKind.WRITE_OFF);
        ledger.post(List.of(LedgerEntry.of(key, EntryKind.WRITE_OFF, today, today, actor)
                .debit(of, claimedBack ? AccountKind.HOLDER_RECEIVABLES : AccountKind.BORNE_LOSSES, missing)
                .credit(of, AccountKind.TREASURY, missing)));
        cases.markSettled(caseNumber);
        return missing;
    }
}
