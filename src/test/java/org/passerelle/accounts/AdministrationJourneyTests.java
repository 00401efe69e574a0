package org.passerelle.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.shared.Actor;
import org.passerelle.web.BrowserTests;
import org.springframework.beans.factory.annotation.Autowired;

class AdministrationJourneyTests extends BrowserTests {

    private static final String PASSWORD = "une phrase bien longue";

    @Autowired
    Accounts accounts;

    @Autowired
    FirstAdministrator first;

    @BeforeEach
    void structures() {
        accounts.defineStructure("baticrea", "Baticrea");
        accounts.defineStructure("debuut", "DEBUuT");
    }

    @Test
    void theFirstAdministratorInvitesAnAdvisorWithoutJavaScript() {
        var page = page(390, "fr", false);
        becomeAdministrator(page);
        page.navigate("/administration/accounts");
        page.click("text=Nouveau compte");
        page.fill("#name", "Tom Verlinden");
        page.fill("#email", "tom@example.be");
        page.click("main form button.btn-main");
        assertThat(page).hasTitle("Erreur : Nouveau compte – Passerelle");
        assertThat(page.locator("#name")).hasValue("Tom Verlinden");
        page.check("input[name=language][value=nl]");
        page.selectOption("#role", "Advisor");
        page.selectOption("#structure", "debuut");
        page.click("main form button.btn-main");
        var link = page.locator(".secret").innerText();
        page.click(".out button");
        invited(page, link);
        assertThat(page.locator("h1")).hasText("Taken");
        page.navigate("/administration/accounts");
        assertThat(page.locator("h1")).hasText("Deze pagina is niet voor u");
    }

    /** The link's own address is the configured one; the test's server has another port. */
    private static void invited(Page page, String link) {
        page.navigate(link.replaceFirst("https?://[^/]+", ""));
        page.fill("#password", PASSWORD);
        page.fill("#passwordAgain", PASSWORD);
        page.click("main form.card button");
        page.fill("#email", "tom@example.be");
        page.fill("#password", PASSWORD);
        page.click("main form.card button");
    }

    @Test
    void theFirstLinkWorksOnceAndDiesAfterADay() {
        var link = path(first.link().orElseThrow());
        var page = page(390, "fr", false);
        clock.runAhead(java.time.Duration.ofHours(25));
        page.navigate(link);
        assertThat(page.locator("h1")).hasText("Ce lien ne sert plus");
        var second = path(first.link().orElseThrow());
        create(page, second);
        assertThat(page.locator("h1")).hasText("Se connecter");
        page.navigate(second);
        assertThat(page.locator("h1")).hasText("Ce lien ne sert plus");
        org.assertj.core.api.Assertions.assertThat(first.link()).isEmpty();
    }

    @Test
    void whatWasTypedInADeadSessionComesBackToTheSamePersonOnly() {
        var page = page(1280, "fr", false);
        becomeAdministrator(page);
        page.navigate("/administration/accounts/new");
        page.fill("#name", "Fatou Diallo");
        page.context().clearCookies();
        page.click("main form button.btn-main");
        assertThat(page.locator("h1")).hasText("Se connecter");
        signIn(page);
        assertThat(page.locator("h1")).hasText("Nouveau compte");
        assertThat(page.locator("#name")).hasValue("Fatou Diallo");
    }

    @Test
    void theLastAdministratorCannotShutEverybodyOut() {
        var page = page(1280, "fr", false);
        becomeAdministrator(page);
        page.navigate("/administration/accounts/1");
        page.click("text=Désactiver");
        assertThat(page.locator("main")).containsText("Il faut toujours un administrateur");
        page.navigate("/administration/accounts");
        assertThat(page.locator("h1")).hasText("Comptes");
    }

    @Test
    void whoIsDeactivatedIsOutAtOnce() {
        var page = page(1280, "fr", false);
        becomeAdministrator(page);
        var everywhere = List.of(new Grant(Roles.ADMINISTRATOR, null));
        accounts.create(new NewAccount("b@example.be", "B", "fr", null, everywhere, false), Actor.SYSTEM);
        accounts.deactivate(1, Actor.SYSTEM);
        page.navigate("/administration/accounts");
        assertThat(page.locator("h1")).hasText("Se connecter");
    }

    @ParameterizedTest
    @CsvSource({"fr,390", "nl,390", "fr,1280", "nl,1280"})
    void isAccessibleOnEveryPage(String language, int width) {
        var page = page(width, language, true);
        var name = language + "-" + width;
        page.navigate(path(first.link().orElseThrow()));
        judge(page, 44);
        shot(page, "first-" + name);
        create(page, page.url());
        judge(page, 44);
        shot(page, "sign-in-" + name);
        signIn(page);
        judge(page, 24);
        shot(page, "accounts-" + name);
        page.navigate("/administration/accounts/new");
        page.click("main form button.btn-main");
        judge(page, 24);
        shot(page, "account-new-errors-" + name);
        page.navigate("/administration/accounts/1");
        judge(page, 24);
        shot(page, "account-" + name);
        page.navigate("/nowhere");
        judge(page, 44);
        shot(page, "404-" + name);
    }

    private void becomeAdministrator(Page page) {
        create(page, path(first.link().orElseThrow()));
        signIn(page);
    }

    private static void create(Page page, String link) {
        page.navigate(link);
        page.fill("#name", "Nadia Peeters");
        page.fill("#email", "nadia@example.be");
        page.fill("#password", PASSWORD);
        page.fill("#passwordAgain", PASSWORD);
        page.click("main form.card button");
    }

    private static void signIn(Page page) {
        page.fill("#email", "nadia@example.be");
        page.fill("#password", PASSWORD);
        page.click("main form.card button");
    }

    private static String path(String link) {
        return link.replaceFirst("https?://[^/]+", "");
    }
}
