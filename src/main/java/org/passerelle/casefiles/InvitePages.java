package org.passerelle.casefiles;

import java.util.List;
import org.passerelle.accounts.Account;
import org.passerelle.accounts.Accounts;
import org.passerelle.accounts.Grant;
import org.passerelle.accounts.Invitations;
import org.passerelle.accounts.NewAccount;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.cases.ProjectCase;
import org.passerelle.people.People;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives the person an own account, with a link to choose a password. The link is shown once, to be handed over. */
@Controller
class InvitePages {

    private final CaseGuard guard;
    private final Accounts accounts;
    private final Invitations invitations;
    private final People people;

    InvitePages(CaseGuard guard, Accounts accounts, Invitations invitations, People people) {
        this.guard = guard;
        this.accounts = accounts;
        this.invitations = invitations;
        this.people = people;
    }

    @PostMapping("/cases/{number}/invite")
    String invite(@PathVariable String number, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        var roles = CaseActionPages.ROLES;
        var projectCase = guard.forRole(number, who, roles);
        var by = guard.actor(projectCase, who, roles);
        long account = accounts.ofPerson(projectCase.personId())
                .map(InvitePages::ofHolderOnly)
                .orElseGet(() -> create(projectCase, by));
        after.addFlashAttribute("link", invitations.link(account));
        return "redirect:/cases/" + number + "#invite";
    }

    /** Nobody takes over the account of a colleague who was once accompanied. */
    private static long ofHolderOnly(Account account) {
        if (Roles.STAFF.stream().anyMatch(account::has)) throw new Refused("invitation-of-staff");
        return account.id();
    }

    private long create(ProjectCase projectCase, Actor by) {
        var person = people.person(projectCase.personId());
        if (person.email() == null) throw new Refused("invitation-without-email");
        var grant = new Grant(Roles.PROJECT_HOLDER, projectCase.structure());
        return accounts.create(
                new NewAccount(
                        person.email(), person.fullName(), person.language(), person.id(), List.of(grant), false),
                by);
    }
}
