package org.passerelle.treasury;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.passerelle.expenses.SpendingTerms;

/** Materials with all of their VAT, car with half, meals with none; 0.43 a kilometre, and from July 2027 on 0.4449. */
public class PlannedSpending implements SpendingTerms {

    @Override
    public Map<String, Integer> categories(String caseNumber) {
        return Map.of("materials", 100, "car", 50, "meals", 0);
    }

    @Override
    public BigDecimal kilometreRate(String caseNumber, LocalDate on) {
        return new BigDecimal(on.withDayOfMonth(1).isBefore(LocalDate.of(2027, 7, 1)) ? "0.43" : "0.4449");
    }
}
