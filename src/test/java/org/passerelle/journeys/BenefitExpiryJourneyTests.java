package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.passerelle.cases.CaseFacts;
import org.springframework.beans.factory.annotation.Autowired;

/** The right to a benefit ends during the test: ninety and thirty days before, three ways. */
class BenefitExpiryJourneyTests extends JobYourselfJourney {

    @Autowired
    CaseFacts facts;

    @Test
    void theReviewComesNinetyDaysBeforeTheEndOfTheRight() {
        inTestFrom("2026-04-13", Applicant.yasmine().whoseBenefitEndsOn("2026-12-31"));
        advanceTo("2026-10-01");
        assertThat(openTasks()).doesNotContain("ReviewBenefitExpiry");
        advanceTo("2026-10-02");
        assertThat(openTasks()).contains("ReviewBenefitExpiry");
    }

    @Test
    void theTestGoesOnWithCpasAgreement() {
        inTestFrom("2026-04-13", Applicant.yasmine().whoseBenefitEndsOn("2026-12-31"));
        reviewed("2026-10-02", "cpas-agreement");
        advanceTo("2026-11-30");
        assertThat(openTasks()).doesNotContain("ReviewBenefitExpiry");
        reviewed("2026-12-01", "cpas-agreement");
        assertThat(letterCounts()).containsEntry("benefit-ending", 2L);
        assertThat(facts.date(caseNumber, "allowanceUntil")).isEmpty();
        advanceTo("2027-02-01");
        assertThat(current().stage()).isEqualTo("test");
    }

    @Test
    void withoutBenefitTheApprovedIncomeTakesOver() {
        inTestFrom("2026-04-13", Applicant.yasmine().whoseBenefitEndsOn("2026-12-31"));
        reviewed("2026-10-02", "cpas-agreement");
        advanceTo("2026-12-01");
        complete("ReviewBenefitExpiry", "way", "without-benefit", "approvedIncome", "650");
        assertThat(facts.date(caseNumber, "allowanceUntil")).contains(LocalDate.parse("2026-12-31"));
        assertThat(facts.of(caseNumber)).containsEntry("approvedIncome", new BigDecimal("650.00"));
        assertThat(current().stage()).isEqualTo("test");
    }

    @Test
    void changingOneselfBackToCpasKeepsTheAllowance() {
        inTestFrom("2026-04-13", Applicant.yasmine().whoseBenefitEndsOn("2026-12-31"));
        reviewed("2026-10-02", "without-benefit");
        reviewed("2026-12-01", "cpas-agreement");
        assertThat(facts.date(caseNumber, "allowanceUntil")).isEmpty();
    }

    @Test
    void theExitWithTheRightEndsTheTestOnThatDay() {
        inTestFrom("2026-04-13", Applicant.yasmine().whoseBenefitEndsOn("2026-12-31"));
        reviewed("2026-10-02", "exit");
        assertThat(openTasks()).contains("PrepareExit");
        assertThat(current().stageOf("test").orElseThrow().endsEarlyOn()).isEqualTo(LocalDate.parse("2026-12-31"));
        advanceTo("2026-12-31");
        assertThat(openTasks()).doesNotContain("ReviewBenefitExpiry");
        assertThat(current().stage()).isEqualTo("test");
        advanceTo("2027-01-01");
        assertThat(current().stage()).isEqualTo("exit");
    }

    @Test
    void aRightThatEndsWithinNinetyDaysIsReviewedOnTheFirstDay() {
        inTestFrom("2026-04-13", Applicant.yasmine().whoseBenefitEndsOn("2026-06-30"));
        assertThat(openTasks()).contains("ReviewBenefitExpiry");
    }

    @Test
    void aRightThatEndsWithinThirtyDaysIsReviewedOnce() {
        inTestFrom("2026-04-13", Applicant.yasmine().whoseBenefitEndsOn("2026-04-30"));
        complete("ReviewBenefitExpiry", "way", "cpas-agreement");
        advanceTo("2026-06-01");
        assertThat(letterCounts()).containsEntry("benefit-ending", 1L);
        assertThat(openTasks()).doesNotContain("ReviewBenefitExpiry");
    }

    @Test
    void nobodyIsAskedAboutARightWithoutEnd() {
        inTestFrom("2026-04-13");
        advanceTo("2027-10-12");
        assertThat(openTasks()).doesNotContain("ReviewBenefitExpiry");
        assertThat(letters()).doesNotContain("benefit-ending");
    }

    private void reviewed(String day, String way) {
        advanceTo(day);
        complete("ReviewBenefitExpiry", "way", way);
    }
}
