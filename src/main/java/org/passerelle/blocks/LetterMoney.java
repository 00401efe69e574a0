package org.passerelle.blocks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Map;
import org.passerelle.cases.ProjectCase;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.CaseTerms;
import org.passerelle.treasury.MonthFigures;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;

/** The figures of a treasury for letters: of the month that was closed, or of the whole time since the first day. */
@Component
class LetterMoney {

    private final Treasury treasury;
    private final CaseTerms terms;
    private final BusinessClock clock;

    LetterMoney(Treasury treasury, CaseTerms terms, BusinessClock clock) {
        this.treasury = treasury;
        this.terms = terms;
        this.clock = clock;
    }

    /** @return the namespace {@code money}, or nothing before there is a treasury */
    Map<String, Object> of(ProjectCase projectCase, Map<String, Object> step) {
        var number = projectCase.number();
        if (!treasury.isOpen(number)) return Map.of();
        var month = step.get("closedMonth");
        var figures =
                month == null ? sinceFirstDay(number) : treasury.figures(number, YearMonth.parse(month.toString()));
        return Map.of("money", money(number, figures, month != null));
    }

    private Map<String, Object> money(String number, MonthFigures figures, boolean oneMonth) {
        var lastDay = terms.lastDayOfTest(number);
        return LetterFacts.Facts.of()
                .with("month", oneMonth ? figures.month().toString() : null)
                .with("openingCents", figures.openingCents())
                .with("netReceivedCents", figures.netReceivedCents())
                .with("expensesCents", figures.expensesCents())
                .with("contributionCents", figures.contributionCents())
                .with("allowanceCents", figures.allowanceCents())
                .with("paidOutCents", figures.paidOutCents())
                .with("writtenOffCents", figures.writtenOffCents())
                .with("closingCents", figures.closingCents())
                .with("pendingCents", treasury.pendingCents(number))
                .with("balanceCents", treasury.balanceCents(number))
                .with("complete", lastDay != null && treasury.isClosed(number, YearMonth.from(lastDay)))
                .map();
    }

    private MonthFigures sinceFirstDay(String number) {
        var first = YearMonth.from(terms.firstDayOfTest(number));
        var last = YearMonth.from(clock.today());
        var sum = treasury.figures(number, first);
        for (var month = first.plusMonths(1); !month.isAfter(last); month = month.plusMonths(1)) {
            sum = add(sum, treasury.figures(number, month));
        }
        return sum;
    }

    private static MonthFigures add(MonthFigures sum, MonthFigures next) {
        return new MonthFigures(
                next.month(),
                sum.openingCents(),
                sum.netReceivedCents() + next.netReceivedCents(),
                sum.expensesCents() + next.expensesCents(),
                sum.contributionCents() + next.contributionCents(),
                sum.allowanceCents() + next.allowanceCents(),
                sum.paidOutCents() + next.paidOutCents(),
                sum.writtenOffCents() + next.writtenOffCents(),
                next.closingCents());
    }

    static long cents(BigDecimal euros) {
        return euros.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
