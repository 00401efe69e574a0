package org.passerelle.accounts;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place that decides who may see a case: staff those of the structures in which they have a role, a project holder the own
 * one. Rights are looked up at each question, so that a right taken away is gone at once.
 */
@Component
public class Access {

    private final Accounts accounts;

    Access(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The roles that this person has in a structure, those for every structure included. */
    public Set<String> rolesIn(String structure, SignedIn who) {
        return accounts.rolesIn(who.accountId(), structure);
    }

    public boolean mayRead(String structureOfCase, @Nullable Long personIdOfCase, SignedIn who) {
        var roles = rolesIn(structureOfCase, who);
        if (Roles.STAFF.stream().anyMatch(roles::contains)) return true;
        return isOwn(personIdOfCase, who);
    }

    /** Whether the person may act in this role on a case: a task's candidate group asks this. */
    public boolean mayActAs(String role, String structureOfCase, @Nullable Long personIdOfCase, SignedIn who) {
        if (role.equals(Roles.PROJECT_HOLDER)) return isOwn(personIdOfCase, who);
        return rolesIn(structureOfCase, who).contains(role);
    }

    /** A holder's account counts while it is active, whatever structure the case is in by now. */
    private boolean isOwn(@Nullable Long personIdOfCase, SignedIn who) {
        if (personIdOfCase == null) return false;
        return accounts.account(who.accountId())
                .filter(Account::active)
                .filter(account -> account.has(Roles.PROJECT_HOLDER))
                .filter(account -> personIdOfCase.equals(account.personId()))
                .isPresent();
    }
}
