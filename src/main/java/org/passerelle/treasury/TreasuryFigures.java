package org.passerelle.treasury;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.passerelle.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** The figures of a treasury that decision tables ask for, in euros. */
@Component
public class TreasuryFigures {

    private final Treasury treasury;
    private final CaseTerms terms;
    private final BusinessClock clock;

    TreasuryFigures(Treasury treasury, CaseTerms terms, BusinessClock clock) {
        this.treasury = treasury;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * {@code averageNetSales}, {@code averageGrossMargin} and {@code someSales} over the last closed months, as many as the programme says,
     * {@code monthsWithoutSale} (the latest closed months without anything received) and {@code treasuryBalance} as it stands now.
     */
    public Map<String, Object> of(String caseNumber) {
        var closed = treasury.closedMonths(caseNumber);
        int months = terms.monthsInAverages(caseNumber, clock.today());
        var last = closed.subList(Math.max(0, closed.size() - months), closed.size());
        return Map.of(
                "averageNetSales", average(last, months, MonthFigures::netReceivedCents),
                "averageGrossMargin", average(last, months, MonthFigures::grossMarginCents),
                "someSales", last.stream().anyMatch(month -> month.netReceivedCents() > 0),
                "monthsWithoutSale", monthsWithoutSale(closed),
                "treasuryBalance", Euros.of(treasury.balanceCents(caseNumber)));
    }

    /** Missing months count as zero. Never rounded up: 1,999.998 must not reach a threshold of 2,000. */
    private static BigDecimal average(List<MonthFigures> last, int months, ToLongFunction<MonthFigures> cents) {
        var exact = Euros.of(last.stream().mapToLong(cents).sum())
                .divide(BigDecimal.valueOf(months), 10, RoundingMode.FLOOR)
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
