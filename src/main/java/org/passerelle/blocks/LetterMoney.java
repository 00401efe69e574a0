package org.passerelle.blocks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Map;
import org.passerelle.cases.ProjectCase;
import org.passerelle.programmes.Programme;
import org.passerelle.treasury.Treasury;
import org.passerelle.treasury.TreasuryStatement;
import org.springframework.stereotype.Component;

/** The figures of a treasury for letters: of the month that was closed, or of the whole time since the first day. */
@Component
class LetterMoney {

    private final Treasury treasury;

    LetterMoney(Treasury treasury) {
        this.treasury = treasury;
    }

    /** @return the namespace {@code money}, or nothing before there is a treasury */
    Map<String, Object> of(ProjectCase projectCase, Programme programme, Map<String, Object> step) {
        if (!projectCase.hasEntered(programme.treasuryStage())) return Map.of();
        var month = step.get("closedMonth");
        return treasury.statement(projectCase.number(), month == null ? null : YearMonth.parse(month.toString()))
                .map(statement -> Map.<String, Object>of("money", money(statement, month != null)))
                .orElse(Map.of());
    }

    private static Map<String, Object> money(TreasuryStatement statement, boolean oneMonth) {
        var figures = statement.figures();
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
                .with("pendingCents", statement.pendingCents())
                .with("balanceCents", statement.balanceCents())
                .with("complete", statement.complete())
                .map();
    }

    static long cents(BigDecimal euros) {
        return euros.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
