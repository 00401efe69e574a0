package org.passerelle.months;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.engine.EngineClock;
import org.passerelle.engine.TimeTravel;
import org.passerelle.expenses.Expenses;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.BrowserTests;
import org.springframework.beans.factory.annotation.Autowired;

/** A month of a cooperative of 120 cases is closed by clicking: on a large screen without JavaScript, and on a phone, where axe looks. */
class MonthByClickingTests extends BrowserTests {

    private static final String STRUCTURE = "jobyourself";
    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final String PATH = "/months/bruxelles-emergences/2026-10";

    @Autowired
    ManyCases many;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Sales sales;

    @Autowired
    Expenses expenses;

    @Autowired
    EngineClock engineClock;

    @Autowired
    TimeTravel travel;

    @AfterEach
    void presentTime() {
        engineClock.runAhead(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"1280, fr, false", "390, nl, true"})
    void aMonthOfAHundredAndTwentyCasesIsClosedByClicking(int width, String language, boolean javaScript) {
        office();
        var accountant = signedIn("Ilse Claes", "Accountant", width, language, javaScript);
        accountant.click("a[href='/months']");
        accountant.click("main td a.btn-main");
        accountant.click("form[action$='/begin'] .btn-main");
        accountant.click(".nav a[href='/tasks']");
        accountant.click("main a.t >> nth=0");
        assertThat(accountant.url()).endsWith(PATH);

        accountant.click("form[action$='/prepare'] .btn-main");
        assertThat(accountant.locator(".errors")).isVisible();
        var steps = accountant.locator(".month-mark button:not([name])");
        assertThat(steps).hasCount(5);
        look(accountant, javaScript);
        while (steps.count() > 0) steps.first().click();
        look(accountant, javaScript);
        shot(accountant, "month-close-prepared-" + width + "-" + language);
        accountant.click("form[action$='/prepare'] .btn-main");
        assertThat(accountant.locator("a[href$='/check'], form[action$='/approve']"))
                .hasCount(0);
        look(accountant, javaScript);

        var second = signedIn("Luc Wouters", "Coordinator", width, language, javaScript);
        second.navigate("/tasks");
        second.click("main a.t[href='" + PATH + "'] >> nth=0");
        look(second, javaScript);
        shot(second, "month-close-approve-" + width + "-" + language);
        second.click("main a.btn-main[href$='/check']");
        look(second, javaScript);
        shot(second, "month-close-check-" + width + "-" + language);
        second.click("form[action$='/approve'] .btn-main");
        look(second, javaScript);
        shot(second, "month-close-closing-" + width + "-" + language);
        accountant.navigate(PATH);
        travel.runDue();
        accountant.click("#month-form a.btn");
        look(accountant, javaScript);
        shot(accountant, "month-close-pay-" + width + "-" + language);
        accountant.click("form[action$='/paid'] .btn-main");
        assertThat(accountant.locator("main .head .tag-ok")).isVisible();
        look(accountant, javaScript);
        shot(accountant, "month-close-closed-" + width + "-" + language);

        // Every amount opens to the entries behind it, and these add up to it.
        var amounts = accountant.locator("section[aria-labelledby=totals] td:nth-child(2) a[href*='kind=']");
        assertThat(amounts.count()).isGreaterThanOrEqualTo(3);
        for (int i = 0; i < amounts.count(); i++) {
            var amount = amounts.nth(i).innerText().strip();
            amounts.nth(i).click();
            assertThat(accountant.locator("main section.card p").first()).containsText(amount);
            accountant.goBack();
        }
        accountant.click("section[aria-labelledby=cases] td:nth-child(6) a >> nth=0");
        assertThat(accountant.locator("main tbody tr")).hasCount(1);
        look(accountant, javaScript);
    }

    @Test
    void givesTheListOfPaymentsForTheBank() {
        office();
        engineClock.standAt(at(LocalDate.of(2026, 11, 3)));
        var accountant = signedIn("Ilse Claes", "Accountant", 1280, "fr", false);
        accountant.navigate(PATH);
        accountant.click("form[action$='/begin'] .btn-main");
        var csv = accountant.request().get(PATH + "/cases.csv").text();
        assertThat(csv)
                .startsWith("\ufeffDossier;")
                .contains("BE-00001;Zoé Lambert BE-00001;0.00;1000.00;0.00;-100.00;-300.00;300.00;0.00;0.00;600.00");
    }

    @Test
    void hidesTheMonthsFromThoseWithoutARoleInTheStructure() {
        office();
        var advisor = signedIn("Nadia Peeters", "Advisor", 1280, "fr", false);
        for (var path : new String[] {
            "/months",
            PATH,
            PATH + "/check",
            PATH + "/cases.csv",
            PATH + "/payments.xlsx",
            "/ledger/bruxelles-emergences/2026-10"
        }) {
            assertThat(advisor.navigate(path).status()).as(path).isEqualTo(404);
        }
    }

    /** Axe works in the page itself and needs its scripts. */
    private static void look(Page page, boolean javaScript) {
        if (javaScript) judge(page, 24);
    }

    private Page signedIn(String name, String role, int width, String language, boolean javaScript) {
        var page = page(width, language, javaScript);
        accounts.signIn(page, accounts.staff(name, role, STRUCTURE), language);
        return page;
    }

    /** Two of three sold something; one of the others is below zero. */
    private void office() {
        engineClock.standAt(at(MONTH.atDay(20)));
        many.add("BE", "bruxelles-emergences", 120, MONTH.atDay(1));
        var by = new Actor(null, "Ilse Claes", "Accountant");
        for (int i = 1; i <= 120; i++) {
            if (i % 3 == 0) continue;
            var number = "BE-%05d".formatted(i);
            sales.invoice(number, "F" + i, "Bistro Central", 1000_00, 21, by);
            sales.receivePayment(number, "F" + i, null, by);
        }
        expenses.approve("BE-00003", 50_00, 0, null, "Papier", by);
        engineClock.standAt(at(LocalDate.of(2026, 11, 3)));
    }

    private static java.time.Instant at(LocalDate day) {
        return day.atTime(9, 0).atZone(BusinessClock.ZONE).toInstant();
    }
}
