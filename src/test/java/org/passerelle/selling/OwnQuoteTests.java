package org.passerelle.selling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import org.junit.jupiter.api.Test;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.sales.QuoteStatus;
import org.passerelle.sales.Quoting;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;

/** The private link of a quote is the client's: its author may look, and may not answer. */
class OwnQuoteTests extends PageTests {

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Quoting quoting;

    @Test
    void whoMadeAQuoteDoesNotAnswerIt() throws Exception {
        play.begin("2026-09-14");
        var number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        var holder = accounts.holder("Zoé Lambert", play.personOf(number), "jobyourself");
        long quote = play.quoted(number, "D-2026-01", 500);
        var link = "/q/" + quoting.newLink(quote);

        web.perform(get(link).param("lang", "fr").with(as(holder)))
                .andExpect(content().string(containsString("C’est votre devis")))
                .andExpect(content().string(not(containsString("/accept\""))));
        assertThat(quoting.opened(quote)).isFalse();
        web.perform(get(link + "/accept").with(as(holder))).andExpect(redirectedUrl(link));
        for (var answer : new String[] {"accept", "decline"}) {
            web.perform(post(link + "/" + answer)
                            .param("name", "Jan Peeters")
                            .with(csrf())
                            .with(as(holder)))
                    .andExpect(redirectedUrl(link + "/" + answer + "?again"));
        }
        assertThat(quoting.quote(quote).status()).isEqualTo(QuoteStatus.OPEN);

        var other = accounts.holder(
                "Marc Dupont", play.personOf(play.applied("Marc", "Dupont", "Menuiserie")), "jobyourself");
        web.perform(post(link + "/accept")
                        .param("name", "Marc Dupont")
                        .with(csrf())
                        .with(as(other)))
                .andExpect(redirectedUrl(link));
        assertThat(quoting.quote(quote).status()).isEqualTo(QuoteStatus.ACCEPTED);
    }
}
