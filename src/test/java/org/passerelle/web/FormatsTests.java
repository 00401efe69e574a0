package org.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr|123450|1 234,50 €",
                "nl|123450|€ 1.234,50",
                "en|123450|€1,234.50",
                "fr|5|0,05 €",
                "fr|-7|−0,07 €",
                "nl|-100000000|€ −1.000.000,00",
                "en|-1|−€0.01",
                "fr|99999|999,99 €"
            })
    void writesAmountsAsPeopleDo(String language, long cents, String expected) {
        assertThat(Formats.in(language).euros(cents).replace('\u00a0', ' ')).isEqualTo(expected);
    }

    @Test
    void writesDatesInWords() {
        var first = LocalDate.of(2026, 11, 1);
        assertThat(plain(Formats.in("fr").longDate(first))).isEqualTo("dimanche 1er novembre 2026");
        assertThat(plain(Formats.in("nl").date(first))).isEqualTo("1 november 2026");
        assertThat(plain(Formats.in("en").longDate(first.plusDays(22)))).isEqualTo("Monday 23 November 2026");
    }

    @Test
    void writesPercentages() {
        assertThat(plain(Formats.in("fr").percent(new BigDecimal("0.10")))).isEqualTo("10 %");
        assertThat(plain(Formats.in("nl").percent(new BigDecimal("0.065")))).isEqualTo("6,5 %");
        assertThat(Formats.in("en").percent(BigDecimal.ONE)).isEqualTo("100%");
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
