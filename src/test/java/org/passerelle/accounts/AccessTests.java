package org.passerelle.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.shared.Actor;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;

class AccessTests extends PageTests {

    @Autowired
    Accounts accounts;

    @Autowired
    Access access;

    @BeforeEach
    void structures() {
        accounts.defineStructure("baticrea", "Baticrea");
        accounts.defineStructure("debuut", "DEBUuT");
    }

    @Test
    void anAdvisorReadsTheCasesOfTheOwnStructureOnly() {
        var advisor = person("advisor", null, new Grant(Roles.ADVISOR, "debuut"));
        assertThat(access.mayRead("debuut", 7L, advisor)).isTrue();
        assertThat(access.mayRead("baticrea", 7L, advisor)).isFalse();
        assertThat(access.mayActAs(Roles.COORDINATOR, "debuut", 7L, advisor)).isFalse();
    }

    @Test
    void aHolderReadsTheOwnCaseOnly() {
        var holder = person("holder", 7L, new Grant(Roles.PROJECT_HOLDER, "debuut"));
        assertThat(access.mayRead("baticrea", 7L, holder)).isTrue();
        assertThat(access.mayRead("debuut", 8L, holder)).isFalse();
        assertThat(access.mayRead("debuut", null, holder)).isFalse();
        assertThat(access.mayActAs(Roles.ADVISOR, "debuut", 7L, holder)).isFalse();
    }

    @Test
    void aRoleInEveryStructureCountsInThoseDefinedLater() {
        var coordinator = person("coordinator", null, new Grant(Roles.COORDINATOR, null));
        accounts.defineStructure("new", "New");
        assertThat(access.mayRead("new", 7L, coordinator)).isTrue();
    }

    @Test
    void rightsTakenAwayAreGoneForThoseAlreadySignedIn() {
        var advisor = person("gone", null, new Grant(Roles.ADVISOR, "debuut"));
        accounts.revoke(advisor.accountId(), new Grant(Roles.ADVISOR, "debuut"), Actor.SYSTEM);
        assertThat(access.mayRead("debuut", 7L, advisor)).isFalse();
        var holder = person("left", 9L, new Grant(Roles.PROJECT_HOLDER, "debuut"));
        accounts.deactivate(holder.accountId(), Actor.SYSTEM);
        assertThat(access.mayRead("debuut", 9L, holder)).isFalse();
    }

    private SignedIn person(String name, @Nullable Long personId, Grant grant) {
        var account = new NewAccount(name + "@example.org", name, "fr", personId, List.of(grant), false);
        long id = accounts.create(account, Actor.SYSTEM);
        return accounts.signedIn(accounts.account(id).orElseThrow());
    }
}
