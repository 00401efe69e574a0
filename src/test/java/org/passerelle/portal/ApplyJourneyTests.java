package org.passerelle.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.web.BrowserTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApplyJourneyTests extends BrowserTests {

    private static final int FINGER = 44;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void appliesWithAndWithoutJavaScript(boolean javaScript) {
        var page = page(390, "fr", javaScript);
        page.navigate("/apply");
        page.click("a.btn-main");
        fillYou(page);
        next(page);
        page.check("input[value=unemployment]");
        page.fill("#benefitDays", "150");
        page.fill("#benefitEndsOn", "2027-05-31");
        next(page);
        fillProject(page);
        next(page);
        next(page);
        assertThat(page.locator("h1")).hasText("Vérifiez vos réponses");
        assertThat(page.locator("main")).containsText("Zoé Lambert");
        assertThat(page.locator("main")).containsText("31 mai 2027");
        clock.runAhead(Duration.ofSeconds(30));
        page.check("#privacy");
        page.click("text=Envoyer ma demande");
        assertThat(page.locator("h1")).hasText("Votre demande est envoyée");
        var number = page.locator(".number").innerText();
        assertThat(number).matches("JY-\\d{4}-\\d{4}");
        page.reload();
        assertThat(page.locator(".number")).hasText(number);
        assertThat(stored("select count(*) from portal_draft where fields = '{}' and case_number is not null"))
                .isEqualTo(1);
    }

    @Test
    void saysWhatIsMissingInTheSummaryAndAtTheFieldsInTheSameWordsAndForgetsNothing() {
        var page = page(390, "fr", false);
        page.navigate("/apply/you");
        page.fill("#firstName", "Zoé");
        page.fill("#phone", "trop court");
        next(page);
        assertThat(page).hasTitle("Erreur : Vous – Passerelle");
        assertThat(page.locator("#firstName")).hasValue("Zoé");
        assertThat(page.locator("#phone")).hasValue("trop court");
        assertThat(page.locator(".errors")).isFocused();
        var told = page.locator(".errors a").allInnerTexts();
        var inline = page.locator(".err").allInnerTexts().stream()
                .map(text -> text.replaceFirst("(?s)^Erreur :\\s*", ""))
                .toList();
        assertThat(told).isEqualTo(inline).contains("Écrivez votre nom.", "Choisissez une langue.");
        for (var link : page.locator(".errors a").all()) {
            assertThat(page.locator(link.getAttribute("href"))).hasCount(1);
        }
        shot(page, "apply-you-errors");
    }

    @Test
    void keepsPageAndAnswersWhenTheLanguageChanges() {
        var page = page(390, "fr", false);
        page.navigate("/apply/you");
        page.fill("#firstName", "Zoé");
        next(page);
        page.click(".lang a[lang=nl]");
        assertThat(page).hasTitle("Fout: U – Passerelle");
        assertThat(page.locator("#firstName")).hasValue("Zoé");
        page.navigate("/apply");
        assertThat(page.locator("h1")).hasText("Een aanvraag doen");
    }

    @Test
    void bringsBackWhatWasTypedWhenTheSessionDied() {
        var page = page(390, "fr", false);
        page.navigate("/apply/you");
        page.fill("#firstName", "Zoé");
        page.fill("#street", "Rue du Moulin 12");
        page.context().clearCookies();
        next(page);
        assertThat(page.locator("#firstName")).hasValue("Zoé");
        assertThat(page.locator("#street")).hasValue("Rue du Moulin 12");
        page.fill("#lastName", "Lambert");
        next(page);
        assertThat(page.locator("#lastName")).hasValue("Lambert");
    }

    @Test
    void savesWhileSomebodyTypes() {
        var page = page(390, "fr", true);
        page.navigate("/apply/you");
        page.fill("#firstName", "Zoé");
        assertThat(page.locator("#saved")).hasText("Vos réponses sont gardées.");
        var other = page.context().newPage();
        other.navigate("/apply/you");
        assertThat(other.locator("#firstName")).hasValue("Zoé");
    }

    @Test
    void printsAHostileNameAsText() {
        var page = page(390, "fr", true);
        page.navigate("/apply/you");
        fillYou(page);
        page.fill("#firstName", "<img src=x onerror=alert(1)>");
        next(page);
        page.check("input[value=none]");
        next(page);
        fillProject(page);
        next(page);
        next(page);
        assertThat(page.locator("main")).containsText("<img src=x onerror=alert(1)>");
        org.assertj.core.api.Assertions.assertThat(page.locator("main img").count())
                .isZero();
    }

    @Test
    void wipesTheDraftOnASharedComputer() {
        var page = page(390, "fr", false);
        page.navigate("/apply/you");
        page.fill("#firstName", "Zoé");
        next(page);
        page.click("text=Tout effacer");
        page.navigate("/apply/you");
        assertThat(page.locator("#firstName")).hasValue("");
        assertThat(stored("select count(*) from portal_draft")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"fr,390", "nl,390", "fr,1280", "nl,1280"})
    void isAccessibleOnEveryPage(String language, int width) {
        var page = page(width, language, true);
        look(page, "/", "welcome", language, width);
        look(page, "/apply", "apply", language, width);
        look(page, "/apply/you", "apply-you", language, width);
        next(page);
        judge(page, FINGER);
        fillYou(page);
        next(page);
        page.check("input[value=unemployment]");
        judge(page, FINGER);
        shot(page, "apply-situation-" + language + "-" + width);
        next(page);
        fillProject(page);
        judge(page, FINGER);
        shot(page, "apply-project-" + language + "-" + width);
        next(page);
        judge(page, FINGER);
        shot(page, "apply-referrer-" + language + "-" + width);
        next(page);
        judge(page, FINGER);
        shot(page, "apply-check-" + language + "-" + width);
        clock.runAhead(Duration.ofSeconds(30));
        page.check("#privacy");
        page.click("main form.card button");
        assertThat(page.locator(".number")).isVisible();
        judge(page, FINGER);
        shot(page, "apply-sent-" + language + "-" + width);
    }

    @Test
    void theCheckForAccessibilityCanFail() {
        var page = page(390, "fr", true);
        page.navigate("/apply/you");
        page.evaluate("document.querySelector('label[for=firstName]').remove()");
        assertThat(violations(page)).anyMatch(violation -> violation.startsWith("label "));
    }

    @Test
    void weighsAtMostAHundredKilobytesAtTheFirstVisit() {
        var page = page(390, "fr", true);
        page.navigate("/apply/you", new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
        var bytes = (Number) page.evaluate("""
                [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                  .reduce((sum, entry) => sum + entry.encodedBodySize, 0)""");
        assertThat(bytes.longValue()).isBetween(20_000L, 100_000L);
    }

    private void look(Page page, String path, String name, String language, int width) {
        page.navigate(path);
        judge(page, FINGER);
        shot(page, name + "-" + language + "-" + width);
    }

    private static void fillYou(Page page) {
        page.fill("#firstName", "Zoé");
        page.fill("#lastName", "Lambert");
        page.fill("#birthDate", "1990-04-12");
        page.check("input[name=language][value=fr]");
        page.fill("#email", "zoe.lambert@example.be");
        page.fill("#street", "Rue du Moulin 12");
        page.fill("#postalCode", "1210");
        page.fill("#city", "Bruxelles");
    }

    private static void fillProject(Page page) {
        page.selectOption("#trade", "sewing");
        page.fill("#projectName", "Atelier Zoé");
        page.fill("#projectText", "Je couds des vêtements sur mesure.\nJe répare aussi.");
        page.check("input[name=needsStartCapital][value=no]");
        page.check("input[name=needsCommercialLease][value=no]");
    }

    private static void next(Page page) {
        page.click("main form.card button.btn-main");
    }

    private long stored(String count) {
        return jdbc.sql(count).query(Long.class).single();
    }
}
