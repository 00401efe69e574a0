package org.passerelle.tasklists;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.web.BrowserTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Each page of staff in a real browser, in two languages and two widths: accessible, and nothing out of its frame. */
@TestPropertySource(properties = "passerelle.letters.press=false")
class StaffPagesTests extends BrowserTests {

    private static final String STRUCTURE = "jobyourself";

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @ParameterizedTest
    @CsvSource({"1280, fr", "390, nl"})
    void everyPageOfStaffIsAccessible(int width, String language) {
        play.begin("2026-09-14");
        var test = play.inTest("Zoé", "Lambert", "Atelier de couture");
        play.sold(test, "F1", 1200);
        play.invoiced(test, "F2", 640);
        play.advanceTo("2026-10-05");
        play.closed(test, "2026-09");
        var preparation = play.inPreparation("Karim", "El Amrani", "Réparation de vélos");
        play.complete(preparation, "ReviewCanvasBlock", "status", "validated");
        play.complete(preparation, "ReviewCanvasBlock", "status", "rework", "note", "Trop de segments : choisir.");
        play.advanceTo("2026-11-16");
        var admission = play.toDecide("Marie-Ange", "Habimana", "Cosmétiques solides");
        play.applied("Samira", "Ouali", "Cours de langue");
        play.advanceTo("2026-11-23");

        var advisor = page(width, language, true);
        accounts.signIn(advisor, accounts.staff("Nadia Peeters", "Advisor", STRUCTURE), language);
        var suffix = "-" + width + "-" + language;
        see(advisor, "/tasks", "tasks" + suffix);
        see(advisor, "/tasks?q=lambert&stage=test&when=later", "tasks-filtered" + suffix);
        see(advisor, "/cases", "cases" + suffix);
        see(advisor, "/cases/" + test, "case-test" + suffix);
        see(advisor, "/cases/" + test + "/process", "process" + suffix);
        advisor.waitForSelector("#picture[data-drawn=yes] .here");
        see(advisor, "/cases/" + preparation + "/checklist/ReviewCanvasBlock", "checklist" + suffix);
        see(advisor, "/tasks/" + play.task(preparation, "ReviewCanvasBlock").id(), "task-block" + suffix);
        see(advisor, "/tasks/" + play.task(preparation, "AssessReadiness").id(), "task-readiness" + suffix);
        see(advisor, "/cases/" + test + "/actions/suspend", "action" + suffix);
        advisor.check("input[name=reason] >> nth=0");
        advisor.click("main form .btn-main");
        judge(advisor, 24);
        shot(advisor, "action-check" + suffix);
        see(advisor, "/cases/" + test + "/money/expense", "money-expense" + suffix);

        var accountant = page(width, language, true);
        accounts.signIn(accountant, accounts.staff("Ilse Claes", "Accountant", STRUCTURE), language);
        see(accountant, "/months", "months" + suffix);
        see(accountant, "/months/bruxelles-emergences", "months-of-one" + suffix);
        see(accountant, "/months/bruxelles-emergences/2026-09", "month-closed" + suffix);
        see(accountant, "/months/bruxelles-emergences/2026-10", "month-ready" + suffix);
        var book = "/ledger/bruxelles-emergences";
        see(accountant, "/ledger", "books" + suffix);
        see(accountant, book + "?to=2026-11-30", "book" + suffix);
        see(accountant, book + "/accounts/treasury?month=2026-09", "book-treasuries" + suffix);
        see(accountant, book + "/accounts/treasury?month=2026-09&case=" + test, "book-treasury" + suffix);
        see(accountant, book + "/journal?month=2026-09", "book-journal" + suffix);
        see(accountant, book + "/entries/1", "book-entry" + suffix);
        see(accountant, book + "/vat", "book-vat" + suffix);
        see(accountant, book + "/receivables", "book-receivables" + suffix);
        see(accountant, "/treasury/" + test, "treasury-staff" + suffix);
        accountant.navigate("/months/bruxelles-emergences/2026-10");
        // On the first of November the month began by itself, if the process knows of that day: it counts from when it
        // was deployed.
        if (accountant.locator("form[action$='/begin']").count() > 0)
            accountant.click("form[action$='/begin'] .btn-main");
        judge(accountant, 24);
        shot(accountant, "month-prepare" + suffix);
        accountant.click("form[action$='/prepare'] .btn-main");
        judge(accountant, 24);
        shot(accountant, "month-refused" + suffix);
        see(accountant, "/tasks", "tasks-accountant" + suffix);

        var holder = page(width, language, true);
        accounts.signIn(holder, accounts.holder("Zoé Lambert", play.personOf(test), STRUCTURE), language);
        assertThat(holder.navigate("/my").status()).isEqualTo(200);
        shot(holder, "my" + suffix);
        judge(holder, 44);
        assertThat(holder.navigate("/treasury/" + test).status()).isEqualTo(200);
        shot(holder, "treasury-mine" + suffix);
        judge(holder, 24);
        var beginner = page(width, language, true);
        accounts.signIn(beginner, accounts.holder("Karim El Amrani", play.personOf(preparation), STRUCTURE), language);
        beginner.navigate("/my");
        shot(beginner, "my-preparation" + suffix);
        judge(beginner, 44);

        var coordinator = page(width, language, true);
        accounts.signIn(coordinator, accounts.staff("Luc Wouters", "Coordinator", STRUCTURE), language);
        var path = "/tasks/" + play.task(admission, "DecideAdmission").id();
        see(coordinator, path, "task-admission" + suffix);
        coordinator.check("input[value=refuse]");
        coordinator.click("main form .btn-main");
        judge(coordinator, 24);
        shot(coordinator, "task-error" + suffix);
        coordinator.fill("#reason", "Le projet demande un magasin.");
        coordinator.click("main form .btn-main");
        judge(coordinator, 24);
        shot(coordinator, "task-check" + suffix);
        coordinator.click("main form .btn-main");
        judge(coordinator, 24);
        shot(coordinator, "task-done" + suffix);
    }

    private static void see(Page page, String path, String name) {
        assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
        shot(page, name);
        judge(page, 24);
    }
}
