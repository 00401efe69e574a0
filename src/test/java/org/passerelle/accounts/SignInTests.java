package org.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.shared.Actor;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

class SignInTests extends PageTests {

    private static final String PASSWORD = "une phrase bien longue";

    @Autowired
    Accounts accounts;

    @Autowired
    PasswordEncoder encoder;

    @Test
    void signsInWithEmailAndPasswordAndComesBackToThePageAskedFor() throws Exception {
        var email = account("ada");
        var asked = web.perform(get("/administration/accounts")).andExpect(redirectedUrl("http://localhost/sign-in"));
        web.perform(post("/sign-in")
                        .cookie(session(asked))
                        .with(csrf())
                        .param("email", " " + email.toUpperCase())
                        .param("password", PASSWORD))
                .andExpect(redirectedUrl("http://localhost/administration/accounts"));
    }

    @Test
    void givesTheEmailBackAndNeverThePassword() throws Exception {
        var refused = web.perform(post("/sign-in")
                        .with(csrf())
                        .param("email", "no@body.example")
                        .param("password", "geheim-wachtwoord"))
                .andExpect(redirectedUrl("/sign-in?again"));
        web.perform(get("/sign-in?again").cookie(session(refused)))
                .andExpect(content().string(containsString("value=\"no@body.example\"")))
                .andExpect(content().string(containsString("<title>Erreur : Se connecter")))
                .andExpect(content().string(not(containsString("geheim-wachtwoord"))));
    }

    @Test
    void slowsDownAfterFiveFailuresEvenForTheRightPassword() throws Exception {
        var email = account("slow");
        for (int i = 0; i < 5; i++) trySignIn(email, "wrong", "10.0.0.1");
        assertThat(trySignIn(email, PASSWORD, "10.0.0.2")).isEqualTo("/sign-in?again");
        clock.runAhead(java.time.Duration.ofSeconds(31));
        assertThat(trySignIn(email, PASSWORD, "10.0.0.2")).isEqualTo("/");
    }

    @Test
    void slowsDownAnAddressThatTriesManyAccounts() throws Exception {
        var email = account("target");
        for (int i = 0; i < 5; i++) trySignIn("guess" + i + "@example.org", "wrong", "10.9.9.9");
        assertThat(trySignIn(email, PASSWORD, "10.9.9.9")).isEqualTo("/sign-in?again");
        assertThat(trySignIn(email, PASSWORD, "10.9.9.10")).isEqualTo("/");
    }

    @Test
    void waitsLongerAfterEachFurtherFailure() throws Exception {
        var email = account("patient");
        for (int i = 0; i < 5; i++) trySignIn(email, "wrong", "10.1.0." + i);
        clock.runAhead(java.time.Duration.ofSeconds(31));
        trySignIn(email, "wrong", "10.1.1.1");
        clock.runAhead(java.time.Duration.ofSeconds(31 + 45));
        assertThat(trySignIn(email, PASSWORD, "10.1.1.2"))
                .as("a minute after the sixth")
                .isEqualTo("/sign-in?again");
        clock.runAhead(java.time.Duration.ofSeconds(31 + 62));
        assertThat(trySignIn(email, PASSWORD, "10.1.1.2")).isEqualTo("/");
    }

    @Test
    void refusesADeactivatedAccount() throws Exception {
        var email = account("gone");
        accounts.deactivate(accounts.idOf(email).orElseThrow(), Actor.SYSTEM);
        assertThat(trySignIn(email, PASSWORD, "10.0.1.1")).isEqualTo("/sign-in?again");
    }

    @Test
    void signsOutByPostOnly() throws Exception {
        web.perform(get("/sign-out").with(as("Advisor"))).andExpect(status().isNotFound());
        web.perform(post("/sign-out").with(as("Advisor")).with(csrf())).andExpect(redirectedUrl("/sign-in?out"));
    }

    @Test
    void offersNoDemoPeopleOutsideTheDemo() throws Exception {
        accounts.create(
                new NewAccount(
                        "demo@example.org", "Nadia Peeters", "fr", null, List.of(new Grant("Advisor", null)), true),
                Actor.SYSTEM);
        long id = accounts.demoPeople().get(0).id();
        web.perform(get("/sign-in")).andExpect(content().string(not(containsString("Nadia Peeters"))));
        web.perform(post("/sign-in/demo").with(csrf()).param("account", String.valueOf(id)))
                .andExpect(status().isNotFound());
    }

    private String trySignIn(String email, String password, String address) throws Exception {
        return web.perform(post("/sign-in")
                        .with(csrf())
                        .param("email", email)
                        .param("password", password)
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        }))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private String account(String name) {
        var email = name + "@example.org";
        // The last administrator may not be deactivated, so the others stay.
        var grants = List.of(new Grant(name.equals("gone") ? "Advisor" : "Administrator", null));
        long id = accounts.create(new NewAccount(email, name, "fr", null, grants, false), Actor.SYSTEM);
        accounts.choosePassword(id, encoder.encode(PASSWORD), Actor.SYSTEM);
        return email;
    }
}
