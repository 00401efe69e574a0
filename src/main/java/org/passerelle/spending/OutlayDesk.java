package org.passerelle.spending;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.passerelle.accounts.Access;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.casefiles.Wording;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.engine.CaseTask;
import org.passerelle.engine.CaseTasks;
import org.passerelle.expenses.Outlay;
import org.passerelle.expenses.Outlays;
import org.passerelle.shared.Actor;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Who may see an outlay and what that person may do with it now. To everybody else it does not exist. */
@Component
class OutlayDesk {

    static final List<String> STAFF = List.of(Roles.ADVISOR, Roles.COORDINATOR, Roles.ACCOUNTANT);

    private final Outlays outlays;
    private final Cases cases;
    private final Access access;
    private final CaseHead head;
    private final CaseTasks tasks;
    private final Wording wording;

    OutlayDesk(Outlays outlays, Cases cases, Access access, CaseHead head, CaseTasks tasks, Wording wording) {
        this.outlays = outlays;
        this.cases = cases;
        this.access = access;
        this.head = head;
        this.tasks = tasks;
        this.wording = wording;
    }

    ProjectCase projectCase(String number, SignedIn who) {
        return cases.find(number)
                .filter(found -> access.mayRead(found.structure(), found.personId(), who))
                .orElseThrow(CaseGuard::notFound);
    }

    Outlay outlay(long id, SignedIn who) {
        var outlay = outlays.find(id).orElseThrow(CaseGuard::notFound);
        projectCase(outlay.caseNumber(), who);
        return outlay;
    }

    boolean isStaff(ProjectCase projectCase, SignedIn who) {
        return STAFF.stream().anyMatch(access.rolesIn(projectCase.structure(), who)::contains);
    }

    /** Staff act in their own name when they help somebody. */
    Actor actor(ProjectCase projectCase, SignedIn who) {
        var own = access.rolesIn(projectCase.structure(), who);
        return who.actorAs(STAFF.stream().filter(own::contains).findFirst().orElse(Roles.PROJECT_HOLDER));
    }

    Actor actor(Outlay outlay, SignedIn who) {
        return actor(projectCase(outlay.caseNumber(), who), who);
    }

    /** The open task of the outlay that is for this person to do. */
    Optional<CaseTask> task(Outlay outlay, SignedIn who) {
        var projectCase = projectCase(outlay.caseNumber(), who);
        return tasks.open(outlay.caseNumber()).stream()
                .filter(task -> Objects.equals(task.page(), path(outlay.id())))
                .filter(task -> access.mayActAs(task.role(), projectCase.structure(), projectCase.personId(), who))
                .findFirst();
    }

    void fill(ProjectCase projectCase, SignedIn who, Model model) {
        model.addAttribute("staff", isStaff(projectCase, who));
        model.addAttribute("head", head.of(projectCase));
        model.addAttribute("words", wording.of(projectCase));
    }

    static String path(long outlay) {
        return "/outlays/" + outlay;
    }
}
