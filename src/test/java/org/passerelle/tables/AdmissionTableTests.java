package org.passerelle.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTableTests extends TableTests {

    @BeforeEach
    void rules() {
        given("targetAge", new BigDecimal("50"));
        given("daysAWeek", 6);
        given("targetDaysUnder", new BigDecimal("156"));
        given("targetDaysFrom", new BigDecimal("78"));
        given("needsStartCapital", false);
        given("needsCommercialLease", false);
        given("tradeRefused", false);
        given("benefit", "unemployment");
        given("benefitDays", new BigDecimal("210"));
        given("birthDate", "1988-04-12");
        given("appliedOn", "2026-02-02");
        given("benefitEndsOn", null);
    }

    @ParameterizedTest
    @CsvSource({
        "needsStartCapital, redirect redirect start-capital",
        "needsCommercialLease, redirect redirect commercial-lease",
        "tradeRefused, redirect redirect trade-refused"
    })
    void redirectsWhatCannotBeTested(String fact, String expected) {
        given(fact, true);
        assertThat(decided("admission", "proposal", "supportedDecision", "because"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "unemployment, eligible accept target-group-now",
        "social-integration, eligible accept social-integration",
        "none, outside-target-group refuse no-benefit"
    })
    void proposesByTheBenefit(String benefit, String expected) {
        given("benefit", benefit);
        assertThat(decided("admission", "proposal", "supportedDecision", "because"))
                .isEqualTo(expected);
    }

    /** 156 days below fifty years, 78 from the fiftieth birthday on; six a week are still to come. */
    @ParameterizedTest
    @CsvSource({
        "1988-04-12, 156, target-group-now, 2026-02-02",
        "1988-04-12, 155, target-group-by-projection, 2026-02-04",
        "1988-04-12, 150, target-group-by-projection, 2026-02-09",
        "1976-02-03, 155, target-group-by-projection, 2026-02-04",
        "1976-02-02, 155, target-group-now, 2026-02-02",
        "1976-02-02, 78, target-group-now, 2026-02-02",
        "1976-02-02, 77, target-group-by-projection, 2026-02-04",
        "1976-02-03, 78, target-group-by-projection, 2026-05-04"
    })
    void countsTheDaysByAge(String birthDate, int days, String because, String eligibleFrom) {
        given("birthDate", birthDate);
        given("benefitDays", new BigDecimal(days));
        assertThat(decided("admission", "proposal", "because", "eligibleFrom"))
                .isEqualTo("eligible " + because + " " + eligibleFrom);
    }

    /** 150 days on 2 February are 156 on 9 February: the right must last until then. */
    @ParameterizedTest
    @CsvSource({"2026-02-08, outside-target-group right-ends-before", "2026-02-09, eligible target-group-by-projection"
    })
    void theRightMustLastUntilThen(String benefitEndsOn, String expected) {
        given("benefitDays", new BigDecimal("150"));
        given("benefitEndsOn", benefitEndsOn);
        assertThat(decided("admission", "proposal", "because")).isEqualTo(expected);
    }

    /** 156 days are 26 weeks of six: the six months to come are enough even for somebody who has none yet. */
    @Test
    void theProjectionReachesOverTheSixMonthsToCome() {
        given("benefitDays", BigDecimal.ZERO);
        assertThat(decided("admission", "proposal", "because", "eligibleFrom"))
                .isEqualTo("eligible target-group-by-projection 2026-08-03");
    }
}
