package org.passerelle.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.shared.CheckedNumbers;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Euros;
import org.passerelle.treasury.MoneyBase;
import org.springframework.beans.factory.annotation.Autowired;

class SalesTests extends MoneyBase {

    @Autowired
    private Quoting quoting;

    private String holder;

    @BeforeEach
    void aHolderInTest() {
        today("2024-05-06");
        holder = opened("2024-05-01");
    }

    private Invoice invoiced(String reference, long netCents, int vat) {
        return sales.invoice(holder, reference, "BE0123456749", netCents, vat, ACCOUNTANT);
    }

    @Test
    void keepsASalePendingUntilTheClientPays() {
        var invoice = invoiced("S1", 1000_00, 21);
        assertThat(invoice.grossCents()).isEqualTo(1210_00);
        assertThat(invoice.dueOn()).isEqualTo("2024-06-05");
        assertThat(treasury.pendingCents(holder)).isEqualTo(1000_00);
        assertThat(treasury.balanceCents(holder)).isZero();
        var payment = sales.receivePayment(holder, "S1", null, ACCOUNTANT);
        assertThat(payment.fullyPaid()).isTrue();
        assertThat(treasury.pendingCents(holder)).isZero();
        assertThat(treasury.balanceCents(holder)).isEqualTo(1000_00);
        assertThat(sales.invoice(invoice.id()).paid()).isTrue();
        assertThat(heard.of(InvoiceIssued.class)).contains(new InvoiceIssued(holder, invoice.id()));
        assertThat(heard.of(PaymentReceived.class)).contains(new PaymentReceived(holder, invoice.id(), true));
        assertBooksWhole();
    }

    @Test
    void givesTheRemainderToTheLastPayment() {
        invoiced("S1", 100_01, 21);
        // VAT 21.0021 is rounded to 21.00, so gross is 121.01.
        assertThat(sales.receivePayment(holder, "S1", 40_33L, ACCOUNTANT).netCents())
                .isEqualTo(33_33);
        assertThat(sales.receivePayment(holder, "S1", 40_33L, ACCOUNTANT).netCents())
                .isEqualTo(33_33);
        assertThat(treasury.pendingCents(holder)).isEqualTo(33_35);
        var last = sales.receivePayment(holder, "S1", null, ACCOUNTANT);
        assertThat(last.grossCents()).isEqualTo(40_35);
        assertThat(last.netCents()).isEqualTo(33_35);
        assertThat(treasury.balanceCents(holder)).isEqualTo(100_01);
    }

    @Test
    void refusesPaymentsThatDoNotFit() {
        invoiced("S1", 100_00, 21);
        refused("invoice-unknown", () -> sales.receivePayment(holder, "S2", null, ACCOUNTANT));
        refused("amount-not-positive", () -> sales.receivePayment(holder, "S1", 0L, ACCOUNTANT));
        refused("amount-not-positive", () -> sales.receivePayment(holder, "S1", -1L, ACCOUNTANT));
        refused("payment-more-than-open", () -> sales.receivePayment(holder, "S1", 121_01L, ACCOUNTANT));
        sales.receivePayment(holder, "S1", 121_00L, ACCOUNTANT);
        refused("invoice-already-paid", () -> sales.receivePayment(holder, "S1", null, ACCOUNTANT));
        assertThat(treasury.balanceCents(holder)).isEqualTo(100_00);
    }

    @ParameterizedTest
    @CsvSource({
        "0,21,amount-not-positive",
        "-5,21,amount-not-positive",
        "1000000001,21,amount-too-large",
        "100,19,vat-rate-unknown"
    })
    void refusesAmountsAndRatesThatCannotBe(long net, int vat, String code) {
        refused(code, () -> invoiced("S1", net, vat));
        assertThat(sales.invoicesOf(holder)).isEmpty();
        assertThat(invoiced("S1", 1_000_000_000, 21).sequence()).isEqualTo(1);
    }

    @Test
    void usesAReferenceOncePerCaseAndLosesNoNumber() {
        invoiced("S1", 100, 0);
        refused("invoice-reference-used", () -> invoiced("S1", 100, 0));
        refused("reference-missing", () -> invoiced(" ", 100, 0));
        refused("client-missing", () -> sales.invoice(holder, "S2", " ", 100, 0, ACCOUNTANT));
        permissions.refused.add(holder);
        refused("not-in-test", () -> invoiced("S2", 100, 0));
        var other = opened("2024-05-01");
        assertThat(sales.invoice(other, "S1", "Somebody", 100, 0, ACCOUNTANT).number())
                .isEqualTo("2024-0002");
    }

    @Test
    void refusesToInvoiceWithoutATreasury() {
        refused("treasury-not-open", () -> sales.invoice("nobody", "S1", "Somebody", 100, 0, ACCOUNTANT));
    }

    @Test
    void numbersInvoicesWithoutGapsUnderConcurrencyAndRefusals() throws Exception {
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 60; i++) {
            var reference = "S" + i % 40;
            work.add(() -> {
                try {
                    invoiced(reference, 100, 21);
                    return true;
                } catch (Refused e) {
                    return false;
                }
            });
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            int issued = 0;
            for (var done : pool.invokeAll(work)) if (done.get()) issued++;
            assertThat(issued).isEqualTo(40);
        } finally {
            pool.shutdown();
        }
        assertThat(sales.invoicesOf(holder))
                .extracting(Invoice::sequence)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 40).boxed().toList());
        assertThat(treasury.pendingCents(holder)).isEqualTo(40_00);
        assertBooksWhole();
    }

    @Test
    void countsConcurrentPaymentsOneAfterTheOther() throws Exception {
        invoiced("S1", 100_00, 21);
        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 16; i++) {
            work.add(() -> {
                try {
                    sales.receivePayment(holder, "S1", 12_10L, ACCOUNTANT);
                    return true;
                } catch (Refused e) {
                    return false;
                }
            });
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            int accepted = 0;
            for (var done : pool.invokeAll(work)) if (done.get()) accepted++;
            assertThat(accepted).isEqualTo(10);
        } finally {
            pool.shutdown();
        }
        assertThat(treasury.balanceCents(holder)).isEqualTo(100_00);
        assertBooksWhole();
    }

    @Test
    void beginsNumbersAnewEachYear() {
        invoiced("S1", 100, 0);
        today("2025-01-02");
        var invoice = invoiced("S2", 100, 0);
        assertThat(invoice.number()).isEqualTo("2025-0001");
        assertThat(invoice.paymentReference()).isEqualTo(CheckedNumbers.paymentReference(2025000001L));
    }

    @Test
    void knowsAClientByItsEnterpriseNumberHoweverItIsWritten() {
        var first = invoiced("S1", 100, 0).client();
        var second = sales.invoice(holder, "S2", "be 0123.456.749", 100, 0, ACCOUNTANT)
                .client();
        assertThat(second).isEqualTo(first);
        assertThat(first.details().enterpriseNumber()).isEqualTo("BE0123456749");
        assertThat(CheckedNumbers.belgianEnterprise("BE0123456748")).isEmpty();
        assertThat(sales.invoice(holder, "S3", "Bistro Central", 100, 0, ACCOUNTANT)
                        .client()
                        .details()
                        .enterpriseNumber())
                .isNull();
    }

    /** Checked with the published example 090/9337/55493 and by hand; a remainder of 0 is written 97. */
    @ParameterizedTest
    @CsvSource({"909337554,+++090/9337/55493+++", "97,+++000/0000/09797+++", "2024000001,+++202/4000/00138+++"})
    void makesTheReferenceThatBelgianBanksCheck(long digits, String expected) {
        assertThat(CheckedNumbers.paymentReference(digits)).isEqualTo(expected);
    }

    @Test
    void letsTheClientAcceptAnOpenQuoteOnly() {
        var quote = sales.quote(holder, "Q1", "BE0123456749", 5200_00, 6, true, ACCOUNTANT);
        assertThat(quote.vatCents()).isEqualTo(312_00);
        refused("quote-not-checked", () -> sales.acceptQuote(holder, "Q1", ACCOUNTANT));
        quoting.approve(quote.id(), ACCOUNTANT);
        refused("quote-already-decided", () -> quoting.refuse(quote.id(), "Too late", ACCOUNTANT));
        sales.acceptQuote(holder, "Q1", ACCOUNTANT);
        refused("quote-already-accepted", () -> sales.acceptQuote(holder, "Q1", ACCOUNTANT));
        assertThat(sales.quote(quote.id()).status()).isEqualTo(QuoteStatus.ACCEPTED);
        assertThat(heard.of(QuoteSubmitted.class)).contains(new QuoteSubmitted(holder, quote.id(), true));
        assertThat(heard.of(QuoteDecided.class)).contains(new QuoteDecided(holder, quote.id(), true));
        assertThat(heard.of(QuoteAccepted.class)).contains(new QuoteAccepted(holder, quote.id()));
    }

    @Test
    void refusesToAcceptARefusedOrUnknownQuote() {
        var quote = sales.quote(holder, "Q1", "Somebody", 100, 21, true, ACCOUNTANT);
        quoting.refuse(quote.id(), "Not insured for roofs", ACCOUNTANT);
        assertThat(sales.quote(quote.id()).reason()).isEqualTo("Not insured for roofs");
        refused("quote-refused", () -> sales.acceptQuote(holder, "Q1", ACCOUNTANT));
        refused("quote-unknown", () -> sales.acceptQuote(holder, "Q2", ACCOUNTANT));
        refused("quote-unknown", () -> quoting.approve(-1, ACCOUNTANT));
        refused("quote-reference-used", () -> sales.quote(holder, "Q1", "Somebody", 100, 21, true, ACCOUNTANT));
        sales.quote(holder, "Q2", "Somebody", 100, 21, false, ACCOUNTANT);
        sales.acceptQuote(holder, "Q2", ACCOUNTANT);
        assertThat(sales.quotesOf(holder)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "10.5", "10000000", "3.1400"})
    void readsAmountsAsPeopleTypeThem(String typed) {
        var euros = new BigDecimal(typed);
        assertThat(Euros.of(Euros.cents(euros))).isEqualByComparingTo(euros);
        refused("amount-decimals", () -> Euros.cents(euros.add(new BigDecimal("0.001"))));
    }
}
