package org.passerelle.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TreasuryFiguresTests extends MoneyBase {

    @Test
    void neverRoundsAnAverageUpToAThreshold() {
        today("2024-01-02");
        var holder = opened("2024-01-01");
        sold(holder, 11999_99);
        spent(holder, 3000_00);
        today("2024-02-01");
        close("2024-01");
        var of = figures.of(holder);
        assertThat((BigDecimal) of.get("averageNetSales"))
                .isLessThan(new BigDecimal("2000"))
                .isGreaterThan(new BigDecimal("1999.998"));
        assertThat((BigDecimal) of.get("averageGrossMargin")).isLessThan(new BigDecimal("1500"));
        assertThat(of).containsEntry("someSales", true).containsEntry("monthsWithoutSale", 0);
        assertThat(of).containsEntry("treasuryBalance", new BigDecimal("7799.99"));
    }

    @Test
    void looksAtTheLastSixClosedMonthsOnly() {
        today("2024-01-02");
        var holder = opened("2024-01-01");
        sold(holder, 600_00);
        today("2024-08-03");
        for (int month = 1; month <= 6; month++) close("2024-%02d".formatted(month));
        assertThat(figures.of(holder))
                .containsEntry("averageNetSales", new BigDecimal("100.00"))
                .containsEntry("monthsWithoutSale", 5);
        sold(holder, 60_00);
        close("2024-07");
        assertThat(figures.of(holder))
                .containsEntry("averageNetSales", new BigDecimal("0.00"))
                .containsEntry("someSales", false)
                .containsEntry("monthsWithoutSale", 6);
    }

    @Test
    void saysNothingWasSoldBeforeAnyMonthIsClosed() {
        today("2024-01-02");
        assertThat(figures.of(opened("2024-01-01")))
                .containsEntry("averageNetSales", new BigDecimal("0.00"))
                .containsEntry("someSales", false)
                .containsEntry("monthsWithoutSale", 0);
    }
}
