package org.passerelle.sales;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.treasury.MoneyBase;
import org.springframework.beans.factory.annotation.Autowired;

class ClientBookTests extends MoneyBase {

    @Autowired
    private ClientBook book;

    @Autowired
    private Collecting collecting;

    private static ClientDetails details(String name, @Nullable String number, @Nullable String email) {
        return new ClientDetails(name, number, null, null, email, null, null, null, null, null, "BE", "nl");
    }

    @Test
    void findsAClientAgainByItsNumberHoweverItIsWritten() {
        var added = book.add(cooperative, details("Bakkerij Peeters", "0123.456.749", null), ACCOUNTANT);
        assertThat(added.details().enterpriseNumber()).isEqualTo("BE0123456749");
        for (var written : new String[] {"BE0123456749", "0123456749", "123.456.749", "be 0123.456.749"}) {
            assertThat(book.find(cooperative, written)).as(written).contains(added);
        }
        assertThat(book.find("elsewhere", "BE0123456749")).isEmpty();
        refused(
                "client-number-known",
                () -> book.add(cooperative, details("Peeters bv", "0123.456.749", null), ACCOUNTANT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123.456.748", "BE 0123 456 7", "2123456749", "abc", "BE0000000001"})
    void refusesAnEnterpriseNumberWithWrongCheckDigits(String number) {
        refused("enterprise-number-wrong", () -> details("X", number, null));
    }

    @ParameterizedTest
    @CsvSource({"BE68539007547035,iban-wrong", "BE6853900754703,iban-wrong", "XX00123,iban-wrong", "hello,iban-wrong"})
    void refusesAnAccountWithWrongCheckDigits(String iban, String code) {
        refused(code, () -> new ClientDetails("X", null, null, iban, null, null, null, null, null, null, "BE", "fr"));
    }

    @Test
    void writesNumbersInOneWay() {
        var details = new ClientDetails(
                " Atelier Süd ",
                null,
                "de 136.695.976",
                "BE68 5390 0754 7034",
                " a@b.example ",
                "",
                null,
                null,
                null,
                null,
                "de",
                "en");
        assertThat(details.vatNumber()).isEqualTo("DE136695976");
        assertThat(details.iban()).isEqualTo("BE68539007547034");
        assertThat(details.name()).isEqualTo("Atelier Süd");
        assertThat(details.country()).isEqualTo("DE");
        assertThat(details.phone()).isNull();
        refused(
                "client-country-unknown",
                () -> new ClientDetails("X", null, null, null, null, null, null, null, null, null, "ZZ", "fr"));
        refused("client-email-wrong", () -> details("X", null, "not an address"));
        refused(
                "vat-number-wrong",
                () -> new ClientDetails(
                        "X", null, "BE0123456748", null, null, null, null, null, null, null, "BE", "fr"));
        refused("client-missing", () -> details(" ", null, null));
    }

    @Test
    void warnsOfClientsThatLookAlikeAndMergesThem() {
        today("2024-05-06");
        var holder = opened("2024-05-01");
        var peeters =
                book.add(cooperative, details("Bakkerij Peeters", "0123.456.749", "post@peeters.example"), ACCOUNTANT);
        var sameName = book.add(cooperative, details("bakkerij-PEETERS", null, null), ACCOUNTANT);
        var sameMail = book.add(cooperative, details("Jan Peeters", null, "Post@Peeters.example"), ACCOUNTANT);
        book.add(cooperative, details("Somebody else", null, null), ACCOUNTANT);
        assertThat(book.alike(peeters.id())).extracting(Client::id).containsExactly(sameName.id(), sameMail.id());

        var invoice = sales.invoice(holder, "S1", "bakkerij-PEETERS", 100_00, 21, ACCOUNTANT);
        collecting.receive(invoice.id(), new Receipt(130_00L, null, null, true, false), ACCOUNTANT);
        book.merge(sameName.id(), peeters.id(), ACCOUNTANT);
        assertThat(sales.invoice(invoice.id()).client()).isEqualTo(book.client(peeters.id()));
        assertThat(collecting.owedTo(peeters.id())).isEqualTo(9_00);
        refused("client-unknown", () -> book.client(sameName.id()));
        // What is ordered under the old name is the same client's.
        assertThat(sales.invoice(holder, "S2", "bakkerij-PEETERS", 1_00, 21, ACCOUNTANT)
                        .client()
                        .id())
                .isEqualTo(peeters.id());
        refused("client-same", () -> book.merge(peeters.id(), peeters.id(), ACCOUNTANT));
        assertThat(book.ofCase(holder)).extracting(Client::id).containsExactly(peeters.id());
        assertThat(book.search(cooperative, "peet", 10))
                .extracting(Client::id)
                .containsExactly(peeters.id(), sameMail.id());
    }

    @Test
    void changesAClientButNeverIntoAnother() {
        var peeters = book.add(cooperative, details("Peeters", "0123.456.749", null), ACCOUNTANT);
        var other = book.add(cooperative, details("Other", null, null), ACCOUNTANT);
        refused("client-number-known", () -> book.change(other.id(), details("Other", "0123456749", null), ACCOUNTANT));
        var changed = book.change(peeters.id(), details("Peeters & Zonen", "0123.456.749", "x@y.example"), ACCOUNTANT);
        assertThat(changed.name()).isEqualTo("Peeters & Zonen");
        assertThat(changed.code()).isEqualTo("BE0123456749");
    }

    @Test
    void keepsTwoPeopleOfOneNameApart() {
        var one = book.add(cooperative, details("Jan Jansen", null, null), ACCOUNTANT);
        var two = book.add(cooperative, details("Jan Jansen", null, null), ACCOUNTANT);
        assertThat(two.id()).isNotEqualTo(one.id());
        assertThat(two.code()).isEqualTo("Jan Jansen (2)");
    }
}
