package org.passerelle.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.sales.Client;
import org.passerelle.sales.ClientBook;
import org.passerelle.sales.ClientDetails;
import org.passerelle.sales.Collecting;
import org.passerelle.sales.Corrections;
import org.passerelle.sales.DocumentLine;
import org.passerelle.sales.Invoice;
import org.passerelle.sales.InvoiceRequest;
import org.passerelle.sales.Invoicing;
import org.passerelle.sales.Receipt;
import org.passerelle.sales.VatCategory;
import org.passerelle.treasury.AccountKind;
import org.passerelle.treasury.BalanceDocument;
import org.passerelle.treasury.Balances;
import org.passerelle.treasury.MoneyBase;
import org.passerelle.treasury.VatRegime;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is read of the books, of whatever period, adds up: with itself, with the accounts, with the documents. */
class LedgerReadingTests extends MoneyBase {

    @Autowired
    private ClientBook book;

    @Autowired
    private Invoicing invoicing;

    @Autowired
    private Collecting collecting;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Balances balances;

    private TrialBalance balance;
    private AccountLines lines;
    private Journal journal;
    private VatSummary vat;
    private Receivables receivables;
    private EntryDocuments documents;

    private String holder;
    private Client client;
    private Invoice first;

    /** Three months with everything that happens: three rates, part payments, a credit note, write-offs, expenses, one taken back. */
    @BeforeEach
    void threeMonths() {
        balance = new TrialBalance(database);
        lines = new AccountLines(database);
        journal = new Journal(database);
        vat = new VatSummary(database);
        receivables = new Receivables(database);
        documents = new EntryDocuments(database);
        today("2024-05-06");
        holder = opened("2024-05-01");
        client = book.add(
                cooperative,
                new ClientDetails("Bakkerij Peeters", null, null, null, null, null, null, null, null, null, "BE", "fr"),
                ACCOUNTANT);
        first = issued("S1", line(1000_00, VatCategory.P21), line(200_00, VatCategory.P6));
        paid(first, 700_00);
        var exempt = issued("S2", line(300_00, VatCategory.EXEMPT));
        today("2024-05-20");
        paid(exempt, 300_00);
        expenses.approve(holder, 100_00, 21, 50, null, "Paint", ACCOUNTANT);
        var wrong = expenses.approve(holder, 80_00, 21, null, "Brushes", ACCOUNTANT);
        today("2024-06-04");
        close("2024-05");
        expenses.reverse(wrong.id(), "Bought by somebody else", ACCOUNTANT);
        corrections.creditPart(first.id(), List.of(line(100_00, VatCategory.P21)), "Too many loaves", ACCOUNTANT);
        var lost = issued("S3", line(500_00, VatCategory.P21));
        var doubtful = issued("S4", line(400_00, VatCategory.P21));
        today("2024-07-03");
        close("2024-06");
        corrections.writeOff(lost.id(), true, "Bankrupt", ACCOUNTANT);
        corrections.writeOff(doubtful.id(), false, "Not found", ACCOUNTANT);
    }

    private Invoice issued(String reference, DocumentLine... lines) {
        return invoicing.issue(
                holder, new InvoiceRequest(reference, client.id(), List.of(lines), null, null, null), ACCOUNTANT);
    }

    private static DocumentLine line(long cents, VatCategory category) {
        return DocumentLine.of("Bread", cents, category);
    }

    private void paid(Invoice invoice, long cents) {
        collecting.receive(invoice.id(), new Receipt(cents, null, null, true, true), ACCOUNTANT);
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static final Period ALL = period("2024-01-01", "2024-12-31");

    private AccountLines.Ask treasuryOf(Period period) {
        return new AccountLines.Ask(cooperative, AccountKind.TREASURY, holder, null, period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-04-30", "2024-05-06", "2024-05-31", "2024-06-01", "2024-06-15", "2024-07-31"})
    void everyBalanceOfAnyDayIsThere(String day) {
        var upTo = period("2024-01-01", day);
        var accounts = balance.of(cooperative, upTo);
        assertThat(accounts)
                .allSatisfy(line -> assertThat(line.closingCents())
                        .isEqualTo(line.openingCents() + line.debitCents() - line.creditCents()));
        assertThat(accounts.stream().mapToLong(TrialBalance.Line::closingCents).sum())
                .isZero();
        assertThat(accounts.stream().mapToLong(TrialBalance.Line::debitCents).sum())
                .isEqualTo(accounts.stream()
                        .mapToLong(TrialBalance.Line::creditCents)
                        .sum());

        long held = treasury.balanceCents(holder, LocalDate.parse(day));
        assertThat(lines.sums(treasuryOf(upTo)).closingCents()).isEqualTo(held);
        assertThat(-closing(accounts, AccountKind.TREASURY)).isEqualTo(held);
        assertThat(balance.byCase(cooperative, AccountKind.TREASURY, upTo).stream()
                        .mapToLong(TrialBalance.CaseLine::closingCents)
                        .sum())
                .isEqualTo(-held);

        long owed = receivables.on(cooperative, LocalDate.parse(day)).stream()
                .mapToLong(Receivables.Open::openCents)
                .sum();
        assertThat(owed).as("open invoices").isEqualTo(closing(accounts, AccountKind.RECEIVABLES));
        // What came before and what came after make the whole.
        var before = lines.sums(treasuryOf(upTo));
        var after = lines.sums(treasuryOf(new Period(LocalDate.parse(day).plusDays(1), ALL.to())));
        assertThat(after.openingCents()).isEqualTo(before.closingCents());
        assertThat(after.closingCents()).isEqualTo(treasury.balanceCents(holder));
    }

    private static long closing(List<TrialBalance.Line> accounts, AccountKind account) {
        return accounts.stream()
                .filter(line -> line.account() == account)
                .mapToLong(TrialBalance.Line::closingCents)
                .sum();
    }

    @Test
    void aTreasuryIsOpeningAndInAndOutAndClosingLineByLine() {
        var june = period("2024-06-01", "2024-06-30");
        var sums = lines.sums(treasuryOf(june));
        assertThat(sums.openingCents()).isEqualTo(figuresOf(holder, "2024-05").closingCents());
        assertThat(sums.closingCents()).isEqualTo(figuresOf(holder, "2024-06").closingCents());
        var page = lines.all(treasuryOf(june));
        assertThat(page).hasSize(sums.number()).isNotEmpty();
        long at = sums.openingCents();
        for (var line : page) {
            at += line.cents();
            assertThat(line.balanceCents()).isEqualTo(at);
            assertThat(line.occurredOn()).isBetween(june.from(), june.to());
        }
        assertThat(at).isEqualTo(sums.closingCents());
        // The expense of May was taken back in June, and May stands as it was closed.
        assertThat(page).anySatisfy(line -> {
            assertThat(line.reverses()).isNotNull();
            assertThat(line.cents()).isEqualTo(80_00);
            assertThat(line.occurredOn()).isEqualTo("2024-06-04");
        });
        assertThat(figuresOf(holder, "2024-05").expensesCents()).isEqualTo(110_50 + 80_00);
    }

    @Test
    void linesOfOneKindLeadToWhatTheMonthSays() {
        var may = period("2024-05-01", "2024-05-31");
        for (var kind : Map.of(
                        "sale-received", figuresOf(holder, "2024-05").netReceivedCents(),
                        "expense", -figuresOf(holder, "2024-05").expensesCents(),
                        "contribution", -figuresOf(holder, "2024-05").contributionCents(),
                        "allowance", -figuresOf(holder, "2024-05").allowanceCents())
                .entrySet()) {
            var ask = new AccountLines.Ask(cooperative, AccountKind.TREASURY, null, kind.getKey(), may);
            assertThat(lines.sums(ask).movedCents()).as(kind.getKey()).isEqualTo(kind.getValue());
            assertThat(lines.all(ask))
                    .allSatisfy(line -> assertThat(line.balanceCents()).isNull());
        }
    }

    @Test
    void theJournalHoldsEveryEntryOnceAndEachIsBalanced() {
        var entries = journal.all(cooperative, ALL, null);
        assertThat(entries).hasSize(journal.count(cooperative, ALL, null));
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.lines().stream().mapToLong(Journal.Line::cents).sum())
                    .isZero();
            assertThat(entry.lines().stream()
                            .mapToLong(Journal.Line::debitCents)
                            .sum())
                    .isEqualTo(entry.lines().stream()
                            .mapToLong(Journal.Line::creditCents)
                            .sum());
        });
        assertThat(entries.stream()
                        .flatMap(entry -> entry.lines().stream())
                        .mapToLong(Journal.Line::debitCents)
                        .sum())
                .isEqualTo(balance.of(cooperative, ALL).stream()
                        .mapToLong(TrialBalance.Line::debitCents)
                        .sum());
        assertThat(entries).extracting(Journal.Entry::occurredOn).isSorted();
        assertThat(entries).extracting(Journal.Entry::journal).contains("SAL", "BNK", "PUR", "OD");
        var reversal = entries.stream()
                .filter(entry -> entry.reverses() != null)
                .findFirst()
                .orElseThrow();
        assertThat(journal.find(cooperative, reversal.reverses()).orElseThrow().reversedBy())
                .isEqualTo(reversal.id());
        assertThat(journal.find("another", reversal.id())).isEmpty();
        assertThat(journal.page(cooperative, ALL, "expense", new Paging(1, 1))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05", "2024-06", "2024-07"})
    void theVatOfAPeriodIsThatOfTheAccounts(String month) {
        var of = Period.of(java.time.YearMonth.parse(month));
        var summary = vat.of(cooperative, of);
        var booked = vat.booked(cooperative, of);
        assertThat(summary).isNotEmpty();
        assertThat(sum(summary, "sales", "credit-notes", "write-offs", "self-charged"))
                .isEqualTo(booked.dueCents());
        assertThat(sum(summary, "purchases", "balances")).isEqualTo(booked.recoverableCents());
    }

    private static long sum(List<VatSummary.Line> summary, String... kinds) {
        return summary.stream()
                .filter(line -> List.of(kinds).contains(line.kind()))
                .mapToLong(VatSummary.Line::vatCents)
                .sum();
    }

    @Test
    void theVatIsPartedByRate() {
        assertThat(vat.of(cooperative, period("2024-05-01", "2024-05-31")))
                .containsExactly(
                        new VatSummary.Line("sales", "21", 1, 1000_00, 210_00),
                        new VatSummary.Line("sales", "6", 1, 200_00, 12_00),
                        new VatSummary.Line("sales", "exempt", 1, 300_00, 0),
                        new VatSummary.Line("purchases", "21", 2, 180_00, 10_50 + 16_80));
        assertThat(vat.of(cooperative, period("2024-07-01", "2024-07-31")))
                .containsExactly(new VatSummary.Line("write-offs", "", 1, 0, -105_00));
    }

    @ParameterizedTest
    @EnumSource(VatRegime.class)
    void theVatOfABalanceIsThatOfTheAccountsToo(VatRegime regime) {
        today("2024-07-10");
        terms.plan(holder, clock.today()).endedOn = LocalDate.parse("2024-06-30");
        long held = treasury.toSettleCents(holder);
        balances.record(holder, new BalanceDocument("2024-01", "0123.456.749", held, regime, false), ACCOUNTANT);
        treasury.payBalance(holder, ACCOUNTANT);
        var july = period("2024-07-01", "2024-07-31");
        var summary = vat.of(cooperative, july);
        assertThat(sum(summary, "write-offs", "self-charged"))
                .isEqualTo(vat.booked(cooperative, july).dueCents());
        assertThat(sum(summary, "balances"))
                .isEqualTo(vat.booked(cooperative, july).recoverableCents());
        assertThat(summary)
                .filteredOn(line -> line.kind().equals("balances"))
                .hasSize(regime == VatRegime.NORMAL || regime == VatRegime.REVERSE_CHARGE ? 1 : 0)
                .allSatisfy(line -> assertThat(line.netCents()).isEqualTo(held));
    }

    @Test
    void openInvoicesAreAsOldAsTheyWereThen() {
        var due = first.dueOn();
        var all = receivables.on(cooperative, due);
        assertThat(all).hasSize(3);
        assertThat(all)
                .filteredOn(open -> open.invoice() == first.id())
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.number()).isEqualTo(first.number());
                    assertThat(open.client()).isEqualTo("Bakkerij Peeters");
                    assertThat(open.ageOn(due)).isEqualTo(Receivables.Age.NOT_DUE);
                    assertThat(open.ageOn(due.plusDays(1))).isEqualTo(Receivables.Age.UP_TO_30);
                    assertThat(open.ageOn(due.plusDays(31))).isEqualTo(Receivables.Age.UP_TO_60);
                    assertThat(open.ageOn(due.plusDays(90))).isEqualTo(Receivables.Age.UP_TO_90);
                    assertThat(open.ageOn(due.plusDays(91))).isEqualTo(Receivables.Age.OLDER);
                });
    }

    @Test
    void everyEntryLeadsToItsDocument() {
        var entries = journal.all(cooperative, ALL, null);
        var named = documents.of(
                cooperative, entries.stream().map(Journal.Entry::source).toList());
        assertThat(entries)
                .allSatisfy(entry -> assertThat(named.get(entry.source()).path())
                        .as(entry.source())
                        .isNotNull());
        assertThat(named.get("invoice/" + first.id()).name())
                .isEqualTo("Bakkerij Peeters, S1 (" + first.number() + ")");
        assertThat(named.get("invoice/" + first.id()).path()).isEqualTo("/sales/" + holder + "/invoices/" + first.id());
        assertThat(named.values()).extracting(EntryDocuments.Document::name).contains("Paint");
    }
}
