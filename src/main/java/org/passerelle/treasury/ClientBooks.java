package org.passerelle.treasury;

import java.time.LocalDate;
import java.util.List;
import org.passerelle.shared.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients owe and are owed. The treasury takes part in it by the net share of what was received and nothing else (T1): a credit
 * note moves it only where the client had paid, a write-off never.
 */
@Component
@Transactional
public class ClientBooks {

    private final TreasuryCases cases;
    private final Ledger ledger;

    ClientBooks(TreasuryCases cases, Ledger ledger) {
        this.cases = cases;
        this.ledger = ledger;
    }

    /**
     * T1: the client has paid {@code grossCents} of an invoice, of which {@code netShareCents} belong to the treasury, and
     * {@code excessCents} more than was open, which are owed back.
     */
    public LocalDate receive(
            String caseNumber,
            String key,
            LocalDate on,
            long grossCents,
            long netShareCents,
            long excessCents,
            Actor actor) {
        var of = cases.lock(caseNumber);
        var entry = entry(of, key, EntryKind.SALE_RECEIVED, on, actor)
                .debit(of, AccountKind.BANK, grossCents + excessCents)
                .credit(of, AccountKind.RECEIVABLES, grossCents)
                .credit(of, AccountKind.PAYABLE_CLIENT, excessCents)
                .debit(of, AccountKind.PENDING_SALES, netShareCents)
                .credit(of, AccountKind.TREASURY, netShareCents);
        ledger.post(List.of(entry));
        return entry.occurredOn();
    }

    /** As {@link #receive}, from what was owed to the client rather than from the bank. */
    public LocalDate setOff(
            String caseNumber, String key, LocalDate on, long grossCents, long netShareCents, Actor actor) {
        var of = cases.lock(caseNumber);
        var entry = entry(of, key, EntryKind.SALE_RECEIVED, on, actor)
                .debit(of, AccountKind.PAYABLE_CLIENT, grossCents)
                .credit(of, AccountKind.RECEIVABLES, grossCents)
                .debit(of, AccountKind.PENDING_SALES, netShareCents)
                .credit(of, AccountKind.TREASURY, netShareCents);
        ledger.post(List.of(entry));
        return entry.occurredOn();
    }

    public void refund(String caseNumber, String key, LocalDate on, long cents, Actor actor) {
        var of = cases.lock(caseNumber);
        ledger.post(List.of(entry(of, key, EntryKind.CLIENT_REFUND, on, actor)
                .debit(of, AccountKind.PAYABLE_CLIENT, cents)
                .credit(of, AccountKind.BANK, cents)));
    }

    /**
     * A credit note. What the client had paid beyond what is left of the invoice is owed back; the share of the treasury follows the
     * invoice as it is now.
     *
     * @param shareCents by how much the treasury's share moves; mostly zero or less
     */
    public LocalDate credit(
            String caseNumber,
            String key,
            LocalDate on,
            long netCents,
            long vatCents,
            long owedBackCents,
            long shareCents,
            Actor actor) {
        var of = cases.lock(caseNumber);
        var credited = entry(of, key, EntryKind.SALE_CREDITED, on, actor)
                .debit(of, AccountKind.PENDING_SALES, netCents)
                .debit(of, AccountKind.VAT_DUE, vatCents)
                .credit(of, AccountKind.RECEIVABLES, netCents + vatCents - owedBackCents)
                .credit(of, AccountKind.PAYABLE_CLIENT, owedBackCents);
        var share = entry(of, key + "/share", EntryKind.SALE_RECEIVED, on, actor)
                .debit(of, AccountKind.PENDING_SALES, shareCents)
                .credit(of, AccountKind.TREASURY, shareCents);
        // Pending sales never fall below zero on the way: what comes back from the treasury comes first.
        ledger.post(shareCents < 0 ? List.of(share, credited) : List.of(credited, share));
        return credited.occurredOn();
    }

    /** What is never received never enters the treasury. The VAT comes back from the state, or the cooperative bears it. */
    public LocalDate writeOff(
            String caseNumber,
            String key,
            LocalDate on,
            long netCents,
            long vatCents,
            boolean vatReclaimed,
            Actor actor) {
        var of = cases.lock(caseNumber);
        var entry = entry(of, key, EntryKind.SALE_WRITTEN_OFF, on, actor)
                .debit(of, AccountKind.PENDING_SALES, netCents)
                .debit(of, vatReclaimed ? AccountKind.VAT_DUE : AccountKind.BORNE_LOSSES, vatCents)
                .credit(of, AccountKind.RECEIVABLES, netCents + vatCents);
        ledger.post(List.of(entry));
        return entry.occurredOn();
    }

    /** The client pays after all: the invoice is open again. */
    public void takeWriteOffBack(String caseNumber, String key, LocalDate on, Actor actor) {
        var of = cases.lock(caseNumber);
        ledger.reverse(ledger.entry(key, EntryKind.SALE_WRITTEN_OFF), bookingDate(of, on), actor);
    }

    private LedgerEntry entry(TreasuryCase of, String key, EntryKind kind, LocalDate on, Actor actor) {
        return LedgerEntry.of(key, kind, bookingDate(of, on), on, actor);
    }

    /** T6. */
    private LocalDate bookingDate(TreasuryCase of, LocalDate on) {
        var openFrom = cases.openFrom(of);
        return on.isBefore(openFrom) ? openFrom : on;
    }
}
