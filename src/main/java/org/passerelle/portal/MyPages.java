package org.passerelle.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.casefiles.CaseMoney;
import org.passerelle.casefiles.Refusals;
import org.passerelle.casefiles.Wording;
import org.passerelle.letters.LetterRow;
import org.passerelle.letters.Letters;
import org.passerelle.letters.LettersOnRequest;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.IncomeRequests;
import org.passerelle.treasury.Treasury;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.NavItem;
import org.passerelle.web.TypedFields;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The first page of a holder: what is expected, where I am, my money, my papers, whom to call. Always the own case. */
@Controller
class MyPages {

    private final MyCase mine;
    private final CaseHead head;
    private final CaseMoney money;
    private final Treasury treasury;
    private final Letters letters;
    private final LettersOnRequest onRequest;
    private final IncomeRequests incomes;
    private final TypedFields typed;
    private final Wording wording;

    MyPages(
            MyCase mine,
            CaseHead head,
            CaseMoney money,
            Treasury treasury,
            Letters letters,
            LettersOnRequest onRequest,
            IncomeRequests incomes,
            TypedFields typed,
            Wording wording) {
        this.mine = mine;
        this.head = head;
        this.money = money;
        this.treasury = treasury;
        this.letters = letters;
        this.onRequest = onRequest;
        this.incomes = incomes;
        this.typed = typed;
        this.wording = wording;
    }

    @Bean
    static NavItem myItem() {
        return new NavItem("my", "/my", "home", 5, Set.of(Roles.PROJECT_HOLDER));
    }

    @GetMapping("/my")
    String my(HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        if (!who.has(Roles.PROJECT_HOLDER)) throw CaseGuard.notFound();
        var own = mine.of(who.personId()).orElse(null);
        if (own == null) return "my-none";
        var items = mine.items(own);
        var papers = papers(own.number());
        model.addAttribute("head", head.of(own));
        model.addAttribute("words", wording.of(own));
        model.addAttribute("items", items);
        mine.appointment(own).ifPresent(day -> model.addAttribute("appointment", day));
        model.addAttribute("steps", mine.steps(own));
        model.addAttribute("office", mine.office(own));
        model.addAttribute("papers", papers);
        model.addAttribute("onRequest", onRequest.offered(own.number()));
        incomes.offered(own.number()).ifPresent(offer -> model.addAttribute("income", offer));
        model.addAttribute("form", typed.at(request, "/my"));
        money.now(own.number()).ifPresent(now -> {
            model.addAttribute("money", now);
            treasury.closedMonths(own.number()).stream()
                    .reduce((a, b) -> b)
                    .ifPresent(m -> model.addAttribute("month", m));
        });
        model.addAttribute(
                "turns", items.stream().filter(item -> item.turn() != null).count());
        return "my";
    }

    @PostMapping("/my/letters/{key:[a-z0-9-]{1,64}}")
    String ask(@PathVariable String key, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        if (!who.has(Roles.PROJECT_HOLDER)) throw CaseGuard.notFound();
        var own = mine.of(who.personId()).orElseThrow(CaseGuard::notFound);
        onRequest.ask(own.number(), key, who.actorAs(Roles.PROJECT_HOLDER));
        after.addFlashAttribute("notice", "my.letter.asked");
        return "redirect:/my#papers";
    }

    /** Without a benefit: an income of so much a month, to be approved. */
    @PostMapping("/my/income")
    @KeepsTyped(page = "/my")
    String askIncome(HttpServletRequest request, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        if (!who.has(Roles.PROJECT_HOLDER)) throw CaseGuard.notFound();
        var own = mine.of(who.personId()).orElseThrow(CaseGuard::notFound);
        var form = Form.of(request);
        form.required("income", "form.money");
        var cents = form.cents("income");
        try {
            if (form.accepted() && cents.isPresent())
                incomes.ask(own.number(), cents.get(), who.actorAs(Roles.PROJECT_HOLDER));
        } catch (Refused refused) {
            Refusals.tell(form, "income", refused);
        }
        if (!form.accepted()) return typed.again(request, "/my", form);
        typed.done(request, "/my");
        after.addFlashAttribute("notice", "my.income.asked");
        return "redirect:/my#money";
    }

    private List<LetterRow> papers(String number) {
        return letters.ofCase(number).stream()
                .filter(letter -> letter.recipientKind().equals("holder"))
                .toList();
    }
}
