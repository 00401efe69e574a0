package org.passerelle.casefiles;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.expenses.Expenses;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A cost that staff record for somebody. */
@Controller
@RequestMapping("/cases/{number}/money/expense")
class MoneyPages {

    private static final List<String> ROLES = List.of(Roles.ACCOUNTANT, Roles.ADVISOR, Roles.COORDINATOR);
    /** The rates of Belgium. */
    private static final List<String> VAT = List.of("21", "12", "6", "0");

    private final CaseGuard guard;
    private final CaseHead head;
    private final Expenses expenses;
    private final TypedFields typed;

    MoneyPages(CaseGuard guard, CaseHead head, Expenses expenses, TypedFields typed) {
        this.guard = guard;
        this.head = head;
        this.expenses = expenses;
        this.typed = typed;
    }

    @GetMapping
    String page(
            @PathVariable String number,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var projectCase = guard.forRole(number, who, ROLES);
        model.addAttribute("form", typed.at(request, path(number)));
        model.addAttribute("head", head.of(projectCase));
        model.addAttribute("vat", VAT);
        return "case-money";
    }

    @PostMapping
    @KeepsTyped
    String record(
            @PathVariable String number,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var projectCase = guard.forRole(number, who, ROLES);
        var form = Form.of(request);
        form.required("description", "money.description.missing");
        form.atMost("description", 200);
        form.required("net", "form.money");
        form.cents("net");
        form.oneOf("vat", VAT, "money.vat.missing");
        form.number("deductible", 0, 100);
        form.date("datedOn");
        try {
            if (form.accepted()) book(number, form, guard.actor(projectCase, who, ROLES));
        } catch (Refused refused) {
            Refusals.tell(form, "money-form", refused);
        }
        if (!form.accepted()) return typed.again(request, path(number), form);
        typed.done(request, path(number));
        after.addFlashAttribute("notice", "money.recorded.expense");
        return "redirect:/cases/" + number + "#money";
    }

    private void book(String number, Form form, Actor by) {
        expenses.approve(
                number,
                form.cents("net").orElse(0L),
                form.number("vat", 0, 100).orElse(0),
                form.number("deductible", 0, 100).orElse(100),
                form.date("datedOn").orElse(null),
                form.value("description"),
                by);
    }

    private static String path(String number) {
        return "/cases/" + number + "/money/expense";
    }
}
