package org.passerelle;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.engine.EngineClock;
import org.passerelle.engine.TimeTravel;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.BrowserTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** One case from the public form to its last letter, walked by clicking and typing alone; only the time is moved from outside. */
@TestPropertySource(properties = "passerelle.letters.press=false")
class WalkTests extends BrowserTests {

    private static final String STRUCTURE = "jobyourself";
    private static final String PASSWORD = "des mots pour moi seule";
    private static final String BLOCKS = "Relire les blocs du modèle d’affaires";

    @Autowired
    TestAccounts accounts;

    @Autowired
    EngineClock engineClock;

    @Autowired
    TimeTravel travel;

    private String number = "";
    private Desk advisor;
    private Desk coordinator;
    private Desk accountant;

    @AfterEach
    void presentTime() {
        engineClock.runAhead(Duration.ZERO);
    }

    @Test
    void aCaseIsWalkedFromTheFormToItsLastLetter() {
        standOn("2026-09-14");
        staff(true);
        apply(true);
        intake();
        preparation();
        test();
        holderLooks();
        interrupted();
        endedEarly();
        exit();
        settled();
        followedUp();
    }

    @Test
    void theIntakeNeedsNoJavaScript() {
        standOn("2026-09-14");
        staff(false);
        apply(false);
        intake();
        advisor.openCase(number).stands("Préparation");
    }

    private void apply(boolean javaScript) {
        var page = page(390, "fr", javaScript);
        page.navigate("/apply");
        page.click("a.btn-main");
        fillYou(page);
        next(page);
        page.check("input[value=unemployment]");
        page.fill("#benefitDays", "210");
        next(page);
        page.selectOption("#trade", "graphic-design");
        page.fill("#projectName", "Atelier Zoé");
        page.fill("#projectText", "Je dessine des identités visuelles.");
        page.check("input[name=needsStartCapital][value=no]");
        page.check("input[name=needsCommercialLease][value=no]");
        next(page);
        next(page);
        assertThat(page.locator("h1")).hasText("Vérifiez vos réponses");
        engineClock.standAt(clock.instant().plusSeconds(60));
        page.check("#privacy");
        page.click("text=Envoyer ma demande");
        assertThat(page.locator("h1")).hasText("Votre demande est envoyée");
        number = page.locator(".number").innerText();
        assertThat(number).isEqualTo("JY-2026-0001");
        travel.runDue();
    }

    private static void fillYou(Page page) {
        page.fill("#firstName", "Zoé");
        page.fill("#lastName", "Lambert");
        page.fill("#birthDate", "1990-04-12");
        page.check("input[name=language][value=fr]");
        page.fill("#email", "zoe.lambert@example.org");
        page.fill("#street", "Rue du Moulin 12");
        page.fill("#postalCode", "1210");
        page.fill("#city", "Bruxelles");
    }

    private static void next(Page page) {
        page.click("main form.card button.btn-main");
    }

    private void intake() {
        advisor.openCase(number)
                .stands("Accueil")
                .open("Inviter à la séance d’information")
                .letters("Accusé de réception de la demande");
        advisor.printed("Accusé de réception de la demande");
        advisor.shows("who", "Adresse");
        assertThat(advisor.page().locator("section[aria-labelledby=who]")).not().containsText("Votre");
        advisor.page().click("text=Suivre ce dossier");
        assertThat(advisor.page().locator(".notice")).hasText("Vous suivez maintenant ce dossier.");
        advisor.complete("Inviter à la séance d’information", "sessionOn", "2026-09-14", "sessionTime", "14 h");
        advisor.open("Noter la présence à la séance d’information").letters("Invitation à la séance d’information");
        advisor.complete("Noter la présence à la séance d’information", "attended", "true");
        advisor.open("Mener l’entretien de diagnostic").letters("Invitation à l’entretien");
        advisor.complete("Mener l’entretien de diagnostic", "clientsInSight", "2", "obstacles", "language");
        advisor.open("Décider de l’admission").tellsAStoryWithoutGaps();
        coordinator.openCase(number).complete("Décider de l’admission", "decision", "accept");
        coordinator.stands("Préparation").letters("Admission acceptée");
    }

    private void preparation() {
        advisor.openCase(number)
                .open("Signer la convention de préparation")
                .complete("Signer la convention de préparation");
        advisor.stands("Préparation, mois 1 sur 6").letters("Convention de préparation");
        advisor.completeChecklist(BLOCKS, 9, "status", "validated");
        advisor.openCase(number)
                .complete(
                        "Dire si la personne est prête pour le test",
                        "outcome",
                        "ready",
                        "clients",
                        "2",
                        "insurance",
                        "true");
        advisor.complete("Demander l’accord pour l’allocation");
        advisor.letters("Demande d’accord sur l’allocation");
        advisor.complete("Noter la réponse sur l’allocation", "answer", "granted", "daysVerified", "210");
        coordinator
                .openCase(number)
                .open("Décider de l’entrée en test")
                .complete("Décider de l’entrée en test", "decision", "accept");
        coordinator.letters("Entrée en test acceptée").open("Signer la convention de test");
    }

    private void test() {
        advanceTo("2026-10-01");
        advisor.openCase(number).completeChecked("Signer la convention de test", "L’étape devient : Test");
        advisor.stands("Test, mois 1 sur 18")
                .letters("Convention de test", "Bienvenue en test")
                .open();
        advisor.printed("Convention de test");
        accountant.openCase(number).invoice("F-1", "Bakkerij Peeters", "12000", "21");
        advanceTo("2026-10-15");
        accountant.openCase(number).paid("Bakkerij Peeters");
        accountant.openCase(number).record("expense", "description", "Papier", "net", "100", "vat", "21");
        accountant.holds("11 900,00 €");
        advanceTo("2026-11-03");
        accountant.closeMonth("octobre 2026", coordinator);
        advisor.openCase(number).letters("Relevé mensuel").open("Tenir le rendez-vous de test");
        advisor.complete("Tenir le rendez-vous de test", "attendance", "present", "note", "Un premier client.");
        advisor.open();
    }

    private void holderLooks() {
        advisor.page().click("form[action$='/invite'] button");
        var link = URI.create(advisor.page().locator(".secret").innerText().strip())
                .getPath();
        var holder = page(390, "fr", true);
        holder.navigate(link);
        holder.fill("#password", PASSWORD);
        holder.fill("#passwordAgain", PASSWORD);
        holder.click("main form.card button");
        holder.fill("#email", "zoe.lambert@example.org");
        holder.fill("#password", PASSWORD);
        holder.click("main form.card button");
        assertThat(holder.locator("h1")).hasText("Bonjour Zoé");
        assertThat(holder.locator("[aria-current=step]")).containsText("Test");
        assertThat(holder.locator("section[aria-labelledby=money] .money")).hasText("10 410,00 €");
        assertThat(holder.locator("section[aria-labelledby=money]")).containsText("Fin octobre 2026");
        assertThat(holder.locator("section[aria-labelledby=help]")).containsText("Nadia Peeters");
        shot(holder, "walk-my");
        holder.navigate(link);
        assertThat(holder.locator("#passwordAgain")).hasCount(0);
    }

    private void interrupted() {
        advanceTo("2026-12-02");
        accountant.closeMonth("novembre 2026", coordinator);
        advanceTo("2026-12-07");
        advisor.openCase(number).act("suspend", "Suspension confirmée", "reason", "family");
        advisor.stands("Test").letters("Suspension confirmée");
        advanceTo("2026-12-21");
        advisor.openCase(number).act("resume", "Reprise confirmée");
        advisor.letters("Reprise confirmée");
        advisor.shows("dates", "14 avril 2028");
    }

    private void endedEarly() {
        advanceTo("2027-01-05");
        accountant.closeMonth("décembre 2026", coordinator);
        advisor.openCase(number)
                .act("end-test", "Préparer la sortie", "reason", "holder-request", "lastDay", "2027-01-31");
        advisor.letters("Demande de fin de test reçue");
        accountant.openCase(number).invoice("F-2", "Librairie Filigranes", "640,50", "6");
        accountant.openCase(number).paid("Librairie Filigranes");
        advisor.complete("Préparer la sortie", "wish", "independent");
        advisor.complete(
                "Choisir la voie de sortie",
                "path",
                "independent",
                "evidence",
                "enterprise-registration",
                "reason",
                "Son choix.");
        coordinator
                .openCase(number)
                .completeChecked("Approuver la sortie", "Dès que le test est fini", "approved", "true");
    }

    private void exit() {
        advanceTo("2027-02-01");
        advisor.openCase(number)
                .stands("Sortie")
                .stands("Installation comme indépendant")
                .letters("Sortie comme indépendant", "Attestation de fin de parcours")
                .open("Contrôler les factures et les dépenses ouvertes");
    }

    private void settled() {
        advanceTo("2027-02-03");
        accountant.openCase(number).complete("Contrôler les factures et les dépenses ouvertes", "done", "true");
        accountant.closeMonth("janvier 2027", coordinator);
        accountant.openCase(number).letters("Décompte final", "Invitation à facturer le solde");
        accountant.complete(
                "Noter le document du solde",
                "reference",
                "2027-01",
                "enterpriseNumber",
                "0123.456.749",
                "vatRegime",
                "exempt");
        accountant.open("Payer le solde").completeChecked("Payer le solde", "10 221,93 €");
        accountant.stands("Suivi");
        accountant.holds("0,00 €");
        advisor.openCase(number).letters("Solde payé").printed("Solde payé");
    }

    private void followedUp() {
        for (var day : new String[] {"2027-02-28", "2027-07-31", "2028-01-31", "2030-01-31"}) {
            advanceTo(day);
            advisor.openCase(number).stands("Suivi").letters("Enquête de suivi").open("Prendre des nouvelles");
            advisor.complete("Prendre des nouvelles", "status", "independent");
        }
        // Codes of the programme are words everywhere.
        assertThat(advisor.page().locator("section[aria-labelledby=facts]"))
                .not()
                .containsText("independent");
        advisor.stands("Clôturé").open().tellsAStoryWithoutGaps();
        advisor.shows("open", "Rien n’est ouvert dans ce dossier.");
        advisor.shows("story", "Bruxelles Emergences");
        shot(advisor.page(), "walk-closed");
    }

    private void staff(boolean javaScript) {
        advisor = desk("Nadia Peeters", "Advisor", javaScript);
        coordinator = desk("Luc Wouters", "Coordinator", javaScript);
        accountant = desk("Ilse Claes", "Accountant", javaScript);
    }

    private Desk desk(String name, String role, boolean javaScript) {
        var page = page(1280, "fr", javaScript);
        accounts.signIn(page, accounts.staff(name, role, STRUCTURE), "fr");
        assertThat(page.locator(".who")).containsText(name);
        return new Desk(page, travel::runDue);
    }

    private void standOn(String day) {
        engineClock.standAt(
                LocalDate.parse(day).atTime(9, 0).atZone(BusinessClock.ZONE).toInstant());
    }

    private void advanceTo(String day) {
        travel.moveTo(
                LocalDate.parse(day).atTime(9, 0).atZone(BusinessClock.ZONE).toInstant());
    }
}
