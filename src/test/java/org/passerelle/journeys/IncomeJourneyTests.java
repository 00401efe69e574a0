package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.passerelle.treasury.IncomeRequests;
import org.passerelle.treasury.Treasury;
import org.springframework.beans.factory.annotation.Autowired;

/** The monthly payment of somebody without benefit: asked for, decided, and paid within the treasury (T5). */
class IncomeJourneyTests extends JobYourselfJourney {

    @Autowired
    IncomeRequests incomes;

    @Autowired
    Treasury treasury;

    @Test
    void whoHasABenefitIsNotOfferedAnIncome() {
        inTestFrom("2026-04-01");
        assertThat(incomes.offered(caseNumber)).isEmpty();
        assertRefused("income-not-offered", () -> incomes.ask(caseNumber, 900_00, holder()));
    }

    @Test
    void anApprovedIncomeTakesThePlaceOfTheAllowance() {
        inTestFrom("2026-04-01", Applicant.yasmine().withBenefit("none", 0));
        sold("S-1", 3000);
        advanceTo("2026-05-02");
        closeMonth("2026-04");
        assertThat(allowance("2026-04")).isEqualTo(300_00);

        assertRefused("amount-not-positive", () -> incomes.ask(caseNumber, 0, holder()));
        assertRefused("amount-too-large", () -> incomes.ask(caseNumber, 9_999_999_999L, holder()));
        incomes.ask(caseNumber, 900_00, holder());
        assertThat(incomes.offered(caseNumber)).contains(new IncomeRequests.Offer(null, true));
        assertRefused("income-asked-already", () -> incomes.ask(caseNumber, 100_00, holder()));
        assertAnswerRefused("income reason-required", () -> complete("DecideIncome", "decision", "approve"));
        complete("DecideIncome", "decision", "approve", "income", "650.00");
        assertThat(incomes.offered(caseNumber)).contains(new IncomeRequests.Offer(650_00L, false));
        assertThat(proofs().html(caseNumber, "income-decision")).contains("900,00", "650,00");

        advanceTo("2026-06-02");
        closeMonth("2026-05");
        assertThat(allowance("2026-05")).isEqualTo(650_00);
        assertThat(allowance("2026-04")).isEqualTo(300_00);
        // No sale any more: the treasury pays what it holds and no more.
        for (var month = YearMonth.parse("2026-06");
                month.isBefore(YearMonth.parse("2026-09"));
                month = month.plusMonths(1)) {
            advanceTo(month.plusMonths(1).atDay(2).toString());
            closeMonth(month.toString());
        }
        assertThat(allowance("2026-08")).isEqualTo(2700_00 - 300_00 - 3 * 650_00);
        assertThat(treasury.balanceCents(caseNumber)).isZero();
    }

    @Test
    void aRefusalIsToldWithItsReasonAndChangesNothing() {
        inTestFrom("2026-04-01", Applicant.yasmine().withBenefit("none", 0));
        sold("S-1", 1000);
        incomes.ask(caseNumber, 900_00, holder());
        assertAnswerRefused("reason reason-required", () -> complete("DecideIncome", "decision", "refuse"));
        complete("DecideIncome", "decision", "refuse", "reason", "Les ventes commencent.", "income", "5.00");
        assertThat(proofs().html(caseNumber, "income-decision")).contains("Les ventes commencent.");
        advanceTo("2026-05-02");
        closeMonth("2026-04");
        assertThat(allowance("2026-04")).isEqualTo(300_00);
        incomes.ask(caseNumber, 500_00, holder());
        assertThat(openTasks()).contains("DecideIncome");
    }

    private long allowance(String month) {
        return treasury.figures(caseNumber, YearMonth.parse(month)).allowanceCents();
    }
}
