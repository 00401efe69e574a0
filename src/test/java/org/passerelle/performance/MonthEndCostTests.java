package org.passerelle.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.passerelle.WholeApplication;
import org.passerelle.database.FreshDatabase;
import org.passerelle.engine.EngineClock;
import org.passerelle.months.ManyCases;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.MonthEnd;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The end of a month of 10,000 cases with three invoices (issued and paid) and two expenses each, against the floor: the same rows
 * written by plain batched INSERTs to the same tables, with their triggers, in the same run. Prints the figures of docs/performance.md.
 */
@Tag("nightly")
@WholeApplication
class MonthEndCostTests {

    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final Actor ACCOUNTANT = new Actor(null, "Ilse Claes", "Accountant");
    private static final int AT_ONCE = 500;

    @Autowired
    private ManyCases many;

    @Autowired
    private MonthEnd monthEnd;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FreshDatabase database;

    @Autowired
    private EngineClock engineClock;

    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionTemplate transaction;

    @BeforeEach
    void april() {
        transaction = new TransactionTemplate(transactions);
        engineClock.standAt(MONTH.plusMonths(1)
                .atDay(5)
                .atTime(9, 0)
                .atZone(BusinessClock.ZONE)
                .toInstant());
    }

    @AfterEach
    void presentTime() {
        engineClock.runAhead(Duration.ZERO);
    }

    @Test
    void closesTenThousandCasesAtAFewTimesTheCostOfTheirRows() throws SQLException {
        fill("warm", 1000);
        fill("thousand", 1000);
        fill("tenth", 10_000);
        fill("floor", 10_000);
        close("warm");
        double small = close("thousand") / 1000;
        double preview =
                timed(() -> assertThat(monthEnd.preview("tenth", MONTH)).hasSize(10_000));
        double whole = close("tenth");
        double floor = floor("tenth", "floor");
        var same =
                "select count(*) from ledger.posting p join ledger.account a on a.code = p.account where a.cooperative = ?";
        assertThat(jdbc.sql(same).param("floor").query(Long.class).single())
                .isEqualTo(jdbc.sql(same).param("tenth").query(Long.class).single());
        double overFloor = whole / floor;
        double flat = whole / 10_000 / small;
        System.out.printf("| close of 10,000 cases / floor | **%.2f** |%n", overFloor);
        System.out.printf("| preview of 10,000 cases / their close | %.2f |%n", preview / whole);
        System.out.printf("| cost of a case at 10,000 / at 1,000 | **%.2f** |%n", flat);
        assertThat(overFloor).isLessThan(3.0);
        assertThat(flat).isLessThan(1.2);
    }

    /** Statement, activity table and all that the processes of a case do when they hear of a closed month. */
    @Test
    void tellsTheProcessesOfManyCasesAtAFlatCost() {
        var costs = new LinkedHashMap<Integer, Double>();
        for (int number : List.of(100, 200, 1000)) {
            var cooperative = "told" + number;
            fill(cooperative, number);
            begun(cooperative);
            double close = close(cooperative);
            double told = timed(() -> {
                while (Boolean.TRUE.equals(transaction.execute(status -> monthEnd.tellSome(cooperative, MONTH))))
                    ;
            });
            costs.put(number, told / number);
            if (number == 1000) System.out.printf("| telling 1,000 cases / closing them | %.1f |%n", told / close);
            assertThat(jdbc.sql(
                                    "select count(*) from letters_letter where key = 'monthly-statement' and case_number like ? || '-%'")
                            .param(cooperative)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(number);
        }
        double flat = costs.get(1000) / costs.get(200);
        System.out.printf("| telling: cost of a case at 1,000 / at 200 | %.2f |%n", flat);
        assertThat(flat).isLessThan(1.2);
    }

    private void begun(String cooperative) {
        for (var number : numbers(cooperative)) {
            runtime.createProcessInstanceByKey("job-yourself")
                    .businessKey(number)
                    .setVariable("exitInPreparation", false)
                    .setVariable("dropout", false)
                    .startBeforeActivity("Test")
                    .execute();
        }
    }

    private double close(String cooperative) {
        return timed(() -> {
            monthEnd.begin(cooperative, MONTH, ACCOUNTANT);
            while (Boolean.TRUE.equals(transaction.execute(status -> monthEnd.closeSome(cooperative, MONTH))))
                ;
        });
    }

    private static double timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private List<String> numbers(String cooperative) {
        return jdbc.sql("select case_number from treasury_case where cooperative = ? order by case_number")
                .param(cooperative)
                .query(String.class)
                .list();
    }

    private void fill(String cooperative, int number) {
        many.add(cooperative, cooperative, number, MONTH.atDay(1));
        var all = numbers(cooperative);
        for (int from = 0; from < number; from += AT_ONCE) {
            var entries = new ArrayList<String>();
            for (var caseNumber : all.subList(from, Math.min(number, from + AT_ONCE)))
                trade(cooperative, caseNumber, entries);
            jdbc.sql("select ledger.post(?::jsonb)")
                    .param("[" + String.join(",", entries) + "]")
                    .query()
                    .listOfRows();
        }
        // As autovacuum would have seen to by the end of a month.
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.execute("analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void trade(String cooperative, String caseNumber, List<String> entries) {
        for (int i = 1; i <= 3; i++) {
            entries.add(entry(
                    "sale/" + caseNumber + "/" + i,
                    "sale-invoiced",
                    3 * i,
                    cooperative,
                    caseNumber,
                    "receivables",
                    null,
                    605_00,
                    "vat-due",
                    null,
                    -105_00,
                    "pending-sales",
                    caseNumber,
                    -500_00));
            entries.add(entry(
                    "paid/" + caseNumber + "/" + i,
                    "sale-received",
                    5 + 3 * i,
                    cooperative,
                    caseNumber,
                    "bank",
                    null,
                    605_00,
                    "receivables",
                    null,
                    -605_00,
                    "pending-sales",
                    caseNumber,
                    500_00,
                    "treasury",
                    caseNumber,
                    -500_00));
        }
        for (int i = 1; i <= 2; i++) {
            entries.add(entry(
                    "cost/" + caseNumber + "/" + i,
                    "expense",
                    10 * i,
                    cooperative,
                    caseNumber,
                    "treasury",
                    caseNumber,
                    40_00,
                    "vat-recoverable",
                    null,
                    8_40,
                    "payable-supplier",
                    null,
                    -48_40));
        }
    }

    private static String entry(
            String key, String kind, int day, String cooperative, String caseNumber, Object... lines) {
        var written = new ArrayList<String>();
        for (int i = 0; i < lines.length; i += 3) {
            written.add("{\"kind\":\"%s\",\"cooperative\":\"%s\",\"caseNumber\":%s,\"cents\":%d}"
                    .formatted(
                            lines[i],
                            cooperative,
                            lines[i + 1] == null ? "null" : "\"" + lines[i + 1] + "\"",
                            lines[i + 2]));
        }
        var on = MONTH.atDay(day);
        return ("{\"key\":\"%s\",\"kind\":\"%s\",\"occurredOn\":\"%s\",\"documentOn\":\"%s\",\"recordedAt\":\"%sT10:00:00Z\","
                        + "\"byAccount\":null,\"byRole\":\"Accountant\",\"source\":\"%s\",\"reverses\":null,\"lines\":[%s]}")
                .formatted(key, kind, on, on, on, key, String.join(",", written));
    }

    /** The rows that the close wrote, under another name, in plain batches, a transaction for as many cases as the close takes. */
    private double floor(String closed, String cooperative) throws SQLException {
        var rows = rowsOf(closed, cooperative);
        try (var owner = owner()) {
            owner.setAutoCommit(false);
            long begin = System.nanoTime();
            for (var chunk : rows) {
                for (var table : chunk.entrySet()) insert(owner, table.getKey(), table.getValue());
                owner.commit();
            }
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    private static void insert(Connection owner, String table, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) return;
        var marks = String.join(", ", java.util.Collections.nCopies(rows.get(0).length, "?"));
        try (var insert =
                owner.prepareStatement("insert into " + table + " overriding system value values (" + marks + ")")) {
            for (var row : rows) {
                for (int i = 0; i < row.length; i++) insert.setObject(i + 1, row[i]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private List<Map<String, List<Object[]>>> rowsOf(String closed, String cooperative) {
        var numbers = numbers(closed);
        var chunks = new ArrayList<Map<String, List<Object[]>>>();
        var known = new java.util.HashSet<String>(jdbc.sql("select code from ledger.account where cooperative = ?")
                .param(cooperative)
                .query(String.class)
                .list());
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            var chunk = numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE));
            var keys = chunk.stream()
                    .flatMap(n -> List.of("contribution/" + n + "/" + MONTH, "allowance/" + n + "/" + MONTH).stream())
                    .toArray(String[]::new);
            var tables = new LinkedHashMap<String, List<Object[]>>();
            tables.put(
                    "ledger.entry (id, idem_key, payload_hash, kind, occurred_on, document_on, recorded_at, by_account, by_role, source)",
                    rows("""
                    select id + 100000000, replace(idem_key, :a, :b), payload_hash, kind, occurred_on, document_on, recorded_at,
                      by_account, by_role, replace(source, :a, :b) from ledger.entry where idem_key = any(:keys) order by id""", closed, cooperative, keys));
            var accounts = rows("""
                    select distinct replace(a.code, :a, :b), a.kind, replace(a.cooperative, :a, :b), replace(a.case_number, :a, :b),
                      a.min_cents, a.max_cents from ledger.entry e join ledger.posting p on p.entry = e.id
                    join ledger.account a on a.code = p.account where e.idem_key = any(:keys) order by 1""", closed, cooperative, keys);
            accounts.removeIf(row -> !known.add((String) row[0]));
            tables.put("ledger.account (code, kind, cooperative, case_number, min_cents, max_cents)", accounts);
            var balances = new ArrayList<Object[]>();
            for (var account : accounts) balances.add(new Object[] {account[0], 0L, 0L});
            tables.put("ledger.balance (account, cents, last_seq)", balances);
            tables.put(
                    "ledger.posting (entry, line, account, cents, balance_after, account_seq)",
                    rows("""
                    select p.entry + 100000000, p.line, replace(p.account, :a, :b), p.cents, p.balance_after, p.account_seq
                    from ledger.entry e join ledger.posting p on p.entry = e.id where e.idem_key = any(:keys) order by 1, 2""", closed, cooperative, keys));
            tables.put(
                    "treasury_month (case_number, month, contribution_rate, closed_at)",
                    rows("""
                    select replace(case_number, :a, :b), month, contribution_rate, closed_at from treasury_month
                    where case_number = any(:keys) and :a <> :b""", closed, cooperative, chunk.toArray(String[]::new)));
            chunks.add(tables);
        }
        return chunks;
    }

    private List<Object[]> rows(String sql, String a, String b, String[] keys) {
        return new ArrayList<>(jdbc.sql(sql)
                .param("a", a)
                .param("b", b)
                .param("keys", keys)
                .query((row, i) -> {
                    var values = new Object[row.getMetaData().getColumnCount()];
                    Arrays.setAll(values, n -> {
                        try {
                            return row.getObject(n + 1);
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                    return values;
                })
                .list());
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(database.ownerUrl(), "postgres", "");
    }
}
