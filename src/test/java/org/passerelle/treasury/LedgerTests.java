package org.passerelle.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The promises of the ledger itself, under the application's role and under the owner's. */
class LedgerTests extends MoneyBase {

    private static final LocalDate DAY = LocalDate.of(2024, 5, 6);

    @Autowired
    private Ledger ledger;

    private TreasuryCase of;

    @BeforeEach
    void aCase() {
        of = new TreasuryCase("case-of-" + cooperative, cooperative, DAY, null);
    }

    private LedgerEntry received(String key, long cents) {
        return LedgerEntry.of(cooperative + key, EntryKind.SALE_RECEIVED, DAY, DAY, Actor.SYSTEM)
                .debit(of, AccountKind.BANK, cents)
                .credit(of, AccountKind.TREASURY, cents);
    }

    private long balance(JdbcClient as, AccountKind kind) {
        return as.sql("select coalesce(sum(cents), 0) from ledger.balance where account like :code")
                .param("code", cooperative + "/" + kind.code() + "%")
                .query(Long.class)
                .single();
    }

    private int entries() {
        return database.sql("select count(*) from ledger.entry where idem_key like :key")
                .param("key", cooperative + "%")
                .query(Integer.class)
                .single();
    }

    @Test
    void givesTheOldEntryBackForTheSameKeyAndContent() {
        var first = ledger.post(List.of(received("a", 100)));
        today("2031-01-01");
        var again = ledger.post(List.of(received("a", 100)));
        assertThat(again).isEqualTo(first);
        assertThat(balance(database, AccountKind.BANK)).isEqualTo(100);
    }

    @Test
    void refusesTheSameKeyWithAnotherContent() {
        ledger.post(List.of(received("a", 100)));
        assertThatThrownBy(() -> ledger.post(List.of(received("b", 5), received("a", 101))))
                .rootCause()
                .hasMessageContaining("booked with another content");
        assertThat(balance(database, AccountKind.BANK)).isEqualTo(100);
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void refusesAnUnbalancedEntry() {
        var crooked = LedgerEntry.of(cooperative + "x", EntryKind.EXPENSE, DAY, DAY, Actor.SYSTEM)
                .debit(of, AccountKind.BANK, 100)
                .credit(of, AccountKind.TREASURY, 99);
        var single = LedgerEntry.of(cooperative + "y", EntryKind.EXPENSE, DAY, DAY, Actor.SYSTEM)
                .debit(of, AccountKind.BANK, 100);
        assertThatThrownBy(() -> ledger.post(List.of(crooked))).rootCause().hasMessageContaining("not balanced");
        assertThatThrownBy(() -> ledger.post(List.of(single))).rootCause().hasMessageContaining("not balanced");
        assertThat(entries()).isZero();
        assertThat(balance(database, AccountKind.BANK)).isZero();
    }

    @Test
    void refusesAnEntryAcrossCooperatives() {
        var other = new TreasuryCase("other", cooperative + "-other", DAY, null);
        var mixed = LedgerEntry.of(cooperative + "x", EntryKind.EXPENSE, DAY, DAY, Actor.SYSTEM)
                .debit(of, AccountKind.BANK, 100)
                .credit(other, AccountKind.TREASURY, 100);
        assertThatThrownBy(() -> ledger.post(List.of(mixed))).rootCause().hasMessageContaining("not balanced");
    }

    @Test
    void refusesToPayMoreThanIsOwed() {
        var paid = LedgerEntry.of(cooperative + "x", EntryKind.BANK_TRANSFER, DAY, DAY, Actor.SYSTEM)
                .debit(of, AccountKind.PAYABLE_HOLDER, 100)
                .credit(of, AccountKind.BANK, 100);
        assertThatThrownBy(() -> ledger.post(List.of(paid))).rootCause().hasMessageContaining("may not stand at 100");
        assertThat(entries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.entry set occurred_on = occurred_on + 1",
                "update ledger.posting set cents = cents + 1",
                "update ledger.account set cooperative = 'x'",
                "delete from ledger.entry",
                "delete from ledger.posting",
                "delete from ledger.account",
                "truncate ledger.posting",
                "truncate ledger.posting, ledger.entry cascade",
                "truncate ledger.balance"
            })
    void refusesToChangeWhatIsWritten(String sql) {
        ledger.post(List.of(received("a", 100)));
        assertThatThrownBy(() -> database.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() -> owner().sql(sql).update()).rootCause().hasMessageContaining("append-only");
        assertBooksWhole();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into ledger.account (code, kind, cooperative) values ('x', 'bank', 'x')",
                "insert into ledger.entry (idem_key, payload_hash, kind, occurred_on, document_on, recorded_at, by_role, source)"
                        + " values ('x', 'x', 'expense', '2024-05-06', '2024-05-06', now(), 'x', 'x')",
                "insert into ledger.posting (entry, line, account, cents, balance_after, account_seq)"
                        + " select entry, line + 10, account, cents, 0, account_seq + 1000 from ledger.posting",
                "update ledger.balance set cents = 0",
                "delete from ledger.balance",
                "select ledger.rebuild_balances()"
            })
    void letsTheApplicationWriteThroughTheFunctionOnly(String sql) {
        ledger.post(List.of(received("a", 100)));
        assertThatThrownBy(() -> database.sql(sql).query().listOfRows())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void refusesEvenTheOwnerALateLineOrAnEntryWithoutLines() {
        ledger.post(List.of(received("a", 100)));
        assertThatThrownBy(() -> owner().sql(
                                "insert into ledger.posting select entry, line + 10, account, cents, 0, account_seq + 1000"
                                        + " from ledger.posting")
                        .update())
                .rootCause()
                .hasMessageContaining("only in the transaction that made it");
        assertThatThrownBy(() -> owner().sql(
                                "insert into ledger.entry (idem_key, payload_hash, kind, occurred_on, document_on, recorded_at, by_role,"
                                        + " source) values ('bare', 'x', 'expense', '2024-05-06', '2024-05-06', now(), 'x', 'x')")
                        .update())
                .rootCause()
                .hasMessageContaining("not balanced");
    }

    @Test
    void worksWhenTheApplicationIsTheOwner() {
        var asOwner = new Ledger(owner(), clock);
        asOwner.post(List.of(received("a", 100)));
        asOwner.reverse(asOwner.post(List.of(received("b", 50))).get(0), DAY, Actor.SYSTEM);
        assertThat(balance(owner(), AccountKind.BANK)).isEqualTo(100);
        assertBooksWhole();
    }

    @Test
    void restoresTheBalancesByAReversalOnce() {
        ledger.post(List.of(received("a", 100)));
        long entry = ledger.post(List.of(received("b", 250))).get(0);
        long reversal = ledger.reverse(entry, DAY.plusDays(3), ACCOUNTANT);
        assertThat(balance(database, AccountKind.BANK)).isEqualTo(100);
        assertThat(balance(database, AccountKind.TREASURY)).isEqualTo(-100);
        assertThat(ledger.reverse(entry, DAY.plusDays(3), ACCOUNTANT)).isEqualTo(reversal);
        assertThatThrownBy(() -> ledger.reverse(entry, DAY.plusDays(4), ACCOUNTANT))
                .rootCause()
                .hasMessageContaining("another content");
        var crooked = new LedgerEntry(
                cooperative + "r",
                EntryKind.SALE_RECEIVED,
                DAY,
                DAY,
                "x",
                entry - 1,
                Actor.SYSTEM,
                received("z", 7).lines());
        assertThatThrownBy(() -> ledger.post(List.of(crooked))).rootCause().hasMessageContaining("does not mirror");
        assertBooksWhole();
    }

    @Test
    void appliesSixtyFourConcurrentDuplicatesOnce() throws Exception {
        var posts = new ArrayList<Callable<List<Long>>>();
        for (int i = 0; i < 64; i++) posts.add(() -> ledger.post(List.of(received("same", 4200))));
        var pool = Executors.newFixedThreadPool(64);
        try {
            var ids = new ArrayList<Long>();
            for (var done : pool.invokeAll(posts)) ids.addAll(done.get());
            assertThat(ids).hasSize(64).containsOnly(ids.get(0));
        } finally {
            pool.shutdown();
        }
        assertThat(balance(database, AccountKind.BANK)).isEqualTo(4200);
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void staysWholeUnderEightWritersWithRepeatedKeys() throws Exception {
        var keys = 120;
        var writers = new ArrayList<Callable<Void>>();
        for (int writer = 0; writer < 8; writer++) {
            var random = new Random(writer);
            writers.add(() -> {
                for (int i = 0; i < 100; i++) {
                    int number = random.nextInt(keys);
                    // Accounts are named in either order, on purpose.
                    var entry = LedgerEntry.of(cooperative + number, EntryKind.SALE_RECEIVED, DAY, DAY, Actor.SYSTEM);
                    if (number % 2 == 0) entry.debit(of, AccountKind.BANK, number + 1);
                    entry.credit(of, AccountKind.TREASURY, number + 1);
                    if (number % 2 == 1) entry.debit(of, AccountKind.BANK, number + 1);
                    ledger.post(List.of(entry));
                }
                return null;
            });
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (var done : pool.invokeAll(writers)) done.get();
        } finally {
            pool.shutdown();
        }
        var sum =
                database.sql("""
                        select sum(substr(idem_key, length(:prefix) + 1)::int + 1) from ledger.entry where idem_key like :prefix || '%'""").param("prefix", cooperative).query(Long.class).single();
        assertThat(balance(database, AccountKind.BANK)).isEqualTo(sum);
        assertBooksWhole();
    }

    @Test
    void rebuildsTheSameBalancesFromTheJournal() {
        ledger.post(List.of(received("a", 100), received("b", 33)));
        var before = balances();
        var owner = new DriverManagerDataSource(server.ownerUrl(), "postgres", "");
        new TransactionTemplate(new JdbcTransactionManager(owner)).executeWithoutResult(status -> {
            JdbcClient.create(owner)
                    .sql("update ledger.balance set cents = cents + 5")
                    .update();
            JdbcClient.create(owner)
                    .sql("select ledger.rebuild_balances()")
                    .query()
                    .listOfRows();
        });
        assertThat(balances()).isEqualTo(before);
    }

    private List<Map<String, Object>> balances() {
        return database.sql("select * from ledger.balance order by account")
                .query()
                .listOfRows();
    }
}
