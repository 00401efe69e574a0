package org.passerelle.treasury;

import java.util.List;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a holder owes after a negative treasury was claimed back (T7): paid in one go or in parts, or given up. The treasury itself is at
 * zero and stays there.
 */
@Component
@Transactional
public class Repayments {

    private final TreasuryCases cases;
    private final TreasuryBooks books;
    private final Ledger ledger;
    private final Treasury treasury;
    private final BusinessClock clock;

    Repayments(TreasuryCases cases, TreasuryBooks books, Ledger ledger, Treasury treasury, BusinessClock clock) {
        this.cases = cases;
        this.books = books;
        this.ledger = ledger;
        this.treasury = treasury;
        this.clock = clock;
    }

    public long owedCents(String caseNumber) {
        return cases.find(caseNumber).map(this::owed).orElse(0L);
    }

    private long owed(TreasuryCase of) {
        return -books.balance(of, AccountKind.HOLDER_RECEIVABLES);
    }

    /** The holder has paid. */
    public void receive(String caseNumber, long cents, Actor by) {
        var of = cases.lock(caseNumber);
        long owed = owed(of);
        if (Euros.checked(cents) > owed) throw new Refused("repayment-more-than-owed", Euros.of(owed));
        book(of, EntryKind.BANK_TRANSFER, AccountKind.BANK, cents, by);
    }

    /** Nobody will ever pay it: the cooperative bears what is left. */
    public void giveUp(String caseNumber, Actor by) {
        var of = cases.lock(caseNumber);
        book(of, EntryKind.WRITE_OFF, AccountKind.BORNE_LOSSES, owed(of), by);
    }

    private void book(TreasuryCase of, EntryKind kind, AccountKind into, long cents, Actor by) {
        var on = treasury.bookingDate(of.caseNumber(), clock.today());
        // What is owed falls with each entry, so the key is another each time, and the same when the same is booked
        // again.
        var key = "repayment/" + of.caseNumber() + "/" + ledger.countOn(of, AccountKind.HOLDER_RECEIVABLES);
        ledger.post(List.of(LedgerEntry.of(key, kind, on, clock.today(), by)
                .debit(of, into, cents)
                .credit(of, AccountKind.HOLDER_RECEIVABLES, cents)));
    }
}
