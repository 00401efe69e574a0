package org.passerelle.casefiles;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.cases.ProjectCase;
import org.passerelle.expenses.Expenses;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.sales.QuoteStatus;
import org.passerelle.sales.Sales;
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

/** Sales and costs that staff record for somebody: quote, its acceptance, invoice, payment, expense. */
@Controller
@RequestMapping("/cases/{number}/money/{kind:quote|accepted|invoice|payment|expense}")
class MoneyPages {

    private static final List<String> ROLES = List.of(Roles.ACCOUNTANT, Roles.ADVISOR, Roles.COORDINATOR);
    /** The rates of Belgium. */
    private static final List<String> VAT = List.of("21", "12", "6", "0");

    private final CaseGuard guard;
    private final CaseHead head;
    private final CaseMoney money;
    private final Sales sales;
    private final Expenses expenses;
    private final Programmes programmes;
    private final TypedFields typed;

    MoneyPages(
            CaseGuard guard,
            CaseHead head,
            CaseMoney money,
            Sales sales,
            Expenses expenses,
            Programmes programmes,
            TypedFields typed) {
        this.guard = guard;
        this.head = head;
        this.money = money;
        this.sales = sales;
        this.expenses = expenses;
        this.programmes = programmes;
        this.typed = typed;
    }

    @GetMapping
    String page(
            @PathVariable String number,
            @PathVariable String kind,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var projectCase = guard.forRole(number, who, ROLES);
        model.addAttribute("form", typed.at(request, path(number, kind)));
        model.addAttribute("kind", kind);
        model.addAttribute("head", head.of(projectCase));
        model.addAttribute("vat", VAT);
        model.addAttribute("checked", checksQuotes(projectCase));
        model.addAttribute(
                "invoices",
                money.invoices(number).stream().filter(i -> i.openCents() > 0).toList());
        model.addAttribute(
                "quotes",
                sales.quotesOf(number).stream()
                        .filter(q -> q.status() == QuoteStatus.OPEN)
                        .toList());
        return "case-money";
    }

    @PostMapping
    @KeepsTyped
    String record(
            @PathVariable String number,
            @PathVariable String kind,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var projectCase = guard.forRole(number, who, ROLES);
        var form = Form.of(request);
        check(kind, form);
        try {
            if (form.accepted()) book(projectCase, kind, form, guard.actor(projectCase, who, ROLES));
        } catch (Refused refused) {
            Refusals.tell(form, "money-form", refused);
        }
        if (!form.accepted()) return typed.again(request, path(number, kind), form);
        typed.done(request, path(number, kind));
        after.addFlashAttribute("notice", "money.recorded." + kind);
        return "redirect:/cases/" + number + "#money";
    }

    private static void check(String kind, Form form) {
        switch (kind) {
            case "quote", "invoice" -> {
                form.required("reference", "money.reference.missing");
                form.atMost("reference", 60);
                form.required("client", "money.client.missing");
                form.atMost("client", 120);
                checkAmount(form);
            }
            case "expense" -> {
                form.required("description", "money.description.missing");
                form.atMost("description", 200);
                checkAmount(form);
                form.number("deductible", 0, 100);
                form.date("datedOn");
            }
            default -> {
                form.required("reference", "money.reference.missing");
                form.cents("gross");
            }
        }
    }

    private static void checkAmount(Form form) {
        form.required("net", "form.money");
        form.cents("net");
        form.oneOf("vat", VAT, "money.vat.missing");
    }

    private void book(ProjectCase projectCase, String kind, Form form, Actor by) {
        var number = projectCase.number();
        var reference = form.value("reference");
        long net = form.cents("net").orElse(0L);
        int vat = form.number("vat", 0, 100).orElse(0);
        switch (kind) {
            case "quote" ->
                sales.quote(number, reference, form.value("client"), net, vat, checksQuotes(projectCase), by);
            case "accepted" -> sales.acceptQuote(number, reference, by);
            case "invoice" -> sales.invoice(number, reference, form.value("client"), net, vat, by);
            case "payment" ->
                sales.receivePayment(number, reference, form.cents("gross").orElse(null), by);
            default ->
                expenses.approve(
                        number,
                        net,
                        vat,
                        form.number("deductible", 0, 100).orElse(100),
                        form.date("datedOn").orElse(null),
                        form.value("description"),
                        by);
        }
    }

    private boolean checksQuotes(ProjectCase projectCase) {
        return programmes
                .programme(projectCase.programme())
                .cooperative(projectCase.cooperative())
                .map(Programme.Cooperative::checksQuotes)
                .orElse(false);
    }

    private static String path(String number, String kind) {
        return "/cases/" + number + "/money/" + kind;
    }
}
