package org.passerelle.casefiles;

import org.passerelle.accounts.SignedIn;
import org.passerelle.letters.LettersOnRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A letter that the person asked for: made at once, on the page of the case. */
@Controller
class LetterRequestPages {

    private final CaseGuard guard;
    private final LettersOnRequest letters;

    LetterRequestPages(CaseGuard guard, LettersOnRequest letters) {
        this.guard = guard;
        this.letters = letters;
    }

    @PostMapping("/cases/{number}/letters/{key:[a-z0-9-]{1,64}}")
    String ask(
            @PathVariable String number,
            @PathVariable String key,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var roles = CaseActionPages.ROLES;
        var projectCase = guard.forRole(number, who, roles);
        letters.ask(number, key, guard.actor(projectCase, who, roles));
        after.addFlashAttribute("notice", "letter.asked");
        return "redirect:/cases/" + number + "#letters";
    }
}
