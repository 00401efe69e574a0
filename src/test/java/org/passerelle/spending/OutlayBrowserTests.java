package org.passerelle.spending;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.accounts.SignedIn;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.documents.SampleFiles;
import org.passerelle.treasury.Treasury;
import org.passerelle.web.BrowserTests;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody photographs a receipt on a telephone and is paid back; a supplier's invoice goes its way. */
class OutlayBrowserTests extends BrowserTests {

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Treasury treasury;

    private String number;
    private SignedIn holder;
    private SignedIn advisor;
    private SignedIn accountant;
    private SignedIn coordinator;

    /** A file as large as that does not fit through the pipe to the browser. */
    @TempDir
    Path folder;

    @BeforeEach
    void somebodyInTest() {
        play.begin("2026-09-14");
        number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        play.sold(number, "S-1", 1000);
        holder = accounts.holder("Zoé Lambert", play.personOf(number), "jobyourself");
        advisor = accounts.staff("Nadia Peeters", "Advisor", "jobyourself");
        accountant = accounts.staff("Luc Wouters", "Accountant", "jobyourself");
        coordinator = accounts.staff("Sofia Lemaire", "Coordinator", "jobyourself");
    }

    @Test
    void aClaimWithAPhotoIsCheckedBookedAndPaid() {
        var phone = signedIn(holder, 390, "fr", true);
        phone.navigate("/my");
        phone.click("a[href='/outlays/of/" + number + "']");
        judge(phone, 24);
        shot(phone, "outlays-fr-390");
        phone.click("button[value=claim]");
        judge(phone, 24);
        shot(phone, "claim-empty-fr-390");
        phone.setInputFiles("#file", photo());
        phone.waitForURL("**/lines/*");
        assertThat(phone.locator(".receipt img")).isVisible();
        phone.fill("#description", "Ticket Brico");
        assertThat(phone.locator("#saved")).not().hasText("");
        // The line goes on where it was, on another device.
        var other = signedIn(holder, 390, "fr", true);
        other.navigate(phone.url());
        assertThat(other.locator("#description")).hasValue("Ticket Brico");
        other.fill("#gross", "quarante");
        other.click("main form .btn-main:text-is('Enregistrer')");
        assertThat(other.locator(".errors")).isVisible();
        judge(other, 24);
        shot(other, "line-errors-fr-390");
        other.fill("#datedOn", "2026-09-12");
        other.fill("#gross", "45,90");
        other.check("input[name=vat][value='21']");
        other.selectOption("#category", "materials");
        shot(other, "line-fr-390");
        other.click("main form .btn-main:text-is('Enregistrer')");
        other.click("button[value=kilometres]");
        other.fill("#datedOn", "2026-09-11");
        other.fill("#description", "Namur et retour");
        other.fill("#kilometres", "130");
        other.click("main form .btn-main:text-is('Enregistrer')");
        assertThat(other.locator(".money-line")).containsText("101,76");
        other.fill("#iban", "BE00 1111 2222 3333");
        other.click("text=Remettre");
        assertThat(other.locator(".errors")).containsText("numéro de compte");
        shot(other, "claim-errors-fr-390");
        other.fill("#iban", "BE68 5390 0754 7034");
        other.click("text=Remettre");
        assertThat(other.locator(".notice")).containsText("remis");
        judge(other, 24);
        shot(other, "claim-sent-fr-390");
        var claim = other.url().replaceAll("\\?.*", "");

        var desk = signedIn(advisor, 1280, "fr", true);
        desk.navigate("/tasks/" + play.task(number, "CheckOutlay").id());
        assertThat(desk).hasURL(claim);
        judge(desk, 24);
        shot(desk, "check-fr-1280");
        desk.click("#decision-form .btn-main");
        assertThat(desk.locator(".errors")).isVisible();
        for (var accept : desk.locator("input[value=accept]").all()) accept.check();
        desk.click("#decision-form .btn-main");
        assertThat(desk.locator(".notice")).containsText("enregistré");

        var books = signedIn(accountant, 1280, "fr", true);
        books.navigate("/tasks/" + play.task(number, "BookOutlay").id());
        judge(books, 24);
        shot(books, "book-fr-1280");
        books.click("#decision-form .btn-main");
        // 1 000 € less 37,93 € without VAT and 55,86 € of kilometres.
        assertThat(treasury.balanceCents(number)).isEqualTo(1000_00 - 37_93 - 55_86);
        books.navigate("/payments");
        judge(books, 24);
        shot(books, "payments-fr-1280");
        books.check("input[name=outlay]");
        books.click("main form .btn-main");
        judge(books, 24);
        shot(books, "payment-list-fr-1280");
        assertThat(books.locator("tfoot")).containsText("101,76");
        var file = books.waitForDownload(() -> books.click("form[action$='/file'] button"));
        assertThat(file.suggestedFilename()).isEqualTo("BRUXELLES-EMERGENCES-00000001.xml");
        books.reload();
        assertThat(books.locator("#file")).containsText("Déjà téléchargé");
        books.click("form[action$='/file'] button");
        assertThat(books.locator("#file-error")).containsText("déjà été téléchargé");
        judge(books, 24);
        shot(books, "payment-list-again-fr-1280");
        books.click("form[action$='/paid'] .btn-main");
        assertThat(books.locator(".notice")).containsText("payée");
        assertThat(treasury.balanceCents(number)).isEqualTo(1000_00 - 37_93 - 55_86);
        other.reload();
        assertThat(other.locator("main")).containsText("Payée");
    }

    @Test
    void aRefusedLineComesBackInDutchWithoutScripts() throws IOException {
        var phone = signedIn(holder, 390, "nl", false);
        phone.navigate("/outlays/of/" + number);
        shot(phone, "outlays-nl-390");
        phone.click("button[value=claim]");
        var claim = phone.url();
        phone.setInputFiles("#file", new FilePayload("bon.pdf", "application/pdf", SampleFiles.program()));
        phone.click(".upload-go");
        assertThat(phone.locator(".errors")).containsText("geen foto");
        shot(phone, "claim-refused-file-nl-390");
        phone.setInputFiles("#file", Files.write(folder.resolve("bon.jpg"), new byte[40 << 20]));
        phone.click(".upload-go");
        assertThat(phone.locator("h1")).containsText("te groot");
        phone.navigate(claim);
        phone.setInputFiles("#file", photo());
        phone.click(".upload-go");
        phone.fill("#datedOn", "2026-09-12");
        phone.fill("#description", "Ticket Brico");
        phone.fill("#gross", "121");
        phone.check("input[name=vat][value='21']");
        phone.selectOption("#category", "tools");
        shot(phone, "line-nl-390");
        phone.click("text=Bewaren");
        shot(phone, "claim-nl-390");
        judgeWithoutScripts(phone);
        phone.click("text=Indienen");
        assertThat(phone.locator(".notice")).isVisible();

        var desk = signedIn(advisor, 1280, "nl", false);
        desk.navigate("/tasks/" + play.task(number, "CheckOutlay").id());
        desk.check("input[value=refuse]");
        desk.fill("textarea", "Onleesbaar.");
        shot(desk, "check-nl-1280");
        desk.click("#decision-form .btn-main");
        assertThat(desk.locator("main")).containsText("Onleesbaar.");
        phone.navigate("/outlays/of/" + number);
        assertThat(phone.locator("main")).containsText("Te verbeteren");
        shot(phone, "outlays-mend-nl-390");
        assertThat(treasury.balanceCents(number)).isEqualTo(1000_00);
    }

    @Test
    void anInvoiceBeyondTheTreasuryNeedsTheCoordinator() {
        var phone = signedIn(holder, 390, "fr", true);
        phone.navigate("/outlays/of/" + number);
        phone.click("button[value=supplier-invoice]");
        phone.setInputFiles("#file", new FilePayload("facture.pdf", "application/pdf", SampleFiles.pdf()));
        phone.waitForLoadState();
        assertThat(phone.locator(".receipt")).isVisible();
        phone.fill("#supplier", "Tissus du Nord");
        phone.fill("#enterpriseNumber", "BE 0403.170.702");
        phone.fill("#number", "2026-77");
        phone.fill("#datedOn", "2026-09-10");
        phone.fill("#description", "Tissu");
        phone.selectOption("#category", "materials");
        phone.fill("#net21", "1200");
        phone.fill("#gross", "1452");
        phone.fill("#iban", "BE68 5390 0754 7034");
        phone.click("text=Remettre");
        assertThat(phone.locator(".errors")).containsText("numéro d’entreprise");
        judge(phone, 24);
        shot(phone, "paper-errors-fr-390");
        phone.fill("#enterpriseNumber", "BE 0403.170.701");
        phone.click("text=Remettre");
        assertThat(phone.locator(".notice")).isVisible();

        var desk = signedIn(advisor, 1280, "fr", true);
        desk.navigate("/tasks/" + play.task(number, "CheckOutlay").id());
        assertThat(desk.locator("main")).containsText("dépasse la trésorerie");
        shot(desk, "check-paper-fr-1280");
        desk.check("input[value=accept]");
        desk.click("#decision-form .btn-main");
        var chief = signedIn(coordinator, 1280, "fr", true);
        chief.navigate("/tasks/" + play.task(number, "DecideOverspending").id());
        judge(chief, 24);
        shot(chief, "word-fr-1280");
        chief.check("input[value=allow]");
        chief.fill("#reason", "Un acompte arrive.");
        chief.click("#decision-form .btn-main");
        var books = signedIn(accountant, 1280, "fr", true);
        books.navigate("/tasks/" + play.task(number, "BookOutlay").id());
        books.click("#decision-form .btn-main");
        assertThat(treasury.balanceCents(number)).isEqualTo(-200_00);
    }

    private Page signedIn(SignedIn who, int width, String language, boolean javaScript) {
        var page = page(width, language, javaScript);
        accounts.signIn(page, who, language);
        return page;
    }

    private static void judgeWithoutScripts(Page page) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }

    private static FilePayload photo() {
        return new FilePayload("IMG_2041.jpg", "image/jpeg", SampleFiles.photo(1200, 1600));
    }
}
