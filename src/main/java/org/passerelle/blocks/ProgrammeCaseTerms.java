package org.passerelle.blocks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.cases.CaseCalendar;
import org.passerelle.cases.CaseFacts;
import org.passerelle.cases.Cases;
import org.passerelle.cases.FactSource;
import org.passerelle.cases.ProjectCase;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.treasury.CaseTerms;
import org.passerelle.treasury.DaySpan;
import org.passerelle.treasury.MonthTerms;
import org.passerelle.treasury.Treasury;
import org.passerelle.treasury.TreasuryFigures;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the treasury what it must know of a case, and decision tables what they must know of a treasury (T5, T8). */
@Component
class ProgrammeCaseTerms implements CaseTerms, FactSource {

    private final Cases cases;
    private final CaseCalendar calendar;
    private final CaseFacts facts;
    private final Programmes programmes;
    private final ObjectProvider<TreasuryFigures> figures;
    private final ObjectProvider<Treasury> treasury;

    ProgrammeCaseTerms(
            Cases cases,
            CaseCalendar calendar,
            CaseFacts facts,
            Programmes programmes,
            ObjectProvider<TreasuryFigures> figures,
            ObjectProvider<Treasury> treasury) {
        this.cases = cases;
        this.calendar = calendar;
        this.facts = facts;
        this.programmes = programmes;
        this.figures = figures;
        this.treasury = treasury;
    }

    @Override
    public LocalDate firstDayOfTest(String caseNumber) {
        var projectCase = cases.byNumber(caseNumber);
        return calendar.firstDay(projectCase, treasuryStage(projectCase).code()).orElseThrow();
    }

    @Override
    public @Nullable LocalDate lastDayOfTest(String caseNumber) {
        var projectCase = cases.byNumber(caseNumber);
        return calendar.lastDay(projectCase, treasuryStage(projectCase).code()).orElse(null);
    }

    @Override
    public List<DaySpan> suspensions(String caseNumber) {
        return spans(cases.byNumber(caseNumber));
    }

    private static List<DaySpan> spans(ProjectCase projectCase) {
        return projectCase.suspensions().stream()
                .map(suspension -> new DaySpan(suspension.fromDay(), suspension.returnDay()))
                .toList();
    }

    @Override
    public BigDecimal contributionRate(String caseNumber, LocalDate on) {
        return programme(caseNumber).rules().amount(TreasuryRules.CONTRIBUTION_RATE, on);
    }

    @Override
    public long monthlyAllowanceCents(String caseNumber, YearMonth month) {
        return cents(programme(caseNumber).rules().amount(TreasuryRules.MONTHLY_ALLOWANCE, month.atDay(1)));
    }

    @Override
    public @Nullable LocalDate allowanceUntil(String caseNumber) {
        return MonthlyPayment.allowanceUntil(facts.of(caseNumber), firstDayOfTest(caseNumber));
    }

    @Override
    public long incomeAfterCents(String caseNumber, YearMonth month) {
        return incomeAfterCents(programme(caseNumber), facts.of(caseNumber), month);
    }

    private static long incomeAfterCents(Programme programme, Map<String, Object> facts, YearMonth month) {
        var approved = facts.get(MonthlyPayment.APPROVED_INCOME);
        if (approved != null) return cents(new BigDecimal(approved.toString()));
        return cents(programme.rules().amount(TreasuryRules.INCOME_WITHOUT_BENEFIT, month.atDay(1)));
    }

    /** Two statements however many cases: the close of a month and its preview ask for thousands. */
    @Override
    public Map<String, MonthTerms> inMonth(Collection<String> caseNumbers, YearMonth month) {
        var known = facts.of(
                caseNumbers,
                List.of(AdaptPaymentDelegate.ALLOWANCE_UNTIL, MonthlyPayment.APPROVED_INCOME, MonthlyPayment.BENEFIT));
        var terms = new HashMap<String, MonthTerms>();
        for (var projectCase : cases.byNumbers(caseNumbers)) {
            terms.put(
                    projectCase.number(),
                    inMonth(projectCase, known.getOrDefault(projectCase.number(), Map.of()), month));
        }
        return terms;
    }

    private MonthTerms inMonth(ProjectCase projectCase, Map<String, Object> facts, YearMonth month) {
        var programme = programmes.programme(projectCase.programme());
        var stage = programme.treasuryStage().orElseThrow().code();
        var firstDay = calendar.firstDay(projectCase, stage).orElseThrow();
        var until = MonthlyPayment.allowanceUntil(facts, firstDay);
        return new MonthTerms(
                programme.rules().amount(TreasuryRules.CONTRIBUTION_RATE, month.atDay(1)),
                firstDay,
                calendar.lastDay(projectCase, stage).orElse(null),
                spans(projectCase),
                cents(programme.rules().amount(TreasuryRules.MONTHLY_ALLOWANCE, month.atDay(1))),
                until,
                until == null ? 0 : incomeAfterCents(programme, facts, month));
    }

    @Override
    public int monthsInAverages(String caseNumber, LocalDate on) {
        return programme(caseNumber)
                .rules()
                .amount(TreasuryRules.AVERAGE_MONTHS, on)
                .intValueExact();
    }

    @Override
    public Map<String, Object> factsOf(String caseNumber) {
        var projectCase = cases.byNumber(caseNumber);
        boolean mayBeOpen = projectCase.hasEntered(
                programmes.programme(projectCase.programme()).treasuryStage());
        return mayBeOpen && treasury.getObject().isOpen(caseNumber)
                ? figures.getObject().of(caseNumber)
                : Map.of();
    }

    private Programme programme(String caseNumber) {
        return programmes.programme(cases.byNumber(caseNumber).programme());
    }

    private Programme.Stage treasuryStage(ProjectCase projectCase) {
        return programmes.programme(projectCase.programme()).treasuryStage().orElseThrow();
    }

    private static long cents(BigDecimal euros) {
        return euros.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
