package org.passerelle.tasklists;

import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.casefiles.Wording;
import org.passerelle.engine.TaskCatalogue;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The checklist of a case: every item, what was said of it, and its task while that is open. */
@Controller
class ChecklistPages {

    private final CaseGuard guard;
    private final CaseHead head;
    private final Checklists checklists;
    private final TaskCatalogue catalogue;
    private final Wording wording;

    ChecklistPages(CaseGuard guard, CaseHead head, Checklists checklists, TaskCatalogue catalogue, Wording wording) {
        this.guard = guard;
        this.head = head;
        this.checklists = checklists;
        this.catalogue = catalogue;
        this.wording = wording;
    }

    @GetMapping("/cases/{number}/checklist/{key}")
    String page(
            @PathVariable String number, @PathVariable String key, @AuthenticationPrincipal SignedIn who, Model model) {
        var projectCase = guard.forStaff(number, who);
        if (!catalogue.checklists().containsKey(key)) throw CaseGuard.notFound();
        var words = wording.of(projectCase);
        model.addAttribute("key", key);
        model.addAttribute("words", words);
        model.addAttribute("head", head.of(projectCase));
        model.addAttribute("items", checklists.of(projectCase, key, words));
        return "checklist";
    }
}
