package org.passerelle.casefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.SignedIn;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.cases.CaseActions;
import org.passerelle.letters.LetterPress;
import org.passerelle.letters.LetterRow;
import org.passerelle.letters.Letters;
import org.passerelle.letters.LettersOnRequest;
import org.passerelle.letters.PrintedLetter;
import org.passerelle.shared.Actor;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;

/** The certificate of attendance: who may ask for it and when, what it counts, and that asking twice is asking once. */
class LetterRequestTests extends PageTests {

    private static final String KEY = "attendance-certificate";
    private static final Actor NADIA = new Actor(null, "Nadia Peeters", "Advisor");

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    CaseActions actions;

    @Autowired
    Letters letters;

    @Autowired
    LettersOnRequest onRequest;

    @Autowired
    LetterPress press;

    private SignedIn advisor;

    @BeforeEach
    void office() {
        play.begin("2026-01-12");
        advisor = accounts.staff("Nadia Peeters", "Advisor", "jobyourself");
    }

    @Test
    void countsTheMeetingsAtWhichThePersonWasPresentSinceTheFirstDay() throws Exception {
        var number = play.inPreparation("Zoé", "Lambert", "Atelier de couture");
        play.advanceTo("2026-02-13");
        play.complete(number, "HoldPreparationMeeting", "attendance", "present", "meetingOn", "2026-02-12");
        play.advanceTo("2026-03-13");
        play.complete(number, "HoldPreparationMeeting", "attendance", "absent");
        play.advanceTo("2026-04-13");
        play.complete(number, "HoldPreparationMeeting", "attendance", "present");
        ask(number);
        var text = printed(number);
        assertThat(text)
                .contains("Du12janvier2026", "Au13avril2026", "Rencontresindividuellesdepréparation2fois")
                .contains("ZoéLambert", "12avril1988", number)
                .doesNotContain("pause", "Premierjourdutest");
    }

    @Test
    void countsBothStagesAndTheDaysOfAPause() throws Exception {
        var number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        play.advanceTo("2026-02-13");
        play.complete(number, "HoldTestMeeting", "attendance", "present");
        actions.suspend(number, "family", NADIA);
        play.advanceTo("2026-02-23");
        actions.resume(number, NADIA);
        play.advanceTo("2026-03-01");
        ask(number);
        assertThat(printed(number))
                .contains("Du12janvier2026", "Au1ermars2026", "Rencontresindividuellespendantletest1fois")
                .contains("Joursdepausependantcettepériode10")
                .doesNotContain("familial", "Raison");
        keepToLookAt(number);
    }

    @Test
    void saysSoWhenNothingWasNotedYet() throws Exception {
        var number = play.inPreparation("Zoé", "Lambert", "Atelier de couture");
        ask(number);
        assertThat(printed(number)).contains("Aucunerencontren’estencorenotéepourcettepériode.");
    }

    @Test
    void askedTwiceIsOneLetterAndAnotherOnceThereIsMoreToSay() throws Exception {
        var number = play.inPreparation("Zoé", "Lambert", "Atelier de couture");
        play.advanceTo("2026-02-13");
        ask(number);
        ask(number);
        var both = Executors.newFixedThreadPool(2);
        Callable<Void> again = () -> {
            onRequest.ask(number, KEY, NADIA);
            return null;
        };
        for (var done : both.invokeAll(List.of(again, again))) done.get();
        both.shutdown();
        assertThat(certificates(number)).hasSize(1);
        play.complete(number, "HoldPreparationMeeting", "attendance", "present");
        ask(number);
        assertThat(certificates(number)).hasSize(2);
        play.advanceTo("2026-02-14");
        ask(number);
        assertThat(certificates(number)).hasSize(3);
    }

    @Test
    void theHolderAsksOnTheOwnPage() throws Exception {
        var number = play.inPreparation("Zoé", "Lambert", "Atelier de couture");
        var holder = accounts.holder("Zoé Lambert", play.personOf(number), "jobyourself");
        web.perform(get("/my").with(as(holder))).andExpect(content().string(containsString("/my/letters/" + KEY)));
        web.perform(post("/my/letters/" + KEY).with(as(holder)).with(csrf())).andExpect(redirectedUrl("/my#papers"));
        web.perform(post("/my/letters/" + KEY).with(as(holder)).with(csrf())).andExpect(redirectedUrl("/my#papers"));
        assertThat(certificates(number)).hasSize(1);
        web.perform(get("/letters/" + certificates(number).get(0).id() + ".pdf").with(as(holder)))
                .andExpect(status().isOk());
        web.perform(post("/my/letters/test-agreement").with(as(holder)).with(csrf()))
                .andExpect(status().is4xxClientError());
        assertThat(letters.keysOf(number)).doesNotContain("test-agreement");
        web.perform(post("/my/letters/" + KEY).with(as(advisor)).with(csrf())).andExpect(status().isNotFound());
    }

    @Test
    void isNotGivenBeforeTheStageHasBegunNorAfterItsEnd() throws Exception {
        var number = play.toDecide("Zoé", "Lambert", "Atelier de couture");
        assertThat(onRequest.offered(number)).isEmpty();
        play.complete(number, "DecideAdmission", "decision", "accept");
        assertThat(onRequest.offered(number)).isEmpty();
        web.perform(get("/cases/" + number).with(as(advisor)))
                .andExpect(content().string(not(containsString("/letters/" + KEY))));
        web.perform(post("/cases/" + number + "/letters/" + KEY)
                        .with(as(advisor))
                        .with(csrf()))
                .andExpect(status().is4xxClientError());
        play.complete(number, "SignPreparationAgreement");
        assertThat(onRequest.offered(number)).containsExactly(KEY);
        actions.withdraw(number, NADIA);
        play.advanceTo("2026-01-13");
        play.complete(number, "RecordDeparture", "reason", "other", "destination", "job");
        assertThat(onRequest.offered(number)).isEmpty();
        assertThat(certificates(number)).isEmpty();
    }

    private void ask(String number) throws Exception {
        web.perform(post("/cases/" + number + "/letters/" + KEY)
                        .with(as(advisor))
                        .with(csrf()))
                .andExpect(redirectedUrl("/cases/" + number + "#letters"));
    }

    private List<LetterRow> certificates(String number) {
        return letters.ofCase(number).stream()
                .filter(letter -> letter.key().equals(KEY))
                .toList();
    }

    private String printed(String number) {
        return PrintedLetter.of(press.pdf(certificates(number).get(0).id()))
                .text()
                .replaceAll("[\\s\u00a0]", "");
    }

    private void keepToLookAt(String number) throws IOException {
        var folder = System.getProperty("shots");
        if (folder != null) {
            Files.write(
                    Path.of(folder, KEY + ".pdf"),
                    press.pdf(certificates(number).get(0).id()));
        }
    }
}
