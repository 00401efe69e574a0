package org.passerelle.selling;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.documents.SampleFiles;
import org.passerelle.engine.EngineClock;
import org.passerelle.sales.ClientBook;
import org.passerelle.sales.Quoting;
import org.passerelle.treasury.Treasury;
import org.passerelle.web.BrowserTests;
import org.springframework.beans.factory.annotation.Autowired;

/** From the holder's telephone to the client's, and to the accountant: a quote, its answer, an invoice, a payment. */
class SellingPagesTests extends BrowserTests {

    private static final String STRUCTURE = "jobyourself";
    private static final int FINGER = 44;

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    EngineClock engineClock;

    @Autowired
    Quoting quoting;

    @Autowired
    ClientBook book;

    @Autowired
    Treasury treasury;

    /** Axe runs in the page: where that runs no script it would wait for ever. */
    private boolean judges;

    @AfterEach
    void presentTime() {
        engineClock.runAhead(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"fr, true", "nl, false"})
    void aQuoteIsAcceptedInvoicedAndPaid(String language, boolean javaScript) {
        judges = javaScript;
        play.begin("2026-09-14");
        var number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        var suffix = "-" + language;
        var holder = page(390, language, javaScript);
        accounts.signIn(holder, accounts.holder("Zoé Lambert", play.personOf(number), STRUCTURE), language);
        holder.navigate("/my");
        shot(holder, "selling-my" + suffix);
        holder.click("a[href='/sales/" + number + "'] >> nth=0");
        look(holder, FINGER);

        write(holder, suffix);
        holder.click("main form .btn-main");
        assertThat(holder.locator("h1")).containsText("D-2026-01");
        look(holder, FINGER);
        shot(holder, "selling-quote" + suffix);
        holder.click("form[action$='/link'] button");
        var link = URI.create(holder.locator(".secret").innerText().strip()).getPath();

        answer(link, language, javaScript, suffix);
        holder.reload();
        assertThat(holder.locator("main")).containsText("Jan Peeters");
        assertThat(holder.locator("main")).containsText("PO-7781");

        // Accepted quotes become invoices without retyping.
        holder.click("form input[name=kind][value=invoice] ~ button");
        assertThat(holder.locator("#description-2")).hasValue("Stof");
        holder.click("button[value=check] >> nth=0");
        assertThat(holder.locator("main")).containsText("PO-7781");
        holder.click("main form .btn-main");
        shot(holder, "selling-case" + suffix);

        issueAndPay(number, language, javaScript, suffix);
        // 2.5 h at 80.00 and 30.00 of cloth.
        assertThat(treasury.balanceCents(number)).isEqualTo(230_00);
    }

    private void look(Page page, int smallestTarget) {
        if (judges) judge(page, smallestTarget);
    }

    private void write(Page holder, String suffix) {
        holder.click("form input[name=kind][value=quote] ~ button");
        shot(holder, "selling-draft" + suffix);
        look(holder, FINGER);
        holder.click("button[value=check] >> nth=0");
        assertThat(holder.locator(".errors li").count()).isGreaterThanOrEqualTo(3);
        look(holder, FINGER);
        holder.selectOption("#client", "new");
        if (!holder.locator("#clientName").isVisible()) holder.click(".new-client summary");
        holder.fill("#clientName", "Bakkerij Peeters");
        holder.fill("#clientNumber", "0123.456.748");
        holder.fill("#clientCity", "Brussel");
        holder.check("input[name=clientLanguage][value=nl]");
        holder.fill("#description-1", "Couture d’un rideau");
        holder.fill("#quantity-1", "2,5");
        holder.fill("#unit-1", "h");
        holder.fill("#price-1", "80");
        holder.click("button[value=check] >> nth=0");
        // Wrong check digits: nothing is lost, and the field says so.
        assertThat(holder.locator("#clientNumber-error")).isVisible();
        assertThat(holder.locator("#quantity-1")).hasValue("2,5");
        holder.fill("#clientNumber", "0123.456.749");
        holder.click("button[value=more]");
        holder.fill("#description-2", "Stof");
        holder.fill("#price-2", "30");
        holder.selectOption("#vat-2", "6");
        holder.click("button[value=save] >> nth=1");
        // The draft is there on another day and device.
        holder.click(".docs a[href*='/drafts/']");
        assertThat(holder.locator("#price-2")).hasValue("30");
        holder.click("button[value=check] >> nth=0");
        assertThat(holder.locator("main")).containsText("273,80");
        look(holder, FINGER);
        shot(holder, "selling-check" + suffix);
    }

    /** 200.00 at 21 % and 30.00 at 6 %: 242.00 + 31.80. */
    private void answer(String link, String language, boolean javaScript, String suffix) {
        var client = page(390, language, javaScript);
        var seen = client.navigate(link);
        assertThat(seen.headers().get("x-robots-tag")).isEqualTo("noindex");
        assertThat(client.locator("html")).hasAttribute("lang", "nl");
        client.navigate(link + "?lang=" + language);
        assertThat(client.locator("main")).containsText("273,80");
        look(client, FINGER);
        shot(client, "selling-link" + suffix);
        client.click("main form .btn-main");
        assertThat(client.locator("#name-error")).isVisible();
        look(client, FINGER);
        client.fill("#name", "Jan Peeters");
        client.fill("#orderNumber", "PO-7781");
        shot(client, "selling-answer" + suffix);
        client.click("main form .btn-main");
        assertThat(client.locator("main")).containsText("Jan Peeters");
        look(client, FINGER);
        client.navigate(link + "/decline");
        assertThat(client.locator("form[action$='/decline']")).hasCount(0);
        assertThat(page(390, language, false).navigate(link + "x").status()).isEqualTo(404);
    }

    private void issueAndPay(String number, String language, boolean javaScript, String suffix) {
        var accountant = page(1280, language, javaScript);
        accounts.signIn(accountant, accounts.staff("Ilse Claes", "Accountant", STRUCTURE), language);
        accountant.navigate("/sales");
        look(accountant, 24);
        accountant.click("a[href='/sales?shown=to-issue']");
        assertThat(accountant.locator("tbody")).containsText("Bakkerij Peeters");
        assertThat(accountant.locator("tbody")).containsText("Zoé Lambert");
        accountant.click("tbody th a");
        accountant.click("button[value=check] >> nth=0");
        look(accountant, 24);
        accountant.click("button[value=issue]");
        assertThat(accountant.locator("h1")).containsText("2026-0001");
        look(accountant, 24);
        shot(accountant, "selling-invoice" + suffix);
        accountant.click("a[href$='/payment']");
        look(accountant, 24);
        accountant.fill("#amount", "300");
        accountant.click("#act .btn-main");
        assertThat(accountant.locator("#excess-error")).isVisible();
        accountant.check("#excess");
        accountant.click("#act .btn-main");
        assertThat(accountant.locator("main")).containsText("26,20");
        assertThat(accountant.locator("h1 .tag-ok")).isVisible();
        accountant.navigate("/sales?shown=paid");
        assertThat(accountant.locator("tbody tr")).hasCount(1);
        shot(accountant, "selling-list" + suffix);
        look(accountant, 24);
        var csv = accountant.request().get("/sales/export.csv?shown=paid");
        assertThat(csv.text())
                .startsWith("\ufeff")
                .contains("Bakkerij Peeters;Zoé Lambert;Atelier de couture;" + number);
        assertThat(accountant.request().get("/sales/export.xlsx").body()).startsWith('P', 'K');
        accountant.navigate("/clients");
        look(accountant, 24);
        accountant.click("tbody th a");
        assertThat(accountant.locator("main")).containsText("26,20");
        look(accountant, 24);
        shot(accountant, "selling-client" + suffix);
    }

    @Test
    void staffRecordAnAnswerOnPaperWithAScanThatIsOne() {
        play.begin("2026-09-14");
        var number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        var quote = play.quoted(number, "Q1", 500);
        var advisor = page(1280, "fr", true);
        accounts.signIn(advisor, accounts.staff("Nadia Peeters", "Advisor", STRUCTURE), "fr");
        advisor.navigate("/sales/" + number + "/quotes/" + quote);
        judge(advisor, 24);
        for (var bad : new FilePayload[] {
            new FilePayload("scan.pdf", "application/pdf", new byte[0]),
            new FilePayload("scan.pdf", "application/pdf", new byte[] {'M', 'Z', 1, 2, 3})
        }) {
            advisor.check("input[name=answer][value=yes]");
            advisor.fill("#name", "Greet Peeters");
            advisor.setInputFiles("#scan", bad);
            advisor.click("form[action$='/paper'] .btn-main");
            assertThat(advisor.locator("#scan-error")).isVisible();
            assertThat(advisor.locator("#name")).hasValue("Greet Peeters");
        }
        advisor.check("input[name=answer][value=yes]");
        advisor.setInputFiles("#scan", new FilePayload("x.exe", "application/octet-stream", SampleFiles.pdf()));
        advisor.click("form[action$='/paper'] .btn-main");
        assertThat(advisor.locator("main")).containsText("Greet Peeters");
        assertThat(advisor.request()
                        .get(advisor.locator("a[href^='/documents/']").getAttribute("href"))
                        .status())
                .isEqualTo(200);
        shot(advisor, "selling-paper");
    }

    @Test
    void theSalesOfOthersDoNotExist() {
        play.begin("2026-09-14");
        var own = play.inTest("Zoé", "Lambert", "Atelier de couture");
        var other = play.inTest("Karim", "El Amrani", "Réparation de vélos");
        var quote = play.quoted(other, "Q1", 500);
        var holder = page(390, "fr", false);
        accounts.signIn(holder, accounts.holder("Zoé Lambert", play.personOf(own), STRUCTURE), "fr");
        for (var path : new String[] {
            "/sales",
            "/sales/" + other,
            "/sales/" + other + "/quotes/" + quote,
            "/sales/" + own + "/quotes/" + quote,
            "/sales/" + other + "/quotes/" + quote + ".pdf",
            "/sales/" + other + "/export.csv",
            "/clients",
            "/sales/export.csv"
        }) {
            assertThat(holder.request().get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(holder.request().get("/sales/" + own).status()).isEqualTo(200);
        assertThat(page(390, "fr", false).request().get("/sales/" + own).url()).endsWith("/sign-in");
    }
}
