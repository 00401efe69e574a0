package org.passerelle.treasury;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Periods;

/** What cases and programmes would answer, as the test plans it: 10 % and 300 euros unless a dated rule says otherwise. */
public class PlannedTerms implements CaseTerms {

    /** The plan of one case. */
    public static class Plan {
        public LocalDate firstDay;
        public @Nullable LocalDate endedOn;
        public LocalDate today;
        public final List<DaySpan> suspensions = new ArrayList<>();
        public final TreeMap<LocalDate, BigDecimal> rates =
                new TreeMap<>(Map.of(LocalDate.EPOCH, new BigDecimal("0.10")));
        public final TreeMap<LocalDate, Long> allowances = new TreeMap<>(Map.of(LocalDate.EPOCH, 300_00L));
        public @Nullable LocalDate allowanceUntil;
        public long incomeAfter;

        Plan(LocalDate firstDay) {
            this.firstDay = firstDay;
            this.today = firstDay;
        }
    }

    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    volatile Consumer<String> beforeRate = caseNumber -> {};

    public Plan plan(String caseNumber, LocalDate firstDay) {
        return plans.computeIfAbsent(caseNumber, none -> new Plan(firstDay));
    }

    @Override
    public LocalDate firstDayOfTest(String caseNumber) {
        return plans.get(caseNumber).firstDay;
    }

    @Override
    public LocalDate lastDayOfTest(String caseNumber) {
        var plan = plans.get(caseNumber);
        if (plan.endedOn != null) return plan.endedOn;
        long suspended = plan.suspensions.stream()
                .mapToLong(
                        span -> ChronoUnit.DAYS.between(span.from(), span.until() == null ? plan.today : span.until()))
                .sum();
        return Periods.lastDay(plan.firstDay, Period.ofMonths(18)).plusDays(suspended);
    }

    @Override
    public List<DaySpan> suspensions(String caseNumber) {
        return plans.get(caseNumber).suspensions;
    }

    @Override
    public BigDecimal contributionRate(String caseNumber, LocalDate on) {
        beforeRate.accept(caseNumber);
        return plans.get(caseNumber).rates.floorEntry(on).getValue();
    }

    @Override
    public long monthlyAllowanceCents(String caseNumber, YearMonth month) {
        return plans.get(caseNumber).allowances.floorEntry(month.atDay(1)).getValue();
    }

    @Override
    public @Nullable LocalDate allowanceUntil(String caseNumber) {
        return plans.get(caseNumber).allowanceUntil;
    }

    @Override
    public long incomeAfterCents(String caseNumber, YearMonth month) {
        return plans.get(caseNumber).incomeAfter;
    }

    @Override
    public int monthsInAverages(String caseNumber, LocalDate on) {
        return 6;
    }
}
