package org.passerelle.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.treasury.MoneyBase;
import org.springframework.beans.factory.annotation.Autowired;

/** What may happen to an invoice after it was issued, and what each does to the treasury (T1), the VAT and the client's account. */
class InvoiceLifeTests extends MoneyBase {

    @Autowired
    private ClientBook book;

    @Autowired
    private Invoicing invoicing;

    @Autowired
    private Collecting collecting;

    @Autowired
    private Corrections corrections;

    private String holder;
    private Client client;

    @BeforeEach
    void aHolderInTestWithAClient() {
        today("2024-05-06");
        holder = opened("2024-05-01");
        client = book.add(cooperative, ClientDetails.named("Bakkerij Peeters"), ACCOUNTANT);
    }

    private Invoice issued(String reference, DocumentLine... lines) {
        return invoicing.issue(
                holder, new InvoiceRequest(reference, client.id(), List.of(lines), null, null, null), ACCOUNTANT);
    }

    private static DocumentLine line(long cents, VatCategory vat) {
        return DocumentLine.of("Work", cents, vat);
    }

    private static Receipt paid(long cents) {
        return new Receipt(cents, null, null, true, true);
    }

    private long account(String kind) {
        return database.sql(
                        "select coalesce(sum(cents), 0) from ledger.balance where account = :a or account like :a || '/%'")
                .param("a", cooperative + "/" + kind)
                .query(Long.class)
                .single();
    }

    @Test
    void keepsWhatIsPaidTooMuchAndGivesItBack() {
        var invoice = issued("S1", line(100_00, VatCategory.P21));
        refused(
                "payment-more-than-open",
                () -> collecting.receive(invoice.id(), new Receipt(150_00L, null, null, false, true), ACCOUNTANT));
        var payment = collecting.receive(invoice.id(), paid(150_00), ACCOUNTANT);
        assertThat(payment.grossCents()).isEqualTo(121_00);
        assertThat(payment.excessCents()).isEqualTo(29_00);
        assertThat(treasury.balanceCents(holder)).isEqualTo(100_00);
        assertThat(collecting.owedTo(client.id())).isEqualTo(29_00);
        assertThat(account("payable-client")).isEqualTo(-29_00);
        // The client pays the whole invoice once more.
        collecting.receive(invoice.id(), paid(121_00), ACCOUNTANT);
        assertThat(collecting.owedTo(client.id())).isEqualTo(150_00);
        assertThat(treasury.balanceCents(holder)).isEqualTo(100_00);
        refused("refund-more-than-owed", () -> collecting.refund(client.id(), 150_01, ACCOUNTANT));
        collecting.refund(client.id(), 100_00, ACCOUNTANT);
        assertThat(collecting.owedTo(client.id())).isEqualTo(50_00);
        assertThat(account("bank")).isEqualTo(171_00);
        assertBooksWhole();
    }

    @Test
    void setsWhatIsOwedAgainstAnotherInvoice() {
        collecting.receive(issued("S1", line(100_00, VatCategory.P0)).id(), paid(160_00), ACCOUNTANT);
        var next = issued("S2", line(100_00, VatCategory.P21));
        var payment = collecting.setOff(next.id(), ACCOUNTANT);
        assertThat(payment.grossCents()).isEqualTo(60_00);
        // 60.00 of 121.00 gross: 49.586… of the 100.00 net.
        assertThat(payment.netCents()).isEqualTo(49_59);
        assertThat(treasury.balanceCents(holder)).isEqualTo(149_59);
        assertThat(collecting.owedTo(client.id())).isZero();
        assertThat(account("bank")).isEqualTo(160_00);
        refused("client-owed-nothing", () -> collecting.setOff(next.id(), ACCOUNTANT));
        collecting.receive(next.id(), Receipt.of(null), ACCOUNTANT);
        assertThat(treasury.balanceCents(holder)).isEqualTo(200_00);
        assertThat(account("receivables")).isZero();
        assertBooksWhole();
    }

    @Test
    void takesTheSamePaymentForTheSameAndAsksAboutOneThatLooksIt() {
        var invoice = issued("S1", line(300_00, VatCategory.P0));
        var typed = new Receipt(100_00L, null, "form-1", false, false);
        var first = collecting.receive(invoice.id(), typed, ACCOUNTANT);
        assertThat(collecting.receive(invoice.id(), typed, ACCOUNTANT).id()).isEqualTo(first.id());
        assertThat(treasury.balanceCents(holder)).isEqualTo(100_00);
        refused(
                "payment-same-again",
                () -> collecting.receive(invoice.id(), new Receipt(100_00L, null, "form-2", false, false), ACCOUNTANT));
        collecting.receive(invoice.id(), new Receipt(100_00L, null, "form-2", false, true), ACCOUNTANT);
        assertThat(treasury.balanceCents(holder)).isEqualTo(200_00);
        refused(
                "payment-in-the-future",
                () -> collecting.receive(
                        invoice.id(), new Receipt(1L, clock.today().plusDays(1), null, false, true), ACCOUNTANT));
    }

    @Test
    void creditsAnInvoiceNobodyPaid() {
        var invoice = issued("S1", line(100_00, VatCategory.P21), line(50_00, VatCategory.P6));
        var note = corrections.creditWhole(invoice.id(), "Wrong client", ACCOUNTANT);
        assertThat(note.number()).isEqualTo("C2024-0001");
        assertThat(note.totals()).isEqualTo(invoice.totals());
        assertThat(note.owedBackCents()).isZero();
        assertThat(sales.invoice(invoice.id()).paid()).isTrue();
        for (var kind : List.of("receivables", "vat-due", "pending-sales", "treasury"))
            assertThat(account(kind)).as(kind).isZero();
        refused("invoice-credited-whole", () -> corrections.creditWhole(invoice.id(), "Again", ACCOUNTANT));
        refused("invoice-already-paid", () -> collecting.receive(invoice.id(), Receipt.of(null), ACCOUNTANT));
        assertThat(heard.of(CreditNoteIssued.class)).contains(new CreditNoteIssued(holder, note.id()));
        assertBooksWhole();
    }

    @Test
    void creditsAPaidInvoiceSoThatTheTreasuryFallsAndTheClientIsOwed() {
        var invoice = issued("S1", line(1000_00, VatCategory.P21));
        collecting.receive(invoice.id(), Receipt.of(null), ACCOUNTANT);
        var note = corrections.creditPart(
                invoice.id(), List.of(line(200_00, VatCategory.P21)), "Two hours less", ACCOUNTANT);
        assertThat(note.owedBackCents()).isEqualTo(242_00);
        assertThat(treasury.balanceCents(holder)).isEqualTo(800_00);
        assertThat(collecting.owedTo(client.id())).isEqualTo(242_00);
        assertThat(account("vat-due")).isEqualTo(-168_00);
        // T3 and T4 see it as sales received less: 10 % of 800.
        today("2024-06-03");
        close("2024-05");
        assertThat(figuresOf(holder, "2024-05").netReceivedCents()).isEqualTo(800_00);
        assertThat(figuresOf(holder, "2024-05").contributionCents()).isEqualTo(80_00);
        assertBooksWhole();
    }

    @Test
    void creditsPartOfAnInvoicePaidInPart() {
        var invoice = issued("S1", line(100_00, VatCategory.P21), line(100_00, VatCategory.P0));
        // 110.50 of 221.00: half of everything.
        collecting.receive(invoice.id(), paid(110_50), ACCOUNTANT);
        assertThat(treasury.balanceCents(holder)).isEqualTo(100_00);
        corrections.creditPart(invoice.id(), List.of(line(100_00, VatCategory.P21)), "Not done", ACCOUNTANT);
        // 100.00 is left and 110.50 was paid: 10.50 goes back.
        assertThat(treasury.balanceCents(holder)).isEqualTo(100_00);
        assertThat(collecting.owedTo(client.id())).isEqualTo(10_50);
        assertThat(account("receivables")).isZero();
        assertThat(account("pending-sales")).isZero();
        assertBooksWhole();
    }

    @Test
    void refusesToCreditMoreThanIsLeft() {
        var invoice = issued("S1", line(100_00, VatCategory.P21));
        corrections.creditPart(invoice.id(), List.of(line(60_00, VatCategory.P21)), "Part", ACCOUNTANT);
        refused(
                "credit-more-than-left",
                () -> corrections.creditPart(invoice.id(), List.of(line(40_01, VatCategory.P21)), "Part", ACCOUNTANT));
        refused(
                "credit-more-than-left",
                () -> corrections.creditPart(invoice.id(), List.of(line(1, VatCategory.P6)), "Part", ACCOUNTANT));
        refused("reason-missing", () -> corrections.creditWhole(invoice.id(), " ", ACCOUNTANT));
        corrections.creditWhole(invoice.id(), "The rest", ACCOUNTANT);
        assertThat(account("vat-due")).isZero();
    }

    /** 3 × 33.33 at 21 % is 21.00 of VAT; three credit notes of 33.33 would each round 6.9993 to 7.00. */
    @Test
    void takesBackTheVatToTheCentOverSeveralCreditNotes() {
        var invoice = issued("S1", line(10_05, VatCategory.P21));
        assertThat(invoice.vatCents()).isEqualTo(2_11);
        long vat = 0;
        for (long part : new long[] {3_35, 3_35, 3_35}) {
            vat += corrections
                    .creditPart(invoice.id(), List.of(line(part, VatCategory.P21)), "Part", ACCOUNTANT)
                    .totals()
                    .vatCents();
        }
        assertThat(vat).isEqualTo(2_11);
        assertThat(sales.invoice(invoice.id()).openCents()).isZero();
    }

    @Test
    void givesUpWhatIsNeverPaid() {
        var invoice = issued("S1", line(1000_00, VatCategory.P21));
        collecting.receive(invoice.id(), paid(605_00), ACCOUNTANT);
        refused("reason-missing", () -> corrections.writeOff(invoice.id(), true, " ", ACCOUNTANT));
        var given = corrections.writeOff(invoice.id(), true, "Bankrupt", ACCOUNTANT);
        assertThat(given.netCents()).isEqualTo(500_00);
        assertThat(given.vatCents()).isEqualTo(105_00);
        // Never received, never in the treasury; the VAT comes back from the state.
        assertThat(treasury.balanceCents(holder)).isEqualTo(500_00);
        assertThat(treasury.pendingCents(holder)).isZero();
        assertThat(account("vat-due")).isEqualTo(-105_00);
        assertThat(account("borne-losses")).isZero();
        assertThat(sales.invoice(invoice.id()).openCents()).isZero();
        refused("invoice-written-off", () -> corrections.creditWhole(invoice.id(), "x", ACCOUNTANT));
        refused("invoice-already-paid", () -> corrections.writeOff(invoice.id(), true, "x", ACCOUNTANT));
        assertBooksWhole();
    }

    @Test
    void letsTheCooperativeBearTheVatThatTheStateDoesNotGiveBack() {
        var invoice = issued("S1", line(100_00, VatCategory.P21));
        corrections.writeOff(invoice.id(), false, "Moved without address", ACCOUNTANT);
        assertThat(account("vat-due")).isEqualTo(-21_00);
        assertThat(account("borne-losses")).isEqualTo(21_00);
        assertThat(treasury.balanceCents(holder)).isZero();
    }

    @Test
    void takesAWriteOffBackWhenTheClientPaysAfterAll() {
        var invoice = issued("S1", line(100_00, VatCategory.P21));
        corrections.writeOff(invoice.id(), true, "No answer", ACCOUNTANT);
        collecting.receive(invoice.id(), paid(60_50), ACCOUNTANT);
        assertThat(treasury.balanceCents(holder)).isEqualTo(50_00);
        assertThat(sales.invoice(invoice.id()).openCents()).isEqualTo(60_50);
        assertThat(account("vat-due")).isEqualTo(-21_00);
        assertThat(corrections.writeOffsOf(invoice.id()))
                .extracting(WriteOff::takenBack)
                .containsExactly(true);
        corrections.writeOff(invoice.id(), false, "No answer again", ACCOUNTANT);
        assertThat(account("receivables")).isZero();
        assertBooksWhole();
    }

    @Test
    void asksForAVatNumberWhereTheClientTakesTheVatOver() {
        refused("reverse-charge-needs-vat-number", () -> issued("S1", line(100_00, VatCategory.REVERSE_CHARGE)));
        var known = new ClientDetails(
                "Bau GmbH", null, "DE136695976", null, null, null, null, null, null, null, "DE", "en");
        client = book.add(cooperative, known, ACCOUNTANT);
        var invoice = issued("S1", line(100_00, VatCategory.REVERSE_CHARGE));
        assertThat(invoice.number()).isEqualTo("2024-0001");
        assertThat(invoice.grossCents()).isEqualTo(100_00);
    }

    @Test
    void booksAPaymentOfAClosedMonthInTheFirstOpenOne() {
        var invoice = issued("S1", line(100_00, VatCategory.P0));
        today("2024-06-04");
        close("2024-05");
        collecting.receive(
                invoice.id(),
                new Receipt(null, java.time.LocalDate.parse("2024-05-30"), null, false, false),
                ACCOUNTANT);
        assertThat(treasury.balanceCents(holder, java.time.LocalDate.parse("2024-05-31")))
                .isZero();
        assertThat(treasury.balanceCents(holder, java.time.LocalDate.parse("2024-06-01")))
                .isEqualTo(100_00);
    }

    @Test
    void numbersInvoicesAndCreditNotesWithoutGapsFromManyDesks() throws Exception {
        var target = issued("base", line(100_000_00, VatCategory.P0));
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 64; i++) {
            var reference = "S" + i;
            boolean credits = i % 2 == 0;
            work.add(() -> {
                if (credits)
                    corrections.creditPart(target.id(), List.of(line(1_00, VatCategory.P0)), "Part", ACCOUNTANT);
                else issued(reference, line(1_00, VatCategory.P21));
                return true;
            });
        }
        var pool = Executors.newFixedThreadPool(64);
        try {
            for (var done : pool.invokeAll(work)) assertThat(done.get()).isTrue();
        } finally {
            pool.shutdown();
        }
        assertThat(sales.invoicesOf(holder))
                .extracting(Invoice::sequence)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 33).boxed().toList());
        assertThat(corrections.creditNotesOf(target.id()))
                .extracting(CreditNote::sequence)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 32).boxed().toList());
        assertThat(sales.invoice(target.id()).creditedCents()).isEqualTo(32_00);
        assertBooksWhole();
    }

    /** Random payments, credits and write-offs: at each moment the books say what the invoices say. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 20261125})
    void agreesWithItsBooksWhateverHappens(long seed) {
        var random = new Random(seed);
        var all = new ArrayList<Long>();
        for (int step = 0; step < 120; step++) {
            if (all.isEmpty() || random.nextInt(5) == 0) {
                var lines = new ArrayList<DocumentLine>();
                for (int i = 0; i <= random.nextInt(4); i++) {
                    var vat = VatCategory.values()[random.nextInt(5)];
                    lines.add(new DocumentLine(
                            "L" + i,
                            new BigDecimal(1 + random.nextInt(900))
                                    .movePointLeft(2)
                                    .add(BigDecimal.ONE),
                            "h",
                            1 + random.nextInt(9_000),
                            vat));
                }
                all.add(issued("R" + step, lines.toArray(DocumentLine[]::new)).id());
                continue;
            }
            long id = all.get(random.nextInt(all.size()));
            try {
                happens(id, random);
            } catch (org.passerelle.shared.Refused refusedForItsState) {
                continue;
            }
        }
        var invoices = sales.invoicesOf(holder);
        assertThat(account("receivables"))
                .isEqualTo(invoices.stream().mapToLong(Invoice::openCents).sum());
        assertThat(treasury.pendingCents(holder))
                .isEqualTo(invoices.stream().mapToLong(Invoice::openNetCents).sum());
        assertThat(treasury.balanceCents(holder))
                .isEqualTo(
                        invoices.stream().mapToLong(Invoice::receivedNetCents).sum());
        assertThat(account("payable-client")).isEqualTo(-collecting.owedTo(client.id()));
        for (var invoice : invoices) {
            assertThat(invoice.receivedNetCents())
                    .isEqualTo(NetShare.of(
                            invoice.remainingNetCents(), invoice.remainingGrossCents(), invoice.receivedCents()));
        }
        assertBooksWhole();
    }

    private void happens(long id, Random random) {
        var invoice = sales.invoice(id);
        switch (random.nextInt(6)) {
            case 0 -> collecting.receive(id, paid(1 + random.nextInt(30_000)), ACCOUNTANT);
            case 1 -> collecting.receive(id, Receipt.of(null), ACCOUNTANT);
            case 2 ->
                corrections.creditPart(
                        id,
                        List.of(line(
                                1 + random.nextInt(3_000),
                                invoice.totals().vat().get(0).category())),
                        "Part",
                        ACCOUNTANT);
            case 3 -> collecting.setOff(id, ACCOUNTANT);
            case 4 -> {
                if (random.nextInt(4) == 0) corrections.writeOff(id, random.nextBoolean(), "Lost", ACCOUNTANT);
            }
            default -> {
                if (random.nextInt(3) == 0) corrections.creditWhole(id, "Wrong", ACCOUNTANT);
            }
        }
    }
}
