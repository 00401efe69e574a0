package org.passerelle;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.cases.Cases;
import org.passerelle.engine.TimeTravel;
import org.passerelle.web.BrowserTests;
import org.springframework.beans.factory.annotation.Autowired;

/** A working day of each of the staff in a browser that runs no script: every page is a plain form. */
class WithoutScriptTests extends BrowserTests {

    private static final String OURS = "jobyourself";

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Cases cases;

    @Autowired
    TimeTravel travel;

    private String inTest;
    private String toDecide;

    @BeforeEach
    void office() {
        play.begin("2026-09-14");
        inTest = play.inTest("Zoé", "Lambert", "Atelier de couture");
        play.advanceTo("2026-10-14");
        toDecide = play.toDecide("Marie-Ange", "Habimana", "Cosmétiques solides");
        play.applied("Karim", "El Amrani", "Réparation de vélos");
        play.advanceTo("2026-10-19");
    }

    @Test
    void anAdvisorFindsATaskDoesItAndSuspendsATest() {
        var page = signedIn("Nadia Peeters", "Advisor");
        page.fill("#q", "LAMBERT");
        page.selectOption("#stage", "test");
        page.click("text=Afficher");
        assertThat(page.locator("main")).containsText("Zoé Lambert");
        assertThat(page.locator("main")).not().containsText("Karim");
        page.click("main a:text('rendez-vous de test')");

        page.fill("#note", "Un premier client a payé.\nUn deuxième hésite.");
        page.fill("#meetingOn", "2026-10-16");
        page.click("text=Enregistrer le rendez-vous");
        sayWhatIsWrong(page, "Répondez à cette question.");
        assertThat(page.locator("#note")).hasValue("Un premier client a payé.\nUn deuxième hésite.");
        assertThat(page.locator("#meetingOn")).hasValue("2026-10-16");

        page.check("input[name=attendance][value=present]");
        page.click("text=Garder comme brouillon");
        assertThat(page.locator(".notice")).hasText("Votre brouillon est gardé.");
        page.navigate("/tasks");
        page.click("main a:text('rendez-vous de test')");
        assertThat(page.locator("#note")).hasValue("Un premier client a payé.\nUn deuxième hésite.");
        assertThat(page.locator("input[value=present]")).isChecked();
        page.click("text=Enregistrer le rendez-vous");
        assertThat(page.locator(".notice")).containsText("Zoé Lambert");

        page.click("text=Voir le dossier");
        assertThat(page.locator("section[aria-labelledby=story]")).containsText("Un premier client a payé.");
        page.click("a:text('Suspendre')");
        page.click("main form .btn-main");
        sayWhatIsWrong(page, "Choisissez une raison.");
        page.check("input[name=reason][value=family]");
        page.click("main form .btn-main");
        assertThat(page.locator("main")).containsText("Ce qui va se passer");
        assertThat(cases.byNumber(inTest).isSuspended()).isFalse();
        page.click("main form .btn-main");
        assertThat(page.locator(".notice")).containsText("Le test est suspendu.");
        assertThat(cases.byNumber(inTest).isSuspended()).isTrue();
        page.click("a:text('Reprendre')");
        page.click("main form .btn-main");
        page.click("main form .btn-main");
        assertThat(cases.byNumber(inTest).isSuspended()).isFalse();
        page.click("button:has-text('Attestation de participation')");
        assertThat(page.locator(".notice")).containsText("La lettre est faite.");
    }

    @Test
    void aCoordinatorDecides() {
        var page = signedIn("Luc Wouters", "Coordinator");
        page.click("main a:text('admission')");
        page.check("input[value=refuse]");
        page.click("main form .btn-main");
        sayWhatIsWrong(page, "Écrivez le motif : avec cette réponse, il est obligatoire.");
        assertThat(page.locator("input[value=refuse]")).isChecked();
        page.fill("#reason", "Le projet demande un magasin.");
        page.click("main form .btn-main");
        assertThat(page.locator("h1")).hasText("Vérifiez avant d’envoyer");
        assertThat(cases.byNumber(toDecide).exitCode()).isNull();
        page.click("main form .btn-main");
        assertThat(page.locator(".notice")).containsText("Marie-Ange Habimana");
        assertThat(cases.byNumber(toDecide).exitCode()).isEqualTo("refused");
    }

    @Test
    void anAccountantRecordsAnInvoiceAndItsPaymentAndClosesTheMonth() {
        var page = signedIn("Ilse Claes", "Accountant");
        page.navigate("/sales/" + inTest);
        page.click("button:text('Nouvelle facture')");
        page.fill("#price-1", "beaucoup");
        page.click("button[value=check] >> nth=0");
        sayWhatIsWrong(
                page, "Écrivez le nom du client.", "Dites de quoi il s’agit.", "Écrivez un montant, comme 12,50.");
        assertThat(page.locator("#price-1")).hasValue("beaucoup");
        page.fill("#clientName", "Bakkerij Peeters");
        page.fill("#description-1", "Deux rideaux");
        page.fill("#price-1", "1 200,50");
        page.click("button[value=check] >> nth=0");
        assertThat(page.locator("h1")).hasText("Vérifiez la facture");
        page.click("button[value=issue]");
        assertThat(page.locator(".notice")).hasText("La facture est émise.");
        page.click("a:text('Noter un paiement')");
        page.fill("#amount", "9999999");
        page.click("#act .btn-main");
        sayWhatIsWrong(page, page.locator(".errors a").innerText());
        assertThat(page.locator("#amount")).hasValue("9999999");
        page.fill("#amount", "");
        page.click("#act .btn-main");
        assertThat(page.locator(".notice")).hasText("Le paiement est noté.");

        page.click("nav >> text=Mois");
        page.click("main a:has-text('Ouvrir le mois') >> nth=0");
        if (page.locator("form[action$='/begin']").count() > 0) page.click("form[action$='/begin'] .btn-main");
        page.click("form[action$='/prepare'] .btn-main");
        sayWhatIsWrong(page, "Étapes encore à vérifier : 4.");
        var steps = page.locator(".month-mark button:not([name])");
        while (steps.count() > 0) steps.first().click();
        page.click("form[action$='/prepare'] .btn-main");
        var second = signedIn("Luc Wouters", "Coordinator");
        second.navigate(URI.create(page.url()).getPath());
        second.click("main a.btn-main[href$='/check']");
        second.click("form[action$='/approve'] .btn-main");
        assertThat(second.locator(".notice")).containsText("approuvé");
        travel.runDue();
        page.navigate("/cases/" + inTest);
        assertThat(page.locator("section[aria-labelledby=story]")).containsText("Mois clôturé : septembre 2026");
    }

    private Page signedIn(String name, String role) {
        var page = page(1280, "fr", false);
        accounts.signIn(page, accounts.staff(name, role, OURS), "fr");
        assertThat(page.locator("h1")).containsText("Tâches");
        return page;
    }

    /** In a summary that has the focus and links to the fields, and at the fields in the same words. */
    private static void sayWhatIsWrong(Page page, String... words) {
        assertThat(page.locator(".errors")).isFocused();
        assertThat(page.title()).startsWith("Erreur :");
        assertThat(page.locator(".errors a").allInnerTexts()).containsExactly(words);
        assertThat(inline(page)).containsExactlyInAnyOrder(words);
        for (var link : page.locator(".errors a").all()) {
            assertThat(page.locator(link.getAttribute("href"))).hasCount(1);
        }
    }

    private static List<String> inline(Page page) {
        return page.locator(".err").allInnerTexts().stream()
                .map(text -> text.replaceFirst("(?s)^Erreur :\\s*", ""))
                .toList();
    }
}
