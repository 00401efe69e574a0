package org.passerelle.intake;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.accounts.SignedIn;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.web.BrowserTests;
import org.springframework.beans.factory.annotation.Autowired;

/** People taken in by staff, in a real browser: from a conversation at a fair to an open case. */
class IntakePagesTests extends BrowserTests {

    private static final String STRUCTURE = "jobyourself";
    private static final int POINTER = 24;

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    private SignedIn advisor;

    @BeforeEach
    void office() {
        play.begin("2026-09-14");
        advisor = accounts.staff("Nadia Peeters", "Advisor", STRUCTURE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aContactBecomesACaseWithoutRetyping(boolean javaScript) {
        play.applied("Zoé", "Lambert", "Atelier de couture");
        var page = page(1280, "fr", javaScript);
        accounts.signIn(page, advisor, "fr");
        page.click("nav >> text=Contacts");
        page.click("text=Nouveau contact");
        page.fill("#firstName", "Zoe");
        page.fill("#lastName", "Lambert");
        page.check("input[name=language][value=fr]");
        page.fill("#nextOn", "2026-09-21");
        page.fill("#idea", "Retouches à domicile, et des costumes.");
        page.fill("#note", "Préfère être appelée le soir.");
        save(page);
        assertThat(page.locator(".errors")).isFocused();
        assertThat(page.locator(".errors a").allInnerTexts())
                .isEqualTo(inline(page))
                .containsExactly(
                        "Pour la recontacter, il faut un téléphone ou une adresse e-mail.",
                        "Choisissez comment vous vous êtes rencontrés.");
        assertThat(page.locator("#note")).hasValue("Préfère être appelée le soir.");
        page.fill("#phone", "+32 470 55 01 23");
        page.selectOption("#metHow", "event");
        save(page);
        assertThat(page.locator("main")).containsText("Nous avons déjà quelqu’un qui lui ressemble");
        assertThat(page.locator("main")).containsText("13 septembre 2027");

        page.click("text=Commencer sa demande");
        assertThat(page.locator("#firstName")).hasValue("Zoe");
        assertThat(page.locator("#phone")).hasValue("+32 470 55 01 23");
        assertThat(page.locator("#projectText")).hasValue("Retouches à domicile, et des costumes.");
        page.click("text=Vérifier la demande");
        assertThat(page.locator(".errors")).isFocused();
        assertThat(page.locator(".errors a").allInnerTexts())
                .isEqualTo(inline(page))
                .contains("Écrivez la date de naissance.");
        fillTheRest(page);
        page.click("text=Garder comme brouillon");
        assertThat(page.locator(".notice")).containsText("brouillon");
        assertThat(page.locator("#street")).hasValue("Rue du Moulin 12");
        page.click("text=Vérifier la demande");
        assertThat(page.locator("main")).containsText("Déjà connue chez nous ?");
        page.click("button:text('Ouvrir le dossier')");
        assertThat(page.locator(".errors a").allInnerTexts()).hasSize(2).isEqualTo(inline(page));
        page.check("input[name=privacy][value=phone]");
        page.check("input[name=person][value=new]");
        page.click("button:text('Ouvrir le dossier')");
        assertThat(page.locator(".notice")).containsText("Le dossier est ouvert.");
        assertThat(page.locator("main")).containsText("Retouches");
        assertThat(page.locator("section[aria-labelledby=story]")).containsText("Nadia Peeters");
        assertThat(page.locator("section[aria-labelledby=story]")).containsText("donnée au téléphone");
        assertThat(page.locator("section[aria-labelledby=story]")).containsText("Première rencontre");
        assertThat(page.locator("#letters ~ ul")).containsText("Zoe Lambert");
        var number = page.url().replaceFirst(".*/", "");
        assertThat(number).isEqualTo("JY-2026-0002");
        page.navigate("/contacts");
        assertThat(page.locator("main")).containsText("Personne n’attend une suite.");
        page.navigate("/contacts?show=applied");
        assertThat(page.locator("main")).containsText("Demande " + number);
    }

    @ParameterizedTest
    @CsvSource({"1280, fr", "390, nl", "1280, nl", "390, fr"})
    void everyPageIsAccessible(int width, String language) {
        play.applied("Zoé", "Lambert", "Atelier de couture");
        var suffix = "-" + width + "-" + language;
        var page = page(width, language, true);
        accounts.signIn(page, advisor, language);
        see(page, "/contacts", "contacts-empty" + suffix);
        see(page, "/contacts/new", "contact-new" + suffix);
        save(page);
        look(page, "contact-errors" + suffix);
        page.fill("#firstName", "Zoe");
        page.fill("#lastName", "Lambert");
        page.check("input[name=language][value=" + language + "]");
        page.fill("#phone", "0470 55 01 23");
        page.fill("#nextOn", "2026-09-11");
        page.fill("#idea", "Retouches à domicile, et des costumes pour le théâtre du quartier.");
        page.selectOption("#metHow", "event");
        save(page);
        look(page, "contact" + suffix);
        see(page, page.url().replaceFirst(".*(/contacts/\\d+).*", "$1") + "/delete", "contact-delete" + suffix);
        page.goBack();
        page.click(".turn button");
        look(page, "new-case-form" + suffix);
        page.click("main .btn-main");
        look(page, "new-case-errors" + suffix);
        fillTheRest(page);
        page.click("main .btn-main");
        look(page, "new-case-check" + suffix);
        page.click("main .btn-main");
        look(page, "new-case-check-errors" + suffix);
        see(page, "/cases/new", "new-case" + suffix);
        see(page, "/contacts", "contacts" + suffix);
        see(page, "/cases", "cases-new" + suffix);
    }

    private static void fillTheRest(Page page) {
        page.fill("#birthDate", "1990-04-12");
        page.check("input[name=language][value=fr]");
        page.fill("#street", "Rue du Moulin 12");
        page.fill("#postalCode", "1210");
        page.fill("#city", "Bruxelles");
        page.check("input[value=unemployment]");
        page.fill("#benefitDays", "150");
        page.selectOption("#trade", "sewing");
        page.check("input[name=needsStartCapital][value=no]");
        page.check("input[name=needsCommercialLease][value=no]");
        page.fill("#referrerOrganisation", "CPAS de Saint-Josse");
    }

    private static java.util.List<String> inline(Page page) {
        return page.locator(".err").allInnerTexts().stream()
                .map(text -> text.replaceFirst("(?s)^Erreur :\\s*", ""))
                .toList();
    }

    private static void save(Page page) {
        page.click("main form:has(#firstName) .btn-main");
    }

    private static void see(Page page, String path, String name) {
        assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
        look(page, name);
    }

    private static void look(Page page, String name) {
        shot(page, name);
        judge(page, POINTER);
    }
}
