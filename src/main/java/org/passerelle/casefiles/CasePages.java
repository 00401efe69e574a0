package org.passerelle.casefiles;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.accounts.Accounts;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.cases.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.expenses.Expenses;
import org.passerelle.letters.Letters;
import org.passerelle.letters.LettersOnRequest;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.sales.Sales;
import org.passerelle.treasury.Treasury;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case on one page: where it stands, what is open, all that happened, letters, money, and what can be done. */
@Controller
class CasePages {

    private final CaseGuard guard;
    private final CaseHead head;
    private final CaseProcesses processes;
    private final CaseStory story;
    private final CaseMoney money;
    private final FactLines facts;
    private final OpenTasks tasks;
    private final Wording wording;
    private final Cases cases;
    private final Timeline timeline;
    private final Letters letters;
    private final LettersOnRequest onRequest;
    private final Treasury treasury;
    private final Sales sales;
    private final Expenses expenses;
    private final Accounts accounts;
    private final Programmes programmes;

    CasePages(
            CaseGuard guard,
            CaseHead head,
            CaseProcesses processes,
            CaseStory story,
            CaseMoney money,
            FactLines facts,
            OpenTasks tasks,
            Wording wording,
            Cases cases,
            Timeline timeline,
            Letters letters,
            LettersOnRequest onRequest,
            Treasury treasury,
            Sales sales,
            Expenses expenses,
            Accounts accounts,
            Programmes programmes) {
        this.guard = guard;
        this.head = head;
        this.processes = processes;
        this.story = story;
        this.money = money;
        this.facts = facts;
        this.tasks = tasks;
        this.wording = wording;
        this.cases = cases;
        this.timeline = timeline;
        this.letters = letters;
        this.onRequest = onRequest;
        this.treasury = treasury;
        this.sales = sales;
        this.expenses = expenses;
        this.accounts = accounts;
        this.programmes = programmes;
    }

    @GetMapping("/cases/{number}")
    String page(@PathVariable String number, @AuthenticationPrincipal SignedIn who, Model model) {
        var projectCase = guard.forStaff(number, who);
        var own = guard.rolesIn(projectCase, who);
        var written = letters.ofCase(number);
        var months = treasury.closedMonths(number);
        model.addAttribute("words", wording.of(projectCase));
        model.addAttribute("head", head.of(projectCase));
        model.addAttribute("stages", stages(projectCase));
        model.addAttribute("tasks", tasks.of(projectCase, own));
        model.addAttribute("story", story.of(projectCase, timeline.of(number), written, months));
        model.addAttribute("letters", written);
        model.addAttribute("onRequest", onRequest.offered(number));
        model.addAttribute("facts", facts.of(projectCase));
        model.addAttribute("applied", cases.appliedWith(number));
        model.addAttribute("months", months);
        model.addAttribute("actions", actions(projectCase));
        model.addAttribute("mayAct", CaseActionPages.ROLES.stream().anyMatch(own::contains));
        model.addAttribute(
                "mayFollow", own.contains(Roles.ADVISOR) && !who.accountId().equals(projectCase.advisorId()));
        money.now(number).ifPresent(now -> withMoney(number, now, model));
        accounts.ofPerson(projectCase.personId()).ifPresent(account -> model.addAttribute("holder", account));
        return "case";
    }

    private void withMoney(String number, CaseMoney.Now now, Model model) {
        model.addAttribute("money", now);
        model.addAttribute("invoices", money.invoices(number));
        model.addAttribute("expenses", expenses.expensesOf(number));
        model.addAttribute("quotes", sales.quotesOf(number));
    }

    private List<ProjectCase.CaseStage> stages(ProjectCase projectCase) {
        var order = programmes.programme(projectCase.programme()).stages().stream()
                .map(Programme.Stage::code)
                .toList();
        return projectCase.stages().stream()
                .sorted(java.util.Comparator.comparingInt(stage -> order.indexOf(stage.stage())))
                .toList();
    }

    /** Those that the present stage allows. */
    private List<String> actions(ProjectCase projectCase) {
        var programme = programmes.programme(projectCase.programme());
        var actions = new ArrayList<String>();
        if (processes.hear(projectCase.number(), "MeetingFixed")) actions.add("meet");
        if (projectCase.exitCode() != null) return actions;
        var suspendable =
                programme.suspendableStage().map(Programme.Stage::code).filter(projectCase.stage()::equals);
        if (suspendable.isPresent()) {
            actions.addAll(List.of(projectCase.isSuspended() ? "resume" : "suspend", "end-test"));
            return actions;
        }
        boolean before = programme.stages().stream()
                .takeWhile(stage -> !stage.treasury())
                .anyMatch(stage -> stage.code().equals(projectCase.stage()));
        if (before) actions.add("withdraw");
        return actions;
    }

    /** The advisor who signs on becomes the person's advisor. */
    @PostMapping("/cases/{number}/follow")
    String follow(@PathVariable String number, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        guard.forRole(number, who, List.of(Roles.ADVISOR));
        cases.assignAdvisor(number, who.accountId());
        after.addFlashAttribute("notice", "case.followed");
        return "redirect:/cases/" + number;
    }
}
