package org.passerelle.tasklists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.SignedIn;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.cases.Cases;
import org.passerelle.letters.LetterRow;
import org.passerelle.letters.Letters;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Who sees and does what, on the pages of staff and of holders. To everybody else it does not exist. */
@TestPropertySource(properties = "passerelle.letters.press=false")
class TaskAccessTests extends PageTests {

    private static final String HOSTILE = "<script>alert(1)</script> ${7*7} \" ' & Zoë 🙂";

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Cases cases;

    @Autowired
    Letters letters;

    private SignedIn advisor;
    private SignedIn colleague;
    private SignedIn elsewhere;
    private SignedIn coordinator;

    @BeforeEach
    void people() {
        play.begin("2026-09-14");
        advisor = accounts.staff("Nadia Peeters", "Advisor", "jobyourself");
        colleague = accounts.staff("Tom Verlinden", "Advisor", "jobyourself");
        coordinator = accounts.staff("Luc Wouters", "Coordinator", "jobyourself");
        elsewhere = accounts.staff("Eve Autre", "Advisor", "another-house");
    }

    @Test
    void anotherStructureSeesNeitherTaskNorCaseNorLetter() throws Exception {
        var number = play.applied("Zoé", "Lambert", "Atelier de couture");
        var task = "/tasks/" + play.task(number, "InviteToInfoSession").id();
        var letter = "/letters/" + letters.ofCase(number).get(0).id() + ".pdf";
        for (var path :
                new String[] {task, task + "/check", "/cases/" + number, letter, "/cases/" + number + "/money/invoice"
                }) {
            web.perform(get(path).with(as(elsewhere))).andExpect(status().isNotFound());
        }
        web.perform(get(task).with(as(advisor))).andExpect(status().isOk());
        web.perform(get("/cases/" + number).with(as(advisor))).andExpect(status().isOk());
        web.perform(get(letter).with(as(advisor))).andExpect(status().isOk());
        web.perform(get("/tasks").with(as(elsewhere))).andExpect(content().string(not(containsString("Lambert"))));
        web.perform(get("/cases").with(as(elsewhere))).andExpect(content().string(not(containsString("Lambert"))));
        web.perform(post(task).with(as(elsewhere)).with(csrf()).param("sessionOn", "2026-09-20"))
                .andExpect(status().isNotFound());
        web.perform(post("/cases/" + number + "/actions/withdraw/confirm")
                        .with(as(elsewhere))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(cases.byNumber(number).exitCode()).isNull();
    }

    @Test
    void aTaskBelongsToItsRole() throws Exception {
        var number = play.toDecide("Zoé", "Lambert", "Atelier de couture");
        var task = "/tasks/" + play.task(number, "DecideAdmission").id();
        web.perform(get(task).with(as(advisor))).andExpect(status().isNotFound());
        web.perform(post(task).with(as(advisor)).with(csrf()).param("decision", "accept"))
                .andExpect(status().isNotFound());
        web.perform(get("/cases/" + number).with(as(advisor)))
                .andExpect(content().string(not(containsString(task))));
        web.perform(get(task).with(as(coordinator))).andExpect(status().isOk());
        web.perform(post(task).with(as(coordinator)).with(csrf()).param("decision", "accept"))
                .andExpect(redirectedUrl("/tasks"));
        assertThat(cases.byNumber(number).stage()).isEqualTo("preparation");
    }

    @Test
    void aHolderSeesTheOwnCaseOnly() throws Exception {
        var own = play.applied("Zoé", "Lambert", "Atelier de couture");
        var other = play.applied("Karim", "El Amrani", "Réparation de vélos");
        var holder = accounts.holder("Zoé Lambert", play.personOf(own), "jobyourself");
        web.perform(get("/my").with(as(holder)))
                .andExpect(content().string(containsString("Atelier de couture")))
                .andExpect(content().string(not(containsString("Karim"))));
        for (var path : new String[] {"/tasks", "/cases", "/cases/" + own, "/months", "/cases/" + other}) {
            web.perform(get(path).with(as(holder))).andExpect(status().isNotFound());
        }
        web.perform(get(pdf(own)).with(as(holder))).andExpect(status().isOk());
        web.perform(get(pdf(other)).with(as(holder))).andExpect(status().isNotFound());
        web.perform(get("/my").with(as(advisor))).andExpect(status().isNotFound());
    }

    @Test
    void aHolderDoesNotReadLettersToOthers() throws Exception {
        var number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        var holder = accounts.holder("Zoé Lambert", play.personOf(number), "jobyourself");
        var toOffice = letters.ofCase(number).stream()
                .filter(letter -> letter.recipientKind().equals("benefit-office"))
                .map(LetterRow::id)
                .findFirst()
                .orElseThrow();
        web.perform(get("/letters/" + toOffice + ".pdf").with(as(holder))).andExpect(status().isNotFound());
        web.perform(get("/letters/" + toOffice + ".pdf").with(as(advisor))).andExpect(status().isOk());
    }

    @Test
    void theSecondOfTwoIsToldWhoDidItAndKeepsTheText() throws Exception {
        var number = play.applied("Zoé", "Lambert", "Atelier de couture");
        var task = "/tasks/" + play.task(number, "InviteToInfoSession").id();
        web.perform(post(task + "/draft").with(as(colleague)).with(csrf()).param("sessionPlace", "Rue des Ateliers"));
        web.perform(get(task).with(as(advisor))).andExpect(content().string(containsString("Tom Verlinden")));
        web.perform(post(task).with(as(advisor)).with(csrf()).param("sessionOn", "2026-09-20"))
                .andExpect(redirectedUrl("/tasks"));
        web.perform(post(task)
                        .with(as(colleague))
                        .with(csrf())
                        .param("sessionOn", "2026-09-27")
                        .param("sessionPlace", HOSTILE))
                .andExpect(content().string(containsString("Nadia Peeters")))
                .andExpect(content().string(containsString("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7}")));
        assertThat(letters.ofCase(number).stream().filter(l -> l.key().equals("info-session-invitation")))
                .hasSize(1);
    }

    @Test
    void whatWasTypedStandsInTheDraftAsItWasTyped() throws Exception {
        var number = play.inPreparation("Zoé", "Lambert", "Atelier de couture");
        var task = "/tasks/" + play.task(number, "ReviewCanvasBlock").id();
        web.perform(post(task)
                        .with(as(advisor))
                        .with(csrf())
                        .param("note", HOSTILE)
                        .param("keep", "yes"))
                .andExpect(redirectedUrl(task));
        web.perform(get(task).with(as(advisor)))
                .andExpect(content().string(containsString("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} &quot;")))
                .andExpect(content().string(not(containsString("<script>alert"))));
        web.perform(get(task).with(as(colleague))).andExpect(content().string(not(containsString("alert(1)"))));
        web.perform(post(task)
                        .with(as(advisor))
                        .with(csrf())
                        .param("note", HOSTILE)
                        .param("status", "rework"))
                .andExpect(redirectedUrl("/cases/" + number + "/checklist/ReviewCanvasBlock"));
        for (var page : new String[] {"/cases/" + number, "/cases/" + number + "/checklist/ReviewCanvasBlock"}) {
            web.perform(get(page).with(as(advisor)))
                    .andExpect(content().string(containsString("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7}")))
                    .andExpect(content().string(not(containsString("<script>alert"))));
        }
    }

    @Test
    void namesOfPeopleAndProjectsAreTextEverywhere() throws Exception {
        var number = play.applied("<b>Zoé</b>", "O’${7*7}", "<img src=x onerror=alert(1)>");
        for (var page : new String[] {"/tasks", "/cases", "/cases/" + number}) {
            web.perform(get(page).param("q", "<img src").with(as(advisor)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("&lt;b&gt;Zoé&lt;/b&gt;")))
                    .andExpect(content().string(not(containsString("<img src=x"))))
                    .andExpect(content().string(not(containsString("O’49"))));
        }
    }

    @Test
    void searchForgivesAccentsAndCase() throws Exception {
        play.applied("Zoé", "Lémbert", "Atelier de couture");
        play.applied("Karim", "El Amrani", "Réparation de vélos");
        for (var page : new String[] {"/tasks", "/cases"}) {
            for (var q : new String[] {"zoe", "LEMBERT zoé", "lember"}) {
                web.perform(get(page).param("q", q).with(as(advisor)))
                        .andExpect(content().string(containsString("Zoé Lémbert")))
                        .andExpect(content().string(not(containsString("Karim"))));
            }
            web.perform(get(page).param("q", "reparation").with(as(advisor)))
                    .andExpect(content().string(containsString("Karim")));
            web.perform(get(page).param("q", "%").with(as(advisor)))
                    .andExpect(content().string(not(containsString("Karim"))));
        }
    }

    @Test
    void aRefusalIsShownBeforeItIsMadeAndLeavesNothingBehindUntilThen() throws Exception {
        var number = play.toDecide("Zoé", "Lambert", "Atelier de couture");
        var task = "/tasks/" + play.task(number, "DecideAdmission").id();
        web.perform(post(task)
                        .with(as(coordinator))
                        .with(csrf())
                        .param("decision", "refuse")
                        .param("reason", "Pas de tissu."))
                .andExpect(redirectedUrl(task + "/check"));
        web.perform(get(task + "/check").with(as(coordinator)))
                .andExpect(content().string(containsString("Pas de tissu.")))
                .andExpect(content().string(containsString("Une lettre part")));
        assertThat(cases.byNumber(number).exitCode()).isNull();
        assertThat(letters.keysOf(number)).doesNotContain("admission-refused");
        web.perform(post(task + "/check").with(as(coordinator)).with(csrf())).andExpect(redirectedUrl("/tasks"));
        assertThat(cases.byNumber(number).exitCode()).isEqualTo("refused");
        assertThat(letters.keysOf(number)).contains("admission-refused");
    }

    private String pdf(String number) {
        return "/letters/" + letters.ofCase(number).get(0).id() + ".pdf";
    }
}
