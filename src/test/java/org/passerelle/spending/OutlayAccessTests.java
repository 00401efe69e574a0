package org.passerelle.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.documents.SampleFiles;
import org.passerelle.engine.CaseTasks;
import org.passerelle.expenses.ClaimLine;
import org.passerelle.expenses.HandingIn;
import org.passerelle.expenses.OutlayDrafts;
import org.passerelle.expenses.OutlayKind;
import org.passerelle.expenses.OutlayPayments;
import org.passerelle.expenses.OutlayStatus;
import org.passerelle.expenses.Outlays;
import org.passerelle.shared.Actor;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;

/** Outlays are there for the holder and the staff of the structure; each decision is for its role. */
class OutlayAccessTests extends PageTests {

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    OutlayDrafts drafts;

    @Autowired
    HandingIn handingIn;

    @Autowired
    Outlays outlays;

    @Autowired
    OutlayPayments payments;

    @Autowired
    CaseTasks tasks;

    @Test
    void toOthersItDoesNotExistAndEachDecisionIsForItsRole() throws Exception {
        play.begin("2026-09-14");
        var number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        play.sold(number, "F-1", 500);
        var holder = accounts.holder("Zoé Lambert", play.personOf(number), "jobyourself");
        var stranger = accounts.holder(
                "Marc Dupont", play.personOf(play.applied("Marc", "Dupont", "Menuiserie")), "jobyourself");
        var elsewhere = accounts.staff("Eve Autre", "Accountant", "another-house");
        var advisor = accounts.staff("Nadia Peeters", "Advisor", "jobyourself");
        var accountant = accounts.staff("Luc Wouters", "Accountant", "jobyourself");
        var by = new Actor(holder.accountId(), "Zoé Lambert", "ProjectHolder");
        long claim = drafts.begin(number, OutlayKind.CLAIM, by);
        long line = drafts.addLine(claim, false);
        long paper = drafts.attach(claim, line, "a.jpg", SampleFiles.photo(90, 80), by)
                .id();
        var path = "/outlays/" + claim;

        for (var other : List.of(stranger, elsewhere)) {
            for (var page : List.of(path, path + "/lines/" + line, "/outlays/of/" + number, "/documents/" + paper)) {
                web.perform(get(page).with(as(other))).andExpect(status().isNotFound());
            }
            for (var page : List.of(
                    path + "/send",
                    path + "/lines",
                    path + "/remove",
                    path + "/lines/" + line,
                    path + "/decide",
                    path + "/papers/" + paper + "/remove")) {
                web.perform(post(page).with(csrf()).with(as(other))).andExpect(status().isNotFound());
            }
            web.perform(multipart(path + "/papers")
                            .file("file", SampleFiles.pdf())
                            .with(csrf())
                            .with(as(other)))
                    .andExpect(status().isNotFound());
        }
        for (var reader : List.of(holder, advisor, accountant)) {
            web.perform(get(path).with(as(reader))).andExpect(status().isOk());
        }
        web.perform(post(path + "/draft").with(as(holder))).andExpect(status().isForbidden());
        // The session has ended: what was typed waits on its page for the next sign-in.
        for (var form : List.of("/send", "/decide")) {
            web.perform(post(path + form).param("iban", "BE68")).andExpect(redirectedUrl(path + "?again"));
        }
        web.perform(post(path + "/lines/" + line).param("gross", "12"))
                .andExpect(redirectedUrl(path + "/lines/" + line + "?again"));

        var lines = List.of(new ClaimLine(line, LocalDate.of(2026, 9, 12), "Vis", "materials", 12_10, 21, null));
        handingIn.claim(claim, "BE68539007547034", lines, by);
        var task = play.task(number, "CheckOutlay").id();
        web.perform(get("/tasks/" + task).with(as(advisor))).andExpect(redirectedUrl(path));
        web.perform(post("/tasks/" + task).with(csrf()).with(as(advisor))).andExpect(redirectedUrl(path));
        for (var other : List.of(holder, accountant)) {
            web.perform(post(path + "/decide")
                    .param("task", task)
                    .param("decision-" + line, "accept")
                    .with(csrf())
                    .with(as(other)));
            assertThat(outlays.outlay(claim).status()).isEqualTo(OutlayStatus.SUBMITTED);
        }
        web.perform(
                post(path + "/lines/" + line).param("gross", "99").with(csrf()).with(as(holder)));
        web.perform(post(path + "/remove").with(csrf()).with(as(holder)));
        assertThat(outlays.outlay(claim).grossCents()).isEqualTo(12_10);
        web.perform(post(path + "/decide")
                        .param("task", task)
                        .param("decision-" + line, "accept")
                        .with(csrf())
                        .with(as(advisor)))
                .andExpect(redirectedUrl(path));
        assertThat(outlays.outlay(claim).status()).isEqualTo(OutlayStatus.CHECKED);
        web.perform(post(path + "/decide")
                        .param("task", task)
                        .param("decision-" + line, "refuse")
                        .with(csrf())
                        .with(as(advisor)))
                .andExpect(redirectedUrl(path + "?again"));
        assertThat(outlays.outlay(claim).outcome()).isEqualTo("accepted");

        tasks.complete(play.task(number, "BookOutlay").id(), Map.of(), by, () -> outlays.book(claim, Map.of(), by));
        long list = payments.make("bruxelles-emergences", Set.of(claim), by);
        var due = "/payments/of/bruxelles-emergences/export.csv";
        for (var page : List.of(due, "/payments/" + list + "/export.xlsx", "/payments/" + list)) {
            web.perform(get(page).with(as(accountant))).andExpect(status().isOk());
            for (var other : List.of(elsewhere, holder, advisor)) {
                web.perform(get(page).with(as(other))).andExpect(status().isNotFound());
            }
        }
        web.perform(get("/payments/" + list + "/export.csv").with(as(accountant)))
                .andExpect(content().string(containsString("Zoé Lambert;BE68539007547034;")));
        var file = "/payments/" + list + "/file";
        web.perform(post(file).with(csrf()).with(as(elsewhere))).andExpect(status().isNotFound());
        web.perform(post(file).with(csrf()).with(as(accountant)))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/xml"))
                .andExpect(content().string(containsString("<Nm>Zoe Lambert</Nm>")));
        web.perform(post(file).with(csrf()).with(as(accountant)))
                .andExpect(redirectedUrl("/payments/" + list + "?again"));
        web.perform(post(file).param("sure", "yes").with(csrf()).with(as(accountant)))
                .andExpect(status().isOk());
        web.perform(post("/payments/" + list + "/cancel").with(csrf()).with(as(accountant)))
                .andExpect(redirectedUrl("/payments/" + list + "?again"));

        web.perform(get("/payments").with(as(accountant))).andExpect(status().isOk());
        web.perform(get("/payments").with(as(elsewhere))).andExpect(status().isNotFound());
        web.perform(get("/payments").with(as(holder))).andExpect(status().isNotFound());
        web.perform(post("/payments/of/bruxelles-emergences").with(csrf()).with(as(elsewhere)))
                .andExpect(status().isNotFound());
    }
}
