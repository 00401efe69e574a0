package org.passerelle.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.shared.Token;
import org.passerelle.treasury.MoneyBase;
import org.springframework.beans.factory.annotation.Autowired;

/** A quote from the holder to the client's answer, and what the calendar brings meanwhile. */
class QuoteLifeTests extends MoneyBase {

    @Autowired
    private Quoting quoting;

    @Autowired
    private Invoicing invoicing;

    @Autowired
    private Collecting collecting;

    @Autowired
    private Corrections corrections;

    @Autowired
    private Reminding reminding;

    @Autowired
    private SalesCalendar calendar;

    @Autowired
    private SalesDrafts drafts;

    @Autowired
    private ClientBook book;

    private String holder;
    private Client client;

    @BeforeEach
    void aHolderInTestWithAClient() {
        today("2024-05-06");
        holder = opened("2024-05-01");
        client = book.add(cooperative, ClientDetails.named("Bakkerij Peeters"), ACCOUNTANT);
    }

    private Quote sent(String reference, boolean checked) {
        var request = new QuoteRequest(
                reference, client.id(), List.of(DocumentLine.of("Work", 100_00, VatCategory.P21)), 30, "Two weeks");
        return quoting.submit(holder, request, checked, ACCOUNTANT);
    }

    private static QuoteAnswer byLink() {
        return new QuoteAnswer(QuoteAnswer.Way.LINK, "Jan Peeters", null, "PO-1", "192.0.2.7", null);
    }

    @Test
    void countsItsValidityFromTheDayItGoesToTheClient() {
        var quote = sent("Q1", true);
        assertThat(quote.validUntil()).isNull();
        today("2024-05-20");
        quoting.approve(quote.id(), ACCOUNTANT);
        assertThat(quoting.quote(quote.id()).validUntil()).isEqualTo("2024-06-19");
    }

    @Test
    void isAnsweredByAPrivateLinkOfWhichOnlyTheFingerprintIsKept() {
        var quote = sent("Q1", false);
        var token = quoting.newLink(quote.id());
        assertThat(database.sql("select fingerprint from sales_quote_link where quote_id = ?")
                        .param(quote.id())
                        .query(String.class)
                        .list())
                .containsExactly(Token.fingerprint(token));
        assertThat(quoting.byLink(token)).map(Quote::id).contains(quote.id());
        assertThat(quoting.byLink(token + "x")).isEmpty();
        quoting.accept(quote.id(), byLink(), org.passerelle.shared.Actor.SYSTEM);
        var answered = quoting.quote(quote.id());
        assertThat(answered.status()).isEqualTo(QuoteStatus.ACCEPTED);
        assertThat(answered.answeredName()).isEqualTo("Jan Peeters");
        assertThat(answered.orderNumber()).isEqualTo("PO-1");
        assertThat(answered.answeredTextSha256()).isEqualTo(quote.textSha256()).hasSize(64);
        refused("quote-already-accepted", () -> quoting.accept(quote.id(), byLink(), ACCOUNTANT));
        // The link goes on telling what became of the quote, for a while.
        assertThat(quoting.byLink(token)).isPresent();
        today("2024-08-05");
        assertThat(quoting.byLink(token)).isEmpty();
    }

    @Test
    void hasOneLinkAtATime() {
        var quote = sent("Q1", false);
        var first = quoting.newLink(quote.id());
        var second = quoting.newLink(quote.id());
        assertThat(quoting.byLink(first)).isEmpty();
        assertThat(quoting.byLink(second)).isPresent();
    }

    @Test
    void isBroughtToMindAndExpires() {
        var quote = sent("Q1", false);
        today("2024-05-30");
        calendar.runDue();
        assertThat(heard.of(QuoteExpiring.class)).doesNotContain(new QuoteExpiring(holder, quote.id()));
        today("2024-05-31");
        calendar.runDue();
        calendar.runDue();
        assertThat(heard.of(QuoteExpiring.class)).containsOnlyOnce(new QuoteExpiring(holder, quote.id()));
        today("2024-06-05");
        calendar.runDue();
        assertThat(quoting.quote(quote.id()).status()).isEqualTo(QuoteStatus.OPEN);
        today("2024-06-06");
        refused("quote-expired", () -> quoting.accept(quote.id(), byLink(), ACCOUNTANT));
        calendar.runDue();
        assertThat(quoting.quote(quote.id()).status()).isEqualTo(QuoteStatus.EXPIRED);
        assertThat(heard.of(QuoteClosed.class)).contains(new QuoteClosed(holder, quote.id(), QuoteStatus.EXPIRED));
        refused("quote-expired", () -> quoting.decline(quote.id(), byLink(), ACCOUNTANT));
        // Somebody of the office may still note what the client said late.
        quoting.accept(quote.id(), QuoteAnswer.told(), ACCOUNTANT);
        assertThat(quoting.quote(quote.id()).status()).isEqualTo(QuoteStatus.ACCEPTED);
    }

    @Test
    void isTakenBackOnlyWhileItIsWithTheClient() {
        var quote = sent("Q1", false);
        quoting.revoke(quote.id(), ACCOUNTANT);
        assertThat(quoting.quote(quote.id()).status()).isEqualTo(QuoteStatus.REVOKED);
        refused("quote-revoked", () -> quoting.accept(quote.id(), byLink(), ACCOUNTANT));
        refused("quote-not-open", () -> quoting.revoke(quote.id(), ACCOUNTANT));
        refused("quote-not-open", () -> quoting.newLink(quote.id()));
        var toCheck = sent("Q2", true);
        refused("quote-not-open", () -> quoting.revoke(toCheck.id(), ACCOUNTANT));
    }

    @Test
    void isDeclinedWithAReason() {
        var quote = sent("Q1", false);
        quoting.decline(
                quote.id(),
                new QuoteAnswer(QuoteAnswer.Way.LINK, null, "Too dear", null, "192.0.2.7", null),
                ACCOUNTANT);
        assertThat(quoting.quote(quote.id()).answerReason()).isEqualTo("Too dear");
        refused("quote-declined", () -> quoting.accept(quote.id(), byLink(), ACCOUNTANT));
        refused(
                "quote-not-accepted",
                () -> invoicing.issue(
                        holder,
                        new InvoiceRequest("S1", client.id(), quote.lines(), null, quote.id(), null),
                        ACCOUNTANT));
    }

    @Test
    void becomesInvoicesWholeOrInPart() {
        var quote = sent("Q1", false);
        quoting.accept(quote.id(), byLink(), ACCOUNTANT);
        var part = List.of(DocumentLine.of("First half", 50_00, VatCategory.P21));
        invoicing.issue(holder, new InvoiceRequest("S1", client.id(), part, "PO-1", quote.id(), null), ACCOUNTANT);
        invoicing.issue(holder, new InvoiceRequest("S2", client.id(), part, "PO-1", quote.id(), 14), ACCOUNTANT);
        assertThat(invoicing.ofQuote(quote.id())).extracting(Invoice::reference).containsExactly("S1", "S2");
        assertThat(invoicing.ofQuote(quote.id()).get(1).dueOn()).isEqualTo("2024-05-20");
        refused(
                "days-to-pay-odd",
                () -> invoicing.issue(
                        holder, new InvoiceRequest("S3", client.id(), part, null, null, 121), ACCOUNTANT));
    }

    private Invoice issued(String reference) {
        return sales.invoice(holder, reference, "Bakkerij Peeters", 100_00, 21, ACCOUNTANT);
    }

    private List<Integer> reminders(Invoice invoice) {
        return heard.of(InvoiceOverdue.class).stream()
                .filter(event -> event.invoiceId() == invoice.id())
                .map(InvoiceOverdue::level)
                .toList();
    }

    @Test
    void remindsThreeTimesOfAnInvoiceThatIsNotPaid() {
        var invoice = issued("S1"); // due on 5 June
        for (var day : new String[] {"2024-06-05", "2024-06-11"}) {
            today(day);
            calendar.runDue();
        }
        assertThat(reminders(invoice)).isEmpty();
        for (var day : new String[] {"2024-06-12", "2024-06-13", "2024-06-26", "2024-07-10", "2024-08-30"}) {
            today(day);
            calendar.runDue();
        }
        assertThat(reminders(invoice)).containsExactly(1, 2, 3);
        assertThat(invoicing.invoice(invoice.id()).nextReminderOn()).isNull();
    }

    @Test
    void keepsTheDistanceBetweenRemindersWhenItIsLate() {
        var invoice = issued("S1");
        today("2024-09-01");
        calendar.runDue();
        calendar.runDue();
        assertThat(reminders(invoice)).containsExactly(1);
        assertThat(invoicing.invoice(invoice.id()).nextReminderOn()).isEqualTo("2024-09-15");
    }

    @Test
    void stopsRemindersWithWhateverEndsTheDebt() {
        var paid = issued("S1");
        var credited = issued("S2");
        var lost = issued("S3");
        var inPart = issued("S4");
        collecting.receive(paid.id(), Receipt.of(null), ACCOUNTANT);
        corrections.creditWhole(credited.id(), "Wrong", ACCOUNTANT);
        corrections.writeOff(lost.id(), true, "Bankrupt", ACCOUNTANT);
        collecting.receive(inPart.id(), Receipt.of(1_00L), ACCOUNTANT);
        today("2024-06-12");
        calendar.runDue();
        assertThat(reminders(paid)).isEmpty();
        assertThat(reminders(credited)).isEmpty();
        assertThat(reminders(lost)).isEmpty();
        assertThat(reminders(inPart)).containsExactly(1);
    }

    @Test
    void pausesRemindersWithAReason() {
        var invoice = issued("S1");
        refused("reason-missing", () -> reminding.pause(invoice.id(), " ", ACCOUNTANT));
        reminding.pause(invoice.id(), "Plan of three payments", ACCOUNTANT);
        today("2024-06-20");
        calendar.runDue();
        assertThat(reminders(invoice)).isEmpty();
        assertThat(invoicing.invoice(invoice.id()).remindersPaused()).isTrue();
        reminding.resume(invoice.id(), ACCOUNTANT);
        assertThat(invoicing.invoice(invoice.id()).nextReminderOn()).isEqualTo("2024-06-21");
        today("2024-06-21");
        calendar.runDue();
        assertThat(reminders(invoice)).containsExactly(1);
    }

    @Test
    void saysWhenSomethingIsDueNext() {
        var quote = sent("Q1", false);
        issued("S1");
        assertThat(calendar.nextDue())
                .hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo("2024-05-31T04:00:00Z"));
        quoting.revoke(quote.id(), ACCOUNTANT);
        assertThat(quoting.quote(quote.id()).status()).isEqualTo(QuoteStatus.REVOKED);
    }

    @Test
    void keepsWhatIsBeingWrittenWordForWord() {
        long id = drafts.begin(
                holder, SalesDraft.Kind.QUOTE, java.util.Map.of("price-1", List.of("12,")), null, ACCOUNTANT);
        var draft = drafts.find(holder, id).orElseThrow();
        drafts.keep(
                draft,
                java.util.Map.of("price-1", List.of("12,5\0x"), "description-1", List.of("é".repeat(30_000))),
                "D-1",
                "Peeters",
                12_50L,
                ACCOUNTANT);
        var kept = drafts.find(holder, id).orElseThrow();
        assertThat(kept.fields().get("price-1")).containsExactly("12,5x");
        assertThat(kept.fields().get("description-1").get(0)).hasSize(20_000);
        assertThat(drafts.find("another", id)).isEmpty();
        drafts.markReady(id);
        assertThat(drafts.find(holder, id).orElseThrow().readyAt()).isNotNull();
        refused("reason-missing", () -> drafts.markReturned(id, ""));
        drafts.markReturned(id, "Which hours?");
        assertThat(drafts.find(holder, id).orElseThrow().returnedReason()).isEqualTo("Which hours?");
        drafts.delete(id);
        assertThat(drafts.ofCase(holder)).isEmpty();
    }
}
