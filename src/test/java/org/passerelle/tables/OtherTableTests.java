package org.passerelle.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherTableTests extends TableTests {

    @ParameterizedTest
    @CsvSource({
        "F, fr, baticrea",
        "F, nl, baticrea",
        "M, nl, debuut",
        "M, fr, bruxelles-emergences",
        "M, en, bruxelles-emergences"
    })
    void assignsTheCooperative(String section, String language, String cooperative) {
        given("tradeSection", section);
        given("language", language);
        assertThat(decided("cooperative", "cooperative")).isEqualTo(cooperative);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "refused, 3, true, not-yet refuse consent-refused",
                "granted, 1, true, enter accept client-and-insurance",
                "-, 1, true, enter accept client-and-insurance",
                "granted, 0, true, not-yet refuse no-client",
                "granted, 1, false, not-yet refuse no-insurance",
                "granted, -, true, not-yet refuse no-client",
                "granted, 1, -, not-yet refuse no-insurance"
            })
    void entersTheTest(String consent, BigDecimal clients, Boolean insurance, String expected) {
        given("benefitConsent", consent);
        given("clients", clients);
        given("insurance", insurance);
        assertThat(decided("test-entry", "proposal", "supportedDecision", "because"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "50, independent, 9000, 9000, true, employment job-found",
                "49, undecided, 0, 0, false, reorientation no-sales",
                "0, independent, 1500.00, 1999.99, true, independent enough-margin",
                "0, company, 1500.00, 1999.99, true, company enough-margin",
                "0, independent, 1499.99, 1999.99, true, smart some-sales",
                "0, independent, 1499.99, 2000.00, true, dies enough-sales",
                "0, salaried, 1500.00, 2000.00, true, dies enough-sales",
                "0, salaried, 0, 1999.99, true, smart some-sales",
                "-, undecided, 0, 0, false, reorientation no-sales",
                "-, independent, -50.00, 0.01, true, smart some-sales"
            })
    void proposesTheExit(
            BigDecimal job, String wish, BigDecimal margin, BigDecimal sales, boolean someSales, String expected) {
        given("jobWorkTimePercent", job);
        given("wish", wish);
        given("averageGrossMargin", margin);
        given("averageNetSales", sales);
        given("someSales", someSales);
        given("exitGrossMargin", new BigDecimal("1500.00"));
        given("partnerNetSales", new BigDecimal("2000.00"));
        given("jobPercent", 50);
        assertThat(decided("exit-orientation", "proposal", "because")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "true, 5, 5, none suspended",
        "false, 2, 0, inactive missed-meetings",
        "false, 1, 3, inactive no-sales",
        "false, 1, 2, none active"
    })
    void alertsOnInactivity(boolean suspended, int missed, int months, String expected) {
        given("suspended", suspended);
        given("missedMeetings", missed);
        given("monthsWithoutSale", months);
        given("missedToAlert", 2);
        given("monthsToAlert", 3);
        assertThat(decided("activity-alert", "alert", "because")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-12-31, exit, false exit-chosen",
                "2026-10-01, -, false right-over",
                "2026-10-02, -, true thirty-days",
                "2026-11-01, cpas-agreement, true thirty-days",
                "2026-11-02, -, true ninety-days",
                "2026-12-31, -, true ninety-days",
                "2027-01-01, -, false not-yet",
                "-, -, false not-yet"
            })
    void reviewsARightThatEnds(String endsOn, String way, String expected) {
        given("benefitEndsOn", endsOn);
        given("benefitWay", way);
        given("today", "2026-10-02");
        given("benefitReview", "P90D");
        given("benefitReviewAgain", "P30D");
        assertThat(decided("benefit-expiry", "review", "because")).isEqualTo(expected);
    }
}
