package org.passerelle.casefiles;

import java.util.List;
import java.util.Set;
import org.passerelle.accounts.Access;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.shared.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Opens a case to those who may see it. To others it does not exist: a guessed number tells nothing. */
@Component
public class CaseGuard {

    private final Cases cases;
    private final Access access;

    CaseGuard(Cases cases, Access access) {
        this.cases = cases;
        this.access = access;
    }

    /** For staff of the structure of the case. */
    public ProjectCase forStaff(String number, SignedIn who) {
        return cases.find(number)
                .filter(c -> Roles.STAFF.stream().anyMatch(rolesIn(c, who)::contains))
                .orElseThrow(CaseGuard::notFound);
    }

    /** For those who have one of these roles in the structure of the case. */
    public ProjectCase forRole(String number, SignedIn who, List<String> roles) {
        return cases.find(number)
                .filter(c -> roles.stream().anyMatch(rolesIn(c, who)::contains))
                .orElseThrow(CaseGuard::notFound);
    }

    public boolean mayActAs(String role, ProjectCase projectCase, SignedIn who) {
        return access.mayActAs(role, projectCase.structure(), projectCase.personId(), who);
    }

    public Set<String> rolesIn(ProjectCase projectCase, SignedIn who) {
        return access.rolesIn(projectCase.structure(), who);
    }

    /** In the first of the roles that the person has there. */
    public Actor actor(ProjectCase projectCase, SignedIn who, List<String> roles) {
        var own = rolesIn(projectCase, who);
        return who.actorAs(roles.stream().filter(own::contains).findFirst().orElseThrow(CaseGuard::notFound));
    }

    public static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
