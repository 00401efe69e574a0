package org.passerelle.treasury;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the ledger says of cases, read by booking date. A treasury is a credit of the cooperative: its sign is turned here. */
@Component
class TreasuryBooks {

    private final JdbcClient database;

    TreasuryBooks(JdbcClient database) {
        this.database = database;
    }

    /** As it stands now, whatever the booking dates. */
    long balance(TreasuryCase of, AccountKind account) {
        return -database.sql("select coalesce(sum(cents), 0) from ledger.balance where account = :account")
                .param("account", code(of, account))
                .query(Long.class)
                .single();
    }

    long treasuryOn(TreasuryCase of, LocalDate onOrBefore) {
        return -database.sql("""
                        select coalesce(sum(p.cents), 0) from ledger.posting p join ledger.entry e on e.id = p.entry
                         where p.account = :account and e.occurred_on <= :day""")
                .param("account", code(of, AccountKind.TREASURY))
                .param("day", onOrBefore)
                .query(Long.class)
                .single();
    }

    /** What entries of these kinds added to the treasury after a day. */
    long addedAfter(TreasuryCase of, LocalDate day, EntryKind... kinds) {
        return -database.sql("""
                        select coalesce(sum(p.cents), 0) from ledger.posting p join ledger.entry e on e.id = p.entry
                         where p.account = :account and e.occurred_on > :day and e.kind in (:kinds)""")
                .param("account", code(of, AccountKind.TREASURY))
                .param("day", day)
                .param("kinds", List.of(kinds).stream().map(EntryKind::code).toList())
                .query(Long.class)
                .single();
    }

    /** What entries of each kind added to the treasury, month by month. */
    TreeMap<YearMonth, Map<EntryKind, Long>> movements(TreasuryCase of) {
        return of(List.of(of)).get(0).movements();
    }

    /** The books of many cases in two statements, in the order of the cases. */
    List<CaseBooks> of(List<TreasuryCase> cases) {
        var books = new LinkedHashMap<String, CaseBooks>();
        for (var of : cases) {
            books.put(code(of, AccountKind.TREASURY), new CaseBooks(of, new TreeMap<>(), new TreeMap<>()));
        }
        readMovements(books);
        readRates(cases, books);
        return List.copyOf(books.values());
    }

    private void readMovements(Map<String, CaseBooks> books) {
        database.sql("""
                        select p.account, date_trunc('month', e.occurred_on)::date as month, e.kind, -sum(p.cents) as cents
                          from ledger.posting p join ledger.entry e on e.id = p.entry
                         where p.account = any(:accounts) group by 1, 2, 3""")
                .param("accounts", books.keySet().toArray(String[]::new))
                .query(row -> {
                    var of = Objects.requireNonNull(books.get(row.getString("account")));
                    of.movements()
                            .computeIfAbsent(
                                    YearMonth.from(row.getObject("month", LocalDate.class)),
                                    month -> new EnumMap<>(EntryKind.class))
                            .put(EntryKind.of(row.getString("kind")), row.getLong("cents"));
                });
    }

    private void readRates(List<TreasuryCase> cases, Map<String, CaseBooks> books) {
        var byCase = new HashMap<String, CaseBooks>();
        books.values().forEach(of -> byCase.put(of.of().caseNumber(), of));
        database.sql("select case_number, month, contribution_rate from treasury_month where case_number = any(:cases)")
                .param("cases", cases.stream().map(TreasuryCase::caseNumber).toArray(String[]::new))
                .query(row -> {
                    Objects.requireNonNull(byCase.get(row.getString("case_number")))
                            .rates()
                            .put(
                                    YearMonth.from(row.getObject("month", LocalDate.class)),
                                    row.getBigDecimal("contribution_rate"));
                });
    }

    private static String code(TreasuryCase of, AccountKind account) {
        return of.cooperative() + "/" + account.code() + "/" + of.caseNumber();
    }
}
