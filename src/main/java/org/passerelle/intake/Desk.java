package org.passerelle.intake;

import java.util.List;
import java.util.Set;
import org.passerelle.accounts.Access;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.Actor;
import org.springframework.stereotype.Component;

/** Who takes people in: advisors and coordinators, for the programmes of their own structures. To everybody else there is nothing. */
@Component
class Desk {

    static final List<String> ROLES = List.of(Roles.ADVISOR, Roles.COORDINATOR);

    private final Access access;
    private final Programmes programmes;

    Desk(Access access, Programmes programmes) {
        this.access = access;
        this.programmes = programmes;
    }

    /** At least one. */
    List<Programme> programmes(SignedIn who) {
        var own = programmes.all().stream()
                .filter(programme -> sitsAt(programme, who))
                .toList();
        if (own.isEmpty()) throw CaseGuard.notFound();
        return own;
    }

    Programme programme(String code, SignedIn who) {
        return programmes(who).stream()
                .filter(programme -> programme.code().equals(code))
                .findFirst()
                .orElseThrow(CaseGuard::notFound);
    }

    Actor actor(Programme programme, SignedIn who) {
        var roles = roles(programme, who);
        return who.actorAs(ROLES.stream().filter(roles::contains).findFirst().orElseThrow(CaseGuard::notFound));
    }

    private boolean sitsAt(Programme programme, SignedIn who) {
        return ROLES.stream().anyMatch(roles(programme, who)::contains);
    }

    private Set<String> roles(Programme programme, SignedIn who) {
        return access.rolesIn(programme.structure().code(), who);
    }
}
