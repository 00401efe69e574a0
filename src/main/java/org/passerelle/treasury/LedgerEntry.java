package org.passerelle.treasury;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;

/**
 * An entry about to be booked. Lines of zero cents are left out; an entry without lines is not booked at all.
 *
 * @param key the same key with the same content is booked once
 * @param occurredOn booking date; {@code documentOn} is the document's own
 */
record LedgerEntry(
        String key,
        EntryKind kind,
        LocalDate occurredOn,
        LocalDate documentOn,
        String source,
        @Nullable Long reverses,
        Actor by,
        List<Line> lines) {

    static final String TRANSFERRED = "/paid";

    record Line(String kind, String cooperative, @Nullable String caseNumber, long cents) {}

    static LedgerEntry of(String key, EntryKind kind, LocalDate occurredOn, LocalDate documentOn, Actor by) {
        return new LedgerEntry(key, kind, occurredOn, documentOn, key, null, by, new ArrayList<>());
    }

    /** Owed to the holder on one day, out of the bank on another: a month's end is not the day on which it is closed. */
    static List<LedgerEntry> toHolder(
            TreasuryCase of, String key, EntryKind kind, LocalDate owedOn, LocalDate paidOn, long cents, Actor by) {
        return List.of(owed(of, key, kind, owedOn, cents, by), transferred(of, key, paidOn, cents, by));
    }

    static LedgerEntry owed(TreasuryCase of, String key, EntryKind kind, LocalDate owedOn, long cents, Actor by) {
        return of(key, kind, owedOn, owedOn, by)
                .debit(of, AccountKind.TREASURY, cents)
                .credit(of, AccountKind.PAYABLE_HOLDER, cents);
    }

    /** @param key of the entry that says it is owed: what is owed is transferred once */
    static LedgerEntry transferred(TreasuryCase of, String key, LocalDate paidOn, long cents, Actor by) {
        return of(key + TRANSFERRED, EntryKind.BANK_TRANSFER, paidOn, paidOn, by)
                .debit(of, AccountKind.PAYABLE_HOLDER, cents)
                .credit(of, AccountKind.BANK, cents);
    }

    LedgerEntry debit(TreasuryCase of, AccountKind account, long cents) {
        if (cents != 0) {
            lines.add(new Line(account.code(), of.cooperative(), account.perCase() ? of.caseNumber() : null, cents));
        }
        return this;
    }

    LedgerEntry credit(TreasuryCase of, AccountKind account, long cents) {
        return debit(of, account, -cents);
    }
}
