package org.passerelle.selling;

import java.util.List;
import java.util.Set;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.cases.ProjectCase;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;

/**
 * From where somebody looks at the sales of a case: the holder at the own ones, or staff.
 *
 * <p>Holder and advisor write, the accountant issues: an invoice binds the cooperative and enters its VAT return. In a small office the
 * coordinator does so in the accountant's absence.
 */
public record Seat(ProjectCase projectCase, Set<String> roles, boolean own, SignedIn who) {

    static final List<String> STAFF = List.of(Roles.ACCOUNTANT, Roles.COORDINATOR, Roles.ADVISOR);
    static final List<String> ISSUE = List.of(Roles.ACCOUNTANT, Roles.COORDINATOR);

    public String number() {
        return projectCase.number();
    }

    public boolean mayIssue() {
        return ISSUE.stream().anyMatch(roles::contains);
    }

    public boolean isStaff() {
        return STAFF.stream().anyMatch(roles::contains);
    }

    String cooperative() {
        var cooperative = projectCase.cooperative();
        if (cooperative == null) throw new Refused("no-treasury-yet");
        return cooperative;
    }

    Actor actor() {
        return who.actorAs(STAFF.stream().filter(roles::contains).findFirst().orElse(Roles.PROJECT_HOLDER));
    }
}
