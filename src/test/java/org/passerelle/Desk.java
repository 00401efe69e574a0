package org.passerelle;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Somebody of the staff at a screen: goes everywhere by clicking and typing, and says what the page of a case shows. */
final class Desk {

    private static final String OPEN = "section[aria-labelledby=open] ";
    private static final String LETTERS = "section[aria-labelledby=letters] ";

    private final Page page;
    private final Runnable due;

    /** @param due runs what a step left to be done afterwards, such as letters */
    Desk(Page page, Runnable due) {
        this.page = page;
        this.due = due;
    }

    Page page() {
        return page;
    }

    Desk openCase(String number) {
        page.click(".nav a[href='/cases']");
        page.click("main a[href='/cases/" + number + "']");
        assertThat(page.locator("section[aria-labelledby=story]")).isVisible();
        return this;
    }

    /** Opens the task from the page of the case, answers, sends it, and comes back to the case. */
    void complete(String task, String... nameThenValue) {
        answer(task, nameThenValue);
        back();
    }

    /** As {@link #complete}, for a step that is shown once more, with what is expected there, before it is done. */
    void completeChecked(String task, String expected, String... nameThenValue) {
        answer(task, nameThenValue);
        page.waitForURL("**/check");
        assertThat(page.locator("main")).containsText(expected);
        page.click("main form .btn-main");
        back();
    }

    /** Answers all items of the checklist, the first that is still open each time. */
    void completeChecklist(String list, int items, String... nameThenValue) {
        page.click(OPEN + "a:text-is('" + list + "')");
        for (int done = 0; done < items; done++) {
            assertThat(page.locator(".checklist .tag-ok")).hasCount(done);
            page.locator(".checklist a").first().click();
            fill(nameThenValue);
            page.click("#task-form .btn-main");
            assertThat(page.locator(".notice")).isVisible();
        }
        assertThat(page.locator(".checklist .tag-ok")).hasCount(items);
        due.run();
    }

    private void answer(String task, String... nameThenValue) {
        page.click(OPEN + "a:text-is('" + task + "')");
        assertThat(page.locator("h1")).containsText(task);
        fill(nameThenValue);
        page.click("#task-form .btn-main >> nth=0");
    }

    private void fill(String... nameThenValue) {
        assertThat(page.locator("#task-form")).isVisible();
        for (int i = 0; i < nameThenValue.length; i += 2) fill(nameThenValue[i], nameThenValue[i + 1]);
    }

    private void fill(String name, String value) {
        var field = "main form [name='" + name + "']";
        var choice = page.locator(
                field + "[type=radio][value='" + value + "'], " + field + "[type=checkbox][value='" + value + "']");
        if (choice.count() > 0) choice.check();
        else if (page.locator("select[name='" + name + "']").count() > 0) page.selectOption(field, value);
        else page.fill(field, value);
    }

    private void back() {
        assertThat(page.locator(".notice")).containsText("C’est fait");
        due.run();
        page.click(".notice a");
    }

    /** Records a cost from the page of the case. */
    void record(String kind, String... nameThenValue) {
        page.click("section[aria-labelledby=money] a[href$='/money/" + kind + "']");
        for (int i = 0; i < nameThenValue.length; i += 2) fill(nameThenValue[i], nameThenValue[i + 1]);
        page.click("#money-form .btn-main");
        assertThat(page.locator(".notice")).containsText("enregistré");
        due.run();
    }

    /** Writes an invoice for a client who is not in the book, checks it and issues it. */
    void invoice(String reference, String client, String net, String vat) {
        page.click("section[aria-labelledby=money] a[href^='/sales/']");
        page.click("form:has(input[value=invoice]) button");
        page.selectOption("#client", "new");
        if (!page.locator("#clientName").isVisible()) page.click(".new-client summary");
        page.fill("#clientName", client);
        page.fill("#reference", reference);
        page.fill("#description-1", "Travail");
        page.fill("#price-1", net);
        page.selectOption("#vat-1", vat.equals("21") ? "" : vat);
        page.click("button[value=check] >> nth=0");
        page.click("button[value=issue]");
        assertThat(page.locator(".notice")).containsText("La facture est émise");
        due.run();
    }

    /** All that is open of an invoice has come in. */
    void paid(String client) {
        page.click("section[aria-labelledby=money] a[href^='/sales/']");
        page.click("section[aria-labelledby=invoices] th a:text-is('" + client + "')");
        page.click("a[href$='/payment']");
        page.click("#act .btn-main");
        assertThat(page.locator(".notice")).containsText("Le paiement est noté");
        due.run();
    }

    /** One of the actions beside the tasks: asked for, looked at, confirmed. */
    void act(String action, String expected, String... nameThenValue) {
        page.click("section[aria-labelledby=actions] a[href$='/actions/" + action + "']");
        for (int i = 0; i < nameThenValue.length; i += 2) fill(nameThenValue[i], nameThenValue[i + 1]);
        page.click("#action .btn-main");
        assertThat(page.locator("section[aria-labelledby=then]")).containsText(expected);
        page.click("form[action$='/confirm'] .btn-main");
        assertThat(page.locator(".notice")).isVisible();
        due.run();
    }

    /** The accountant prepares the next month of the only cooperative that has one, a second person approves, the holders are paid. */
    void closeMonth(String month, Desk second) {
        page.click(".nav a[href='/months']");
        page.click("main td a.btn-main");
        assertThat(page.locator("h1")).hasText(month, new LocatorAssertions.HasTextOptions().setIgnoreCase(true));
        if (page.locator("form[action$='/begin']").count() > 0) page.click("form[action$='/begin'] .btn-main");
        var steps = page.locator(".month-mark button:not([name])");
        assertThat(steps.first()).isVisible();
        while (steps.count() > 0) steps.first().click();
        page.click("form[action$='/prepare'] .btn-main");
        assertThat(page.locator("main .head .tag")).hasText("À approuver");
        var path = URI.create(page.url()).getPath();
        second.page.navigate(path);
        second.page.click("main a.btn-main[href$='/check']");
        second.page.click("form[action$='/approve'] .btn-main");
        assertThat(second.page.locator(".notice")).containsText("approuvé");
        due.run();
        page.navigate(path);
        if (page.locator("form[action$='/paid']").count() > 0) page.click("form[action$='/paid'] .btn-main");
        assertThat(page.locator("main .head .tag")).hasText("Clôturé");
        due.run();
    }

    Desk stands(String stage) {
        assertThat(page.locator("main .head p").first()).containsText(stage);
        return this;
    }

    /** These tasks are open and no others; those of a checklist are one. */
    Desk open(String... tasks) {
        assertThat(texts(page.locator(OPEN + "li > .strong, " + OPEN + "li > b")))
                .containsExactlyInAnyOrder(tasks);
        return this;
    }

    Desk letters(String... names) {
        assertThat(texts(page.locator(LETTERS + "li a")).stream().map(Desk::withoutFormat))
                .contains(names);
        return this;
    }

    private static String withoutFormat(String link) {
        return link.replace("(PDF)", "").strip();
    }

    private static List<String> texts(Locator elements) {
        return elements.allInnerTexts().stream().map(String::strip).toList();
    }

    Desk shows(String section, String text) {
        assertThat(page.locator("section[aria-labelledby=" + section + "]")).containsText(text);
        return this;
    }

    /** So much is in the treasury today. */
    void holds(String euros) {
        assertThat(page.locator("section[aria-labelledby=money] dl.kv dd").first())
                .hasText(euros);
    }

    /** The letter's link answers a PDF to the person who reads the page. */
    void printed(String letter) {
        var link = page.locator(LETTERS + "li a")
                .filter(new Locator.FilterOptions().setHasText(letter))
                .first();
        var answer = page.request().get(link.getAttribute("href"));
        assertThat(answer.status()).as(letter).isEqualTo(200);
        assertThat(new String(Arrays.copyOf(answer.body(), 5), StandardCharsets.US_ASCII))
                .as(letter)
                .isEqualTo("%PDF-");
    }

    /** Every line of the story that names something names it. */
    void tellsAStoryWithoutGaps() {
        // A long story shows its latest lines; the older ones are a press away, and only then can be read.
        var older = page.locator("section[aria-labelledby=story] summary");
        if (older.count() > 0) older.click();
        assertThat(texts(page.locator(".story li p b"))).isNotEmpty().doesNotContain("");
    }
}
