package org.passerelle.accounts;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.web.Visitor;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The person who sends the request, as {@code @AuthenticationPrincipal} gives it to a controller. Roles and structures are those of
 * the sign-in, enough for menus; whether a case may be read is asked of {@link Access}, which looks them up.
 *
 * @param structures codes of the structures in which the person has any role
 * @param personId of a project holder
 */
public record SignedIn(
        Long accountId,
        String name,
        String language,
        Set<String> roles,
        Set<String> structures,
        @Nullable Long personId)
        implements Visitor, AuthenticatedPrincipal, Serializable {

    public SignedIn {
        roles = Set.copyOf(roles);
        structures = Set.copyOf(structures);
    }

    static String keyOf(long accountId) {
        return "account-" + accountId;
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean isStaff() {
        return Roles.STAFF.stream().anyMatch(roles::contains);
    }

    /** In the first of the person's roles; {@link #actorAs} where a page belongs to one role. */
    public Actor actor() {
        return actorAs(Roles.ALL.stream().filter(roles::contains).findFirst().orElse(Roles.PROJECT_HOLDER));
    }

    public Actor actorAs(String role) {
        return new Actor(accountId, name, role);
    }

    @Override
    public String key() {
        return keyOf(accountId);
    }

    /** Spring's name of the principal, by which sessions are found again. */
    @Override
    public String getName() {
        return key();
    }

    @Override
    public SignedIn speaking(String language) {
        return new SignedIn(accountId, name, language, roles, structures, personId);
    }
}
