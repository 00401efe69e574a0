package org.passerelle.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import jakarta.servlet.http.Cookie;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.passerelle.accounts.SignedIn;
import org.passerelle.database.FreshDatabase;
import org.passerelle.shared.BusinessClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Pages asked for by requests, on a real database that each test finds untouched. */
@SpringBootTest(
        properties = {"passerelle.data=", "passerelle.letters.press=false", "camunda.bpm.job-execution.enabled=false"})
@AutoConfigureMockMvc
public abstract class PageTests {

    @Autowired
    protected MockMvc web;

    @Autowired
    protected BusinessClock clock;

    @Autowired
    FreshDatabase database;

    @BeforeEach
    void freshDatabase() {
        database.renew();
    }

    @AfterEach
    void backToTheMachinesTime() {
        clock.runAhead(java.time.Duration.ZERO);
    }

    /** The cookie of the session that an answer began or went on with. */
    protected static Cookie session(ResultActions answer) {
        return answer.andReturn().getResponse().getCookie("SESSION");
    }

    /** Signed in with these roles; the account itself need not exist. */
    protected static RequestPostProcessor as(String... roles) {
        return as(new SignedIn(999L, "Nadia Peeters", "fr", Set.of(roles), Set.of(), null));
    }

    protected static RequestPostProcessor as(SignedIn who) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                who, null, AuthorityUtils.createAuthorityList(who.roles())));
    }
}
