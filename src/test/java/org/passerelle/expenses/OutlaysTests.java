package org.passerelle.expenses;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.documents.Document;
import org.passerelle.documents.Documents;
import org.passerelle.documents.SampleFiles;
import org.passerelle.shared.Actor;
import org.passerelle.treasury.MoneyBase;
import org.passerelle.treasury.TransferFile;
import org.passerelle.treasury.TransferFileTests;
import org.springframework.beans.factory.annotation.Autowired;

/** Claims and papers of suppliers, from the first key to the transfer, to the cent. */
class OutlaysTests extends MoneyBase {

    private static final Actor HOLDER = new Actor(3L, "Zoé Lambert", "ProjectHolder");
    private static final Actor ADVISOR = new Actor(4L, "Nadia Peeters", "Advisor");
    private static final Actor COORDINATOR = new Actor(5L, "Luc Wouters", "Coordinator");
    private static final String IBAN = "BE68 5390 0754 7034";

    @Autowired
    OutlayDrafts drafts;

    @Autowired
    HandingIn handingIn;

    @Autowired
    Outlays outlays;

    @Autowired
    OutlayPayments payments;

    @Autowired
    BankFiles files;

    @Autowired
    Documents documents;

    private String holder;

    @BeforeEach
    void aHolderWithMoney() {
        today("2027-03-12");
        holder = opened("2027-03-01");
        sold(holder, 1000_00);
    }

    @Test
    void aClaimGoesFromTheReceiptToTheTransfer() {
        long claim = drafts.begin(holder, OutlayKind.CLAIM, HOLDER);
        long paint = purchase(claim);
        long lunch = purchase(claim);
        long journey = drafts.addLine(claim, true);
        handingIn.claim(
                claim,
                IBAN,
                List.of(
                        line(paint, "2027-03-11", "Ticket Brico", "materials", 45_90, 21),
                        line(lunch, "2027-03-10", "Lunch client", "meals", 33_60, 12),
                        new ClaimLine(journey, day("2027-03-09"), "Namur et retour", null, 0, 0, 130)),
                HOLDER);
        assertThat(heard.of(OutlaySubmitted.class)).contains(new OutlaySubmitted(holder, claim));
        assertThat(documents.ofCase(holder))
                .extracting(Document::fileName)
                .containsExactly("2027-03-11 Ticket Brico 45,90 €.jpg", "2027-03-10 Lunch client 33,60 €.jpg");
        assertThat(documents.ofCase(holder)).allMatch(Document::sealed);
        assertThat(treasury.balanceCents(holder)).isEqualTo(1000_00);

        outlays.check(claim, Map.of(), ADVISOR);
        // 37.93 without its VAT, 33.60 with it, 130 km at 0.43.
        assertThat(outlays.reservedCents(holder)).isEqualTo(37_93 + 33_60 + 55_90);
        outlays.book(claim, Map.of(), ACCOUNTANT);
        assertThat(treasury.balanceCents(holder)).isEqualTo(1000_00 - 37_93 - 33_60 - 55_90);
        assertThat(expenses.expensesOf(holder))
                .extracting(Expense::bookedOn)
                .containsExactly(day("2027-03-11"), day("2027-03-10"), day("2027-03-09"));
        assertThat(account("payable-holder/" + holder)).isEqualTo(-135_40);

        long list = payments.make(cooperative, Set.of(claim), ACCOUNTANT);
        payments.markPaid(list, day("2027-03-12"), ACCOUNTANT);
        payments.markPaid(list, day("2027-03-12"), ACCOUNTANT);
        assertThat(account("payable-holder/" + holder)).isZero();
        assertThat(account("bank")).isEqualTo(1000_00 - 135_40);
        assertThat(outlays.outlay(claim).paidOn()).isEqualTo("2027-03-12");
        assertBooksWhole();
    }

    @Test
    void aRefusedLineComesBackWithItsReasonAndItsReceipt() {
        long claim = drafts.begin(holder, OutlayKind.CLAIM, HOLDER);
        long good = purchase(claim);
        long bad = purchase(claim);
        drafts.keepLine(claim, bad, Map.of("description", "Ticket flou", "gross", "12,10"));
        handingIn.claim(
                claim,
                IBAN,
                List.of(
                        line(good, "2027-03-11", "Ticket Brico", "materials", 121_00, 21),
                        line(bad, "2027-03-11", "Ticket flou", "materials", 12_10, 21)),
                HOLDER);
        refused("outlay-reason-missing", () -> outlays.check(claim, Map.of(bad, " "), ADVISOR));
        outlays.check(claim, Map.of(bad, "On ne lit pas la date."), ADVISOR);
        assertThat(outlays.outlay(claim).outcome()).isEqualTo("partly");
        refused("outlay-already-checked", () -> outlays.check(claim, Map.of(), ADVISOR));
        outlays.book(claim, Map.of(good, 50), ACCOUNTANT);
        assertThat(treasury.balanceCents(holder)).isEqualTo(1000_00 - 110_50);

        var again = outlays.ofCase(holder).get(0);
        assertThat(again.isDraft()).isTrue();
        assertThat(again.mends()).isEqualTo(claim);
        var mended = again.lines().get(0);
        assertThat(mended.typed()).containsEntry("gross", "12,10");
        assertThat(mended.reasonBefore()).isEqualTo("On ne lit pas la date.");
        var paper = mended.documents().get(0);
        drafts.detach(again.id(), mended.id(), paper);
        assertThat(documents.find(paper)).isPresent();
        drafts.attach(again.id(), mended.id(), "x.jpg", SampleFiles.photo(80, 90), HOLDER);
        handingIn.claim(
                again.id(), IBAN, List.of(line(mended.id(), "2027-03-11", "Ticket", "materials", 12_10, 21)), HOLDER);
        outlays.check(again.id(), Map.of(), ADVISOR);
        outlays.book(again.id(), Map.of(), ACCOUNTANT);
        assertThat(treasury.balanceCents(holder)).isEqualTo(1000_00 - 110_50 - 10_00);
        assertBooksWhole();
    }

    @Test
    void paysAJourneyAtTheRateOfItsMonth() {
        today("2027-08-02");
        long claim = drafts.begin(holder, OutlayKind.CLAIM, HOLDER);
        long june = drafts.addLine(claim, true);
        long july = drafts.addLine(claim, true);
        handingIn.claim(
                claim,
                IBAN,
                List.of(
                        new ClaimLine(june, day("2027-06-30"), "Liège", null, 0, 0, 101),
                        new ClaimLine(july, day("2027-07-01"), "Liège", null, 0, 0, 101)),
                HOLDER);
        assertThat(outlays.outlay(claim).lines())
                .extracting(OutlayLine::grossCents)
                .containsExactly(43_43L, 44_93L);
    }

    @Test
    void booksALateReceiptOnTheFirstOpenDay() {
        today("2027-05-03");
        close("2027-03");
        long claim = drafts.begin(holder, OutlayKind.CLAIM, HOLDER);
        long line = purchase(claim);
        handingIn.claim(claim, IBAN, List.of(line(line, "2027-03-20", "Vis", "materials", 12_10, 21)), HOLDER);
        outlays.check(claim, Map.of(), ADVISOR);
        assertThat(outlays.bookedLater(outlays.outlay(claim))).containsEntry(String.valueOf(line), day("2027-04-01"));
        outlays.book(claim, Map.of(), ACCOUNTANT);
        assertThat(outlays.bookedLater(outlays.outlay(claim))).containsEntry(String.valueOf(line), day("2027-04-01"));
        var expense = expenses.expensesOf(holder).get(0);
        assertThat(expense.datedOn()).isEqualTo("2027-03-20");
        assertThat(expense.bookedOn()).isEqualTo("2027-04-01");
        assertThat(figuresOf(holder, "2027-03").expensesCents()).isZero();
    }

    @Test
    void goesBeyondTheTreasuryOnlyWithTheWordOfASecondPerson() {
        long first = invoice("F-1", 600_00, "BE0403170701");
        outlays.check(first, Map.of(), ADVISOR);
        assertThat(outlays.availableCents(holder)).isEqualTo(400_00);
        long second = invoice("F-2", 500_00, "BE0403170701");
        outlays.check(second, Map.of(), ADVISOR);
        var waiting = outlays.outlay(second);
        assertThat(waiting.awaitsWord()).isTrue();
        assertThat(waiting.overspentCents()).isEqualTo(100_00);
        refused("outlay-awaits-word", () -> outlays.book(second, Map.of(), ACCOUNTANT));
        refused("outlay-same-person", () -> outlays.decideOverspending(second, true, "Acompte attendu", ADVISOR));
        refused("outlay-reason-missing", () -> outlays.decideOverspending(second, true, " ", COORDINATOR));
        outlays.decideOverspending(second, true, "Un acompte arrive", COORDINATOR);
        refused("outlay-already-decided", () -> outlays.decideOverspending(second, false, "Non", COORDINATOR));
        outlays.book(first, Map.of(), ACCOUNTANT);
        outlays.book(second, Map.of(), ACCOUNTANT);
        refused("outlay-already-booked", () -> outlays.book(second, Map.of(), ACCOUNTANT));
        assertThat(treasury.balanceCents(holder)).isEqualTo(-100_00);
        assertBooksWhole();
    }

    @Test
    void overspendingThatIsRefusedComesBackAsADraft() {
        long paper = invoice("F-9", 2000_00, "BE0403170701");
        outlays.check(paper, Map.of(), ADVISOR);
        outlays.decideOverspending(paper, false, "Trop tôt", COORDINATOR);
        assertThat(outlays.outlay(paper).outcome()).isEqualTo("refused");
        assertThat(outlays.ofCase(holder).get(0).isDraft()).isTrue();
        assertThat(outlays.ofCase(holder).get(0).documents()).hasSize(1);
        // Once refused, the same paper may be handed in again.
        outlays.check(invoice("F-9", 2000_00, "BE0403170701"), Map.of(), ADVISOR);
    }

    @Test
    void whatTheCoordinatorRefusesFollowsTheLinesThatTheAdvisorRefused() {
        long claim = drafts.begin(holder, OutlayKind.CLAIM, HOLDER);
        long large = purchase(claim);
        long blurred = purchase(claim);
        handIn(
                claim,
                line(large, "2027-03-11", "Machine", "materials", 2420_00, 21),
                line(blurred, "2027-03-11", "Ticket flou", "materials", 12_10, 21));
        outlays.check(claim, Map.of(blurred, "Illisible"), ADVISOR);
        outlays.decideOverspending(claim, false, "Trop cher", COORDINATOR);
        assertThat(outlays.outlay(claim).outcome()).isEqualTo("refused");
        assertThat(outlays.ofCase(holder))
                .filteredOn(Outlay::isDraft)
                .flatExtracting(Outlay::lines)
                .extracting(OutlayLine::reasonBefore)
                .containsExactly("Trop cher", "Illisible");
    }

    @Test
    void aCreditNoteIsSetOffAgainstWhatIsPaid() {
        long invoice = invoice("F-1", 300_00, "BE0403170701");
        long credit = paper(OutlayKind.SUPPLIER_CREDIT, "NC-1", Map.of(21, 100_00L), 121_00, "BE0403170701");
        for (long id : new long[] {invoice, credit}) {
            outlays.check(id, Map.of(), ADVISOR);
            outlays.book(id, Map.of(), ACCOUNTANT);
        }
        assertThat(treasury.balanceCents(holder)).isEqualTo(1000_00 - 300_00 + 100_00);
        refused("payment-list-negative", () -> payments.make(cooperative, Set.of(credit), ACCOUNTANT));
        long list = payments.make(cooperative, Set.of(invoice, credit), ACCOUNTANT);
        assertThat(payments.find(list).orElseThrow().totalCents()).isEqualTo(363_00 - 121_00);
        refused("payment-elsewhere", () -> payments.make(cooperative, Set.of(invoice), ACCOUNTANT));
        refused("transfer-in-the-future", () -> payments.markPaid(list, day("2027-03-13"), ACCOUNTANT));
        long expense = outlays.outlay(invoice).lines().get(0).expenseId();
        refused("expense-paid", () -> expenses.reverse(expense, "Non", ACCOUNTANT));
        payments.markPaid(list, day("2027-03-12"), ACCOUNTANT);
        refused("payment-list-paid", () -> payments.cancel(list, true));
        assertThat(account("bank")).isEqualTo(1000_00 - 242_00);
        assertThat(account("payable-supplier")).isZero();
        assertThat(account("supplier-receivables")).isZero();
        assertBooksWhole();
    }

    @Test
    void theBankGetsOneFileAndWhoWantsASecondMustSaySo() {
        long claim = drafts.begin(holder, OutlayKind.CLAIM, HOLDER);
        handIn(claim, line(purchase(claim), "2027-03-11", "Ticket Brico", "materials", 45_90, 21));
        long invoice = invoice("F-1", 300_00, "BE0403170701");
        long credit = paper(OutlayKind.SUPPLIER_CREDIT, "NC-1", Map.of(21, 100_00L), 121_00, "BE0403170701");
        long other = invoice("F-2", 50_00, "BE0404616494");
        for (long id : new long[] {claim, invoice, credit, other}) {
            outlays.check(id, Map.of(), ADVISOR);
            outlays.book(id, Map.of(), ACCOUNTANT);
        }
        long list = payments.make(cooperative, Set.of(claim, invoice, credit, other), ACCOUNTANT);
        refused("payment-file-own-iban", () -> taken(list, new TransferFile.Payer("Coop", "BE00", null), false));
        assertThat(payments.find(list).orElseThrow().isFileTaken()).isFalse();

        var payer = new TransferFile.Payer("Coop", "BE62510007547061", null);
        var xml = taken(list, payer, false);
        TransferFileTests.assertValid(xml.getBytes(StandardCharsets.UTF_8));
        // The credit note is taken off the invoice of the same supplier; the claim goes to the holder.
        assertThat(xml)
                .contains("<NbOfTxs>3</NbOfTxs>", "<CtrlSum>348.40</CtrlSum>")
                .contains("<InstdAmt Ccy=\"EUR\">45.90</InstdAmt>", "<Nm>Holder</Nm>")
                .contains("<InstdAmt Ccy=\"EUR\">242.00</InstdAmt>", "F-1 - NC-1")
                .contains("<InstdAmt Ccy=\"EUR\">60.50</InstdAmt>");
        assertThat(payments.find(list).orElseThrow().fileTakenByName()).isEqualTo("Ada");

        refused("payment-file-again", () -> taken(list, payer, false));
        assertThat(taken(list, payer, true)).isEqualTo(xml);
        refused("payment-file-taken", () -> payments.cancel(list, false));
        payments.markPaid(list, day("2027-03-12"), ACCOUNTANT);
        refused("payment-file-paid", () -> taken(list, payer, true));
        assertBooksWhole();
    }

    private String taken(long list, TransferFile.Payer payer, boolean again) {
        return new String(files.take(list, payer, number -> "Holder", again, ACCOUNTANT), StandardCharsets.UTF_8);
    }

    @Test
    void whatWasTakenBackIsNotPaidAndACancelledListFreesTheRest() {
        long invoice = invoice("F-1", 300_00, "BE0403170701");
        outlays.check(invoice, Map.of(), ADVISOR);
        outlays.book(invoice, Map.of(), ACCOUNTANT);
        long list = payments.make(cooperative, Set.of(invoice), ACCOUNTANT);
        payments.cancel(list, false);
        assertThat(payments.payable(cooperative)).hasSize(1);
        expenses.reverse(outlays.outlay(invoice).lines().get(0).expenseId(), "Erreur", ACCOUNTANT);
        assertThat(payments.payable(cooperative)).isEmpty();
        assertThat(treasury.balanceCents(holder)).isEqualTo(1000_00);
    }

    @Test
    void noticesTheSamePaperOfTheSameSupplierWhoeverHandsItIn() {
        invoice("2027/15", 100_00, "BE0403170701");
        refused("supplier-paper-twice", () -> invoice("2027/15", 100_00, "0403.170.701"));
        invoice("2027/15", 100_00, "BE0404616494");
        holder = opened("2027-03-01");
        refused("supplier-paper-twice", () -> invoice("2027/15 ", 100_00, "BE0403170701"));
    }

    @ParameterizedTest
    @CsvSource({
        "enterprise-number-wrong, BE0403170702, BE68539007547034, 2027-03-10, 2027-04-10, 121_00, +++090/9337/55493+++",
        "iban-wrong, BE0403170701, BE68539007547035, 2027-03-10, 2027-04-10, 121_00, +++090/9337/55493+++",
        "iban-missing, BE0403170701, , 2027-03-10, 2027-04-10, 121_00, +++090/9337/55493+++",
        "expense-in-the-future, BE0403170701, BE68539007547034, 2027-03-13, 2027-04-10, 121_00, +++090/9337/55493+++",
        "expense-too-old, BE0403170701, BE68539007547034, 2017-03-10, 2027-04-10, 121_00, +++090/9337/55493+++",
        "due-before-date, BE0403170701, BE68539007547034, 2027-03-10, 2027-03-09, 121_00, +++090/9337/55493+++",
        "total-differs, BE0403170701, BE68539007547034, 2027-03-10, 2027-04-10, 131_00, +++090/9337/55493+++",
        "payment-reference-wrong, BE0403170701, BE68539007547034, 2027-03-10, 2027-04-10, 121_00, +++090/9337/55494+++"
    })
    void refusesAPaperThatCannotBe(
            String code,
            String number,
            @Nullable String iban,
            String dated,
            String due,
            String gross,
            String reference) {
        long draft = drafts.begin(holder, OutlayKind.SUPPLIER_INVOICE, HOLDER);
        drafts.attach(draft, null, "f.pdf", SampleFiles.pdf(), HOLDER);
        var paper = new SupplierPaper(
                "Brico",
                number,
                iban,
                "F-1",
                day(dated),
                day(due),
                reference,
                "Peinture",
                "materials",
                new TreeMap<>(Map.of(21, 100_00L)),
                Long.parseLong(gross.replace("_", "")));
        refused(code, () -> handingIn.supplierPaper(draft, paper, HOLDER));
        assertThat(outlays.outlay(draft).isDraft()).isTrue();
        assertThat(outlays.outlay(draft).lines()).isEmpty();
    }

    @Test
    void refusesAClaimThatCannotBe() {
        long claim = drafts.begin(holder, OutlayKind.CLAIM, HOLDER);
        refused("outlay-empty", () -> handingIn.claim(claim, IBAN, List.of(), HOLDER));
        long bare = drafts.addLine(claim, false);
        refused("outlay-receipt-missing", () -> handIn(claim, line(bare, "2027-03-11", "Vis", "materials", 100, 21)));
        drafts.attach(claim, bare, "a.jpg", SampleFiles.photo(90, 80), HOLDER);
        refused("outlay-description-missing", () -> handIn(claim, line(bare, "2027-03-11", " ", "materials", 100, 21)));
        refused("expense-category-unknown", () -> handIn(claim, line(bare, "2027-03-11", "Vis", "boats", 100, 21)));
        refused("vat-rate-unknown", () -> handIn(claim, line(bare, "2027-03-11", "Vis", "materials", 100, 20)));
        refused("amount-not-positive", () -> handIn(claim, line(bare, "2027-03-11", "Vis", "materials", -5, 21)));
        refused(
                "amount-too-large",
                () -> handIn(claim, line(bare, "2027-03-11", "Vis", "materials", 9_999_999_999L, 21)));
        refused(
                "iban-wrong",
                () -> handingIn.claim(
                        claim, "BE00", List.of(line(bare, "2027-03-11", "Vis", "materials", 100, 21)), HOLDER));
        long far = drafts.addLine(claim, true);
        refused(
                "kilometres-out-of-range",
                () -> handIn(
                        claim,
                        line(bare, "2027-03-11", "Vis", "materials", 100, 21),
                        new ClaimLine(far, day("2027-03-11"), "Lune", null, 0, 0, 384_400)));
        assertThat(outlays.outlay(claim).isDraft()).isTrue();
        permissions.refused.add(holder);
        refused("not-in-test", () -> drafts.begin(holder, OutlayKind.CLAIM, HOLDER));
        assertThat(treasury.balanceCents(holder)).isEqualTo(1000_00);
    }

    @Test
    void aDraftKeepsWhatWasTypedAndIsGoneWithItsReceipts() {
        long claim = drafts.begin(holder, OutlayKind.CLAIM, HOLDER);
        long line = purchase(claim);
        drafts.keepLine(claim, line, Map.of("gross", "quarante", "datedOn", "hier\0"));
        drafts.keepLine(claim, line, Map.of("gross", "40"));
        assertThat(outlays.outlay(claim).lines().get(0).typed())
                .containsEntry("gross", "40")
                .containsEntry("datedOn", "hier");
        drafts.remove(claim);
        assertThat(outlays.find(claim)).isEmpty();
        assertThat(documents.ofCase(holder)).isEmpty();
    }

    private long purchase(long claim) {
        long line = drafts.addLine(claim, false);
        drafts.attach(claim, line, "IMG_1.jpg", SampleFiles.photo(60 + (int) (line % 50), 80), HOLDER);
        return line;
    }

    private void handIn(long claim, ClaimLine... lines) {
        handingIn.claim(claim, IBAN, List.of(lines), HOLDER);
    }

    private long invoice(String number, long netCents, String supplier) {
        return paper(OutlayKind.SUPPLIER_INVOICE, number, Map.of(21, netCents), netCents * 121 / 100, supplier);
    }

    private long paper(OutlayKind kind, String number, Map<Integer, Long> net, long gross, String supplier) {
        long draft = drafts.begin(holder, kind, HOLDER);
        drafts.attach(draft, null, "facture.pdf", SampleFiles.pdf(), HOLDER);
        handingIn.supplierPaper(
                draft,
                new SupplierPaper(
                        "Brico " + supplier,
                        supplier,
                        IBAN,
                        number,
                        day("2027-03-10"),
                        day("2027-04-10"),
                        null,
                        "Peinture",
                        "materials",
                        new TreeMap<>(net),
                        gross),
                HOLDER);
        return draft;
    }

    private long account(String name) {
        return database.sql("select coalesce(sum(cents), 0) from ledger.balance where account = :account")
                .param("account", cooperative + "/" + name)
                .query(Long.class)
                .single();
    }

    private static ClaimLine line(long id, String dated, String what, String category, long gross, int vat) {
        return new ClaimLine(id, day(dated), what, category, gross, vat, null);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
