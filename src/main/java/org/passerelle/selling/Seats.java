package org.passerelle.selling;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.accounts.Access;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.cases.Cases;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.springframework.stereotype.Component;

/** Who may see which sales. To others they do not exist. */
@Component
class Seats {

    private final Cases cases;
    private final Access access;
    private final Programmes programmes;

    Seats(Cases cases, Access access, Programmes programmes) {
        this.cases = cases;
        this.access = access;
        this.programmes = programmes;
    }

    Seat of(String number, SignedIn who) {
        var projectCase = cases.find(number).orElseThrow(CaseGuard::notFound);
        var roles = access.rolesIn(projectCase.structure(), who);
        var seat = new Seat(
                projectCase,
                roles,
                access.mayActAs(Roles.PROJECT_HOLDER, projectCase.structure(), projectCase.personId(), who),
                who);
        if (!seat.own() && !seat.isStaff()) throw CaseGuard.notFound();
        return seat;
    }

    /** For those who may issue, be paid and correct. */
    Seat issuing(String number, SignedIn who) {
        var seat = of(number, who);
        if (!seat.mayIssue()) throw CaseGuard.notFound();
        return seat;
    }

    /** The cooperatives whose sales somebody of the staff may see. */
    List<Programme.Cooperative> cooperatives(SignedIn who) {
        return cooperatives(who, Seat.STAFF);
    }

    List<Programme.Cooperative> cooperatives(SignedIn who, List<String> roles) {
        var own = new ArrayList<Programme.Cooperative>();
        for (var programme : programmes.all()) {
            var held = access.rolesIn(programme.structure().code(), who);
            if (roles.stream().anyMatch(held::contains)) own.addAll(programme.cooperatives());
        }
        return own;
    }
}
