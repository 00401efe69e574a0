package org.passerelle.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.shared.Refused;

/** Totals always add up: what is printed beneath the lines is the sum of what is printed above it. */
class DocumentTotalsTests {

    private static DocumentLine line(String quantity, long unitCents, VatCategory vat) {
        return new DocumentLine("Work", new BigDecimal(quantity), "h", unitCents, vat);
    }

    @Test
    void roundsVatOncePerRateAndNotPerLine() {
        // Three lines of 0.33 at 21 %: 0.0693 each would be 0.07 three times; together 0.99 gives 0.21.
        var totals = Totals.of(List.of(
                line("1", 33, VatCategory.P21), line("1", 33, VatCategory.P21), line("1", 33, VatCategory.P21)));
        assertThat(totals.vat()).containsExactly(new Totals.VatShare(VatCategory.P21, 99, 21));
        assertThat(totals.grossCents()).isEqualTo(120);
    }

    @Test
    void tellsZeroExemptAndReverseChargeApart() {
        var totals = Totals.of(List.of(
                line("1", 100_00, VatCategory.P0),
                line("1", 200_00, VatCategory.EXEMPT),
                line("1", 300_00, VatCategory.REVERSE_CHARGE),
                line("2.5", 40_00, VatCategory.P6)));
        assertThat(totals.vat())
                .containsExactly(
                        new Totals.VatShare(VatCategory.P6, 100_00, 6_00),
                        new Totals.VatShare(VatCategory.P0, 100_00, 0),
                        new Totals.VatShare(VatCategory.EXEMPT, 200_00, 0),
                        new Totals.VatShare(VatCategory.REVERSE_CHARGE, 300_00, 0));
        assertThat(totals.grossCents()).isEqualTo(706_00);
    }

    @Test
    void addsUpWhateverTheLines() {
        var random = new Random(20261125);
        for (int document = 0; document < 5_000; document++) {
            var lines = new ArrayList<DocumentLine>();
            for (int i = 0; i <= random.nextInt(12); i++) {
                var quantity = new BigDecimal(1 + random.nextInt(20_000)).movePointLeft(random.nextInt(4));
                var category = VatCategory.values()[random.nextInt(VatCategory.values().length)];
                lines.add(line(quantity.toPlainString(), 100 + random.nextInt(20_000), category));
            }
            var totals = Totals.of(lines);
            assertThat(totals.netCents())
                    .isEqualTo(lines.stream().mapToLong(DocumentLine::netCents).sum());
            assertThat(totals.grossCents()).isEqualTo(totals.netCents() + totals.vatCents());
            for (var share : totals.vat()) {
                var exact = new BigDecimal(share.netCents())
                        .multiply(new BigDecimal(share.category().percent()));
                assertThat(share.vatCents())
                        .isEqualTo(exact.divide(new BigDecimal(100), 0, RoundingMode.HALF_UP)
                                .longValueExact());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,100,line-quantity-not-positive",
        "-1,100,line-quantity-not-positive",
        "1.0001,100,line-quantity-odd",
        "1000000,1,line-quantity-odd",
        "1,0,amount-not-positive",
        "1,-5,amount-not-positive",
        "0.001,1,amount-not-positive",
        "2,9999999999,amount-too-large"
    })
    void refusesLinesThatCannotBe(String quantity, long unitCents, String code) {
        assertThatThrownBy(() -> line(quantity, unitCents, VatCategory.P21))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void refusesADocumentWithoutLinesOrWithTooMany() {
        assertThatThrownBy(() -> Totals.of(List.of())).hasMessageStartingWith("document-without-lines");
        var many = java.util.stream.Stream.generate(() -> line("1", 100, VatCategory.P0))
                .limit(61)
                .toList();
        assertThatThrownBy(() -> Totals.of(many)).hasMessageStartingWith("document-with-many-lines");
        assertThatThrownBy(() -> new DocumentLine(" ", BigDecimal.ONE, "", 100, VatCategory.P0))
                .hasMessageStartingWith("line-description-missing");
    }
}
