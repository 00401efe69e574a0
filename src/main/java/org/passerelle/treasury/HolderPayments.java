package org.passerelle.treasury;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the end of a month owes to the holders (allowances, and settlements that came after the exit), until it has left the bank. The
 * ledger alone knows: owed is an entry, paid is the entry that answers it, under a key that can be booked once.
 */
@Component
public class HolderPayments {

    private final JdbcClient database;
    private final MonthRuns runs;
    private final TreasuryCases cases;
    private final Ledger ledger;
    private final BusinessClock clock;

    HolderPayments(JdbcClient database, MonthRuns runs, TreasuryCases cases, Ledger ledger, BusinessClock clock) {
        this.database = database;
        this.runs = runs;
        this.cases = cases;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** By case number, the allowance before the settlement. */
    @Transactional(readOnly = true)
    public List<HolderPayment> of(String cooperative, YearMonth month) {
        var keys = cases.begunBy(cooperative, month).stream()
                .flatMap(of ->
                        List.of("allowance/", "settlement/").stream().map(kind -> kind + of.caseNumber() + "/" + month))
                .toArray(String[]::new);
        return database.sql("""
                        select split_part(e.idem_key, '/', 2) as case_number, e.kind, e.idem_key as key, p.cents,
                               paid.occurred_on as paid_on
                          from unnest(:keys) as k join ledger.entry e on e.idem_key = k
                          join ledger.posting p on p.entry = e.id and p.cents > 0
                          left join ledger.entry paid on paid.idem_key = e.idem_key || :transferred
                         order by 1, 2""")
                .param("keys", keys)
                .param("transferred", LedgerEntry.TRANSFERRED)
                .query(HolderPayment.class)
                .list();
    }

    public boolean isOwed(String cooperative, YearMonth month) {
        return of(cooperative, month).stream().anyMatch(payment -> payment.paidOn() == null);
    }

    /**
     * Books what is still owed as gone out of the bank.
     *
     * @return how much; 0 when everything was paid before
     */
    @Transactional
    public long pay(String cooperative, YearMonth month, LocalDate paidOn, Actor actor) {
        var run = runs.lock(cooperative, month).filter(MonthRun::closed);
        if (run.isEmpty()) throw new Refused("payments-month-open", month);
        if (paidOn.isAfter(clock.today())) throw new Refused("payments-in-the-future", paidOn);
        if (!paidOn.isAfter(month.atEndOfMonth())) throw new Refused("payments-before-month-end", paidOn);
        var byNumber = cases.begunBy(cooperative, month).stream()
                .collect(Collectors.toMap(TreasuryCase::caseNumber, of -> of));
        var entries = new ArrayList<LedgerEntry>();
        long cents = 0;
        for (var payment : of(cooperative, month)) {
            if (payment.paidOn() != null) continue;
            var of = Objects.requireNonNull(byNumber.get(payment.caseNumber()));
            entries.add(LedgerEntry.transferred(of, payment.key(), paidOn, payment.cents(), actor));
            cents += payment.cents();
        }
        ledger.post(entries);
        return cents;
    }
}
