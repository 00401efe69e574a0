package org.passerelle.expenses;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Creditor;
import org.passerelle.treasury.Treasury;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Outlays that were handed in: checked by an advisor against the treasury, decided by a coordinator where they go beyond it, booked by
 * the accountant (T2). Each step is done once; the second who tries is told so.
 */
@Component
@Transactional
public class Outlays {

    private final JdbcClient database;
    private final OutlayRows rows;
    private final OutlayDrafts drafts;
    private final Treasury treasury;
    private final Expenses expenses;
    private final BusinessClock clock;

    Outlays(
            JdbcClient database,
            OutlayRows rows,
            OutlayDrafts drafts,
            Treasury treasury,
            Expenses expenses,
            BusinessClock clock) {
        this.database = database;
        this.rows = rows;
        this.drafts = drafts;
        this.treasury = treasury;
        this.expenses = expenses;
        this.clock = clock;
    }

    public Outlay outlay(long id) {
        return find(id).orElseThrow(() -> new Refused("outlay-unknown", id));
    }

    public Optional<Outlay> find(long id) {
        return rows.find(id);
    }

    /** Newest first. */
    public List<Outlay> ofCase(String caseNumber) {
        return rows.ofCase(caseNumber);
    }

    /** What the treasury can still bear: what it holds, less what was approved and is not booked yet. */
    public long availableCents(String caseNumber) {
        return treasury.balanceCents(caseNumber) - reservedCents(caseNumber);
    }

    /** Handed in, and neither booked nor refused yet; what waits longest comes first. */
    public List<Outlay> open(String caseNumber) {
        return rows.open(caseNumber);
    }

    /** Who settles a case first wants to know what it has spent. */
    public void refuseWhileOpen(String caseNumber) {
        int open = rows.open(caseNumber).size();
        if (open > 0) throw new Refused("settlement-outlays-open", open);
    }

    /** Approved and not booked yet; each line costs its net and the VAT that is not deductible, as {@link OutlayLine#costCents}. */
    public long reservedCents(String caseNumber) {
        return database.sql("""
                        select coalesce(sum(l.gross_cents - l.vat_cents
                                 + round(l.vat_cents * (100 - l.vat_deductible_percent) / 100.0)), 0)::bigint
                          from expenses_outlay_line l join expenses_outlay o on o.id = l.outlay_id
                         where o.case_number = :case and o.status = 'checked' and l.accepted is distinct from false""").param("case", caseNumber).query(Long.class).single();
    }

    /**
     * The advisor's word, line by line; an invoice of a supplier is accepted or refused as a whole. What goes beyond the treasury waits
     * for a coordinator.
     *
     * @param refusals the reason for each refused line; lines that are not in it are accepted
     */
    public void check(long id, Map<Long, String> refusals, Actor by) {
        oneAfterTheOther(outlay(id).caseNumber());
        var outlay = locked(id, OutlayStatus.SUBMITTED, "outlay-already-checked");
        if (refusals.values().stream().anyMatch(String::isBlank)) throw new Refused("outlay-reason-missing");
        for (var line : outlay.lines()) {
            var reason = reasonFor(outlay, line, refusals);
            database.sql("update expenses_outlay_line set accepted = :accepted, reason = :reason where id = :id")
                    .param("accepted", reason == null)
                    .param("reason", reason)
                    .param("id", line.id())
                    .update();
        }
        var checked = outlay(id);
        boolean refused = checked.lines().stream().allMatch(OutlayLine::isRefused);
        long beyond = refused ? 0 : Math.max(0, checked.costCents() - Math.max(0, availableCents(outlay.caseNumber())));
        database.sql("""
                        update expenses_outlay set status = :status, checked_at = :at, checked_by = :account, checked_by_name = :name,
                               overspent_cents = :beyond where id = :id""")
                .param("status", refused ? "refused" : "checked")
                .param("at", now())
                .param("account", by.accountId())
                .param("name", by.name())
                .param("beyond", checked.costCents() > 0 ? beyond : 0)
                .param("id", id)
                .update();
        if (!checked.refusedLines().isEmpty()) drafts.mend(checked, checked.refusedLines());
    }

    private static @Nullable String reasonFor(Outlay outlay, OutlayLine line, Map<Long, String> refusals) {
        if (outlay.kind().isClaim()) return refusals.get(line.id());
        return refusals.values().stream().findFirst().orElse(null);
    }

    /**
     * The coordinator's word on an outlay that goes beyond the treasury, always with its reason. Whoever approved the outlay does not
     * approve it a second time.
     */
    public void decideOverspending(long id, boolean allowed, String reason, Actor by) {
        var outlay = locked(id, OutlayStatus.CHECKED, "outlay-already-decided");
        if (!outlay.awaitsWord()) throw new Refused("outlay-already-decided");
        if (by.accountId() != null && Objects.equals(by.accountId(), outlay.checkedBy())) {
            throw new Refused("outlay-same-person");
        }
        if (reason.isBlank()) throw new Refused("outlay-reason-missing");
        database.sql("""
                        update expenses_outlay set overspending_allowed = :allowed, overspending_reason = :reason,
                               overspending_decided_at = :at, overspending_decided_by_name = :name, status = :status
                         where id = :id""")
                .param("allowed", allowed)
                .param("reason", reason.strip())
                .param("at", now())
                .param("name", by.name())
                .param("status", allowed ? "checked" : "refused")
                .param("id", id)
                .update();
        if (allowed) return;
        // The lines the advisor refused have come back as a draft already; the others follow.
        var others = outlay.lines().stream().filter(OutlayLine::isAccepted).toList();
        database.sql(
                        "update expenses_outlay_line set accepted = false, reason = :reason where outlay_id = :id and accepted")
                .param("reason", reason.strip())
                .param("id", id)
                .update();
        drafts.mend(outlay, others);
    }

    /**
     * Books each accepted line (T2), on its own date when that lies in an open month (T6).
     *
     * @param deductible the share of the VAT that may be deducted, by line, where the accountant changed it
     */
    public void book(long id, Map<Long, Integer> deductible, Actor by) {
        var outlay = locked(id, OutlayStatus.CHECKED, "outlay-already-booked");
        if (outlay.awaitsWord()) throw new Refused("outlay-awaits-word");
        for (var line : outlay.lines()) {
            if (line.isAccepted())
                book(outlay, line, deductible.getOrDefault(line.id(), line.vatDeductiblePercent()), by);
        }
        database.sql("""
                        update expenses_outlay set status = 'booked', booked_at = :at, booked_by_name = :name,
                               due_on = coalesce(due_on, :today) where id = :id""")
                .param("at", now())
                .param("name", by.name())
                .param("today", clock.today())
                .param("id", id)
                .update();
    }

    /**
     * The route of the holder is over and nothing can be booked any more (T6): what is still open goes back as a whole. No draft is made
     * of it, since it could not be handed in again.
     */
    public void sendBack(long id, String reason) {
        rows.lock(List.of(id));
        var status = outlay(id).status();
        if (status != OutlayStatus.SUBMITTED && status != OutlayStatus.CHECKED) return;
        database.sql("""
                        update expenses_outlay_line set accepted = false, reason = :reason
                         where outlay_id = :id and accepted is distinct from false""").param("reason", reason).param("id", id).update();
        database.sql("update expenses_outlay set status = 'refused' where id = :id")
                .param("id", id)
                .update();
    }

    private void book(Outlay outlay, OutlayLine line, int deductible, Actor by) {
        var expense = expenses.book(
                outlay.caseNumber(),
                Objects.requireNonNull(line.datedOn()),
                description(outlay, line),
                line.netCents(),
                line.vatCents(),
                line.vatPercent(),
                deductible,
                outlay.kind().isClaim() ? Creditor.HOLDER : Creditor.SUPPLIER,
                by);
        database.sql("""
                        update expenses_outlay_line set expense_id = :expense, vat_deductible_percent = :deductible where id = :id""")
                .param("expense", expense.id())
                .param("deductible", deductible)
                .param("id", line.id())
                .update();
    }

    private static String description(Outlay outlay, OutlayLine line) {
        var bought = Objects.requireNonNull(line.description());
        var supplier = outlay.supplier();
        return supplier == null ? bought : supplier.name() + " " + outlay.number() + " – " + bought;
    }

    private Outlay locked(long id, OutlayStatus expected, String otherwise) {
        rows.lock(List.of(id));
        var outlay = outlay(id);
        if (outlay.status() != expected) throw new Refused(otherwise);
        return outlay;
    }

    /** Two approvals at the same moment must not both count on the same money. */
    private void oneAfterTheOther(String caseNumber) {
        database.sql("select pg_advisory_xact_lock(hashtextextended('expenses/' || :case, 0))")
                .param("case", caseNumber)
                .query()
                .listOfRows();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** The account that the same supplier had before, when it is another: the commonest fraud there is. */
    public @Nullable String otherAccountOf(Outlay outlay) {
        var supplier = outlay.supplier();
        if (supplier == null || outlay.iban() == null) return null;
        return database.sql("""
                        select iban from expenses_outlay
                         where supplier_id = :supplier and id < :id and iban is not null and status in ('checked', 'booked')
                         order by id desc limit 1""")
                .param("supplier", supplier.id())
                .param("id", outlay.id())
                .query(String.class)
                .optional()
                .filter(iban -> !iban.equals(outlay.iban()))
                .orElse(null);
    }

    /** Where each line is or would be booked when that is not its own day, because its month is closed (T6); by id of the line. */
    public Map<String, LocalDate> bookedLater(Outlay outlay) {
        var later = new LinkedHashMap<String, LocalDate>();
        for (var line : outlay.lines()) {
            if (line.datedOn() == null || line.isRefused()) continue;
            var on = line.bookedOn() != null
                    ? line.bookedOn()
                    : treasury.bookingDate(outlay.caseNumber(), line.datedOn());
            if (!on.equals(line.datedOn())) later.put(String.valueOf(line.id()), on);
        }
        return later;
    }

    /** Other outlays of the case that show the very same receipt. */
    public List<Outlay> withSameReceipt(Outlay outlay) {
        return rows.withSameReceipt(outlay.id());
    }

    /** Accounts that were used last, for the next form of the same holder. */
    public Optional<String> lastIban(String caseNumber) {
        return database.sql("""
                        select iban from expenses_outlay where case_number = :case and kind = 'claim' and iban is not null
                         order by id desc limit 1""").param("case", caseNumber).query(String.class).optional();
    }

    static void refuseDate(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) throw new Refused("expense-in-the-future", day);
        if (day.isBefore(today.minusYears(2))) throw new Refused("expense-too-old", day);
    }
}
