package org.passerelle.treasury;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** The figures of a treasury that decision tables ask for, in euros. */
@Component
public class TreasuryFigures {

    private static final int MONTHS = 6;

    private final Treasury treasury;

    TreasuryFigures(Treasury treasury) {
        this.treasury = treasury;
    }

    /**
     * {@code averageNetSales}, {@code averageGrossMargin} and {@code someSales} over the last six closed months,
     * {@code monthsWithoutSale} (the latest closed months without anything received) and {@code treasuryBalance} as it stands now.
     */
    public Map<String, Object> of(String caseNumber) {
        var closed = treasury.closedMonths(caseNumber);
        var last = closed.subList(Math.max(0, closed.size() - MONTHS), closed.size());
        return Map.of(
                "averageNetSales", average(last, MonthFigures::netReceivedCents),
                "averageGrossMargin", average(last, MonthFigures::grossMarginCents),
                "someSales", last.stream().anyMatch(month -> month.netReceivedCents() > 0),
                "monthsWithoutSale", monthsWithoutSale(closed),
                "treasuryBalance", Euros.of(treasury.balanceCents(caseNumber)));
    }

    /** Missing months count as zero. Never rounded up: 1,999.998 must not reach a threshold of 2,000. */
    private static BigDecimal average(List<MonthFigures> months, ToLongFunction<MonthFigures> cents) {
        var exact = Euros.of(months.stream().mapToLong(cents).sum())
                .divide(BigDecimal.valueOf(MONTHS), 10, RoundingMode.FLOOR)
                .stripTrailingZeros();
        return exact.scale() < 2 ? exact.setScale(2) : exact;
    }

    private static int monthsWithoutSale(List<MonthFigures> closed) {
        int without = 0;
        while (without < closed.size()
                && closed.get(closed.size() - 1 - without).netReceivedCents() <= 0) without++;
        return without;
    }
}
