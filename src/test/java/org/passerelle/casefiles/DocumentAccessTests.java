package org.passerelle.casefiles;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.documents.Documents;
import org.passerelle.documents.SampleFiles;
import org.passerelle.shared.Actor;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;

/** A paper is there for the holder of the case and the staff of its structure, and for nobody else. */
class DocumentAccessTests extends PageTests {

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Documents documents;

    @Test
    void isThereForThoseWhoMaySeeTheCase() throws Exception {
        play.begin("2026-09-14");
        var number = play.applied("Zoé", "Lambert", "Atelier de couture");
        var other = play.applied("Marc", "Dupont", "Menuiserie");
        var holder = accounts.holder("Zoé Lambert", play.personOf(number), "jobyourself");
        var stranger = accounts.holder("Marc Dupont", play.personOf(other), "jobyourself");
        var advisor = accounts.staff("Nadia Peeters", "Advisor", "jobyourself");
        var elsewhere = accounts.staff("Eve Autre", "Advisor", "another-house");
        var pdf = SampleFiles.pdf();
        var document =
                documents.keep(number, "2026-09-12 Ticket Brico 45,90 €", pdf, new Actor(1L, "Zoé", "ProjectHolder"));
        var path = "/documents/" + document.id();

        web.perform(get(path).with(as(stranger))).andExpect(status().isNotFound());
        web.perform(get(path).with(as(elsewhere))).andExpect(status().isNotFound());
        web.perform(get("/documents/999999").with(as(holder))).andExpect(status().isNotFound());
        web.perform(get(path)).andExpect(status().is3xxRedirection());
        web.perform(get(path).with(as(advisor))).andExpect(status().isOk());
        web.perform(get(path).with(as(holder)))
                .andExpect(status().isOk())
                .andExpect(content().bytes(pdf))
                .andExpect(content().contentType("application/pdf"))
                .andExpect(header().string(
                                "Content-Disposition",
                                containsString("2026-09-12%20Ticket%20Brico%2045%2C90%20%E2%82%AC.pdf")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                containsString("default-src 'none'; style-src 'unsafe-inline'")))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
    }
}
