package org.passerelle.spending;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.CaseMoney;
import org.passerelle.cases.ProjectCase;
import org.passerelle.documents.Document;
import org.passerelle.documents.Documents;
import org.passerelle.expenses.Outlay;
import org.passerelle.expenses.OutlayDrafts;
import org.passerelle.expenses.OutlayKind;
import org.passerelle.expenses.OutlayLine;
import org.passerelle.expenses.Outlays;
import org.passerelle.expenses.SpendingTerms;
import org.passerelle.people.People;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.CheckedNumbers;
import org.passerelle.web.Form;
import org.passerelle.web.TypedFields;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The outlays of a case, and one of them: its draft while it is written, its course afterwards. */
@Controller
class OutlayPages {

    /**
     * A line of a draft in the list of its lines.
     *
     * @param open something is missing or wrong
     * @param cents 0 as long as they are not known
     */
    public record Row(
            OutlayLine line, boolean open, @Nullable LocalDate on, long cents) {}

    private final OutlayDesk desk;
    private final OutlayForms forms;
    private final Outlays outlays;
    private final OutlayDrafts drafts;
    private final Documents documents;
    private final CaseMoney money;
    private final People people;
    private final SpendingTerms terms;
    private final TypedFields typed;
    private final BusinessClock clock;

    OutlayPages(
            OutlayDesk desk,
            OutlayForms forms,
            Outlays outlays,
            OutlayDrafts drafts,
            Documents documents,
            CaseMoney money,
            People people,
            SpendingTerms terms,
            TypedFields typed,
            BusinessClock clock) {
        this.desk = desk;
        this.forms = forms;
        this.outlays = outlays;
        this.drafts = drafts;
        this.documents = documents;
        this.money = money;
        this.people = people;
        this.terms = terms;
        this.typed = typed;
        this.clock = clock;
    }

    @GetMapping("/outlays/of/{number}")
    String list(@PathVariable String number, @AuthenticationPrincipal SignedIn who, Model model) {
        var projectCase = desk.projectCase(number, who);
        desk.fill(projectCase, who, model);
        model.addAttribute("outlays", outlays.ofCase(number));
        return "outlays";
    }

    @PostMapping("/outlays/of/{number}")
    String begin(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @AuthenticationPrincipal SignedIn who) {
        var projectCase = desk.projectCase(number, who);
        var begun = OutlayKind.find(kind).orElseThrow(CaseGuard::notFound);
        return "redirect:" + OutlayDesk.path(drafts.begin(number, begun, desk.actor(projectCase, who)));
    }

    @GetMapping("/outlays/{id:\\d{1,18}}")
    String outlay(
            @PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        var outlay = desk.outlay(id, who);
        var projectCase = desk.projectCase(outlay.caseNumber(), who);
        desk.fill(projectCase, who, model);
        model.addAttribute("outlay", outlay);
        model.addAttribute("papers", papers(outlay));
        if (!outlay.isDraft()) return course(outlay, projectCase, request, who, model);
        var waiting = typed.waiting(request, OutlayDesk.path(id));
        var form = again(outlay.typed(), waiting == null ? Map.of() : OutlayForms.typed(outlay, waiting));
        boolean check = request.getParameter("check") != null;
        return outlay.kind().isClaim()
                ? claim(outlay, projectCase, form, check, model)
                : paper(outlay, check ? forms.checked(outlay) : form, model);
    }

    private static Form refused(Form form, Model model) {
        if (model.getAttribute("refused") instanceof Form.Fault fault) {
            form.refuse(fault.field(), fault.code(), fault.arguments().toArray());
        }
        return form;
    }

    /** What was stored, and over it what was typed when the session had ended. */
    private static Form again(Map<String, String> stored, Map<String, String> later) {
        var both = new LinkedHashMap<>(stored);
        both.putAll(later);
        return OutlayForms.form(both);
    }

    private String claim(Outlay outlay, ProjectCase projectCase, Form form, boolean check, Model model) {
        if (!form.has("iban")) form.with("iban", account(outlay, projectCase));
        if (check) {
            form.required("iban", "outlay.iban.missing");
            OutlayForms.checkIban(form);
        }
        var rows = outlay.lines().stream().map(line -> row(outlay, line)).toList();
        long open = rows.stream().filter(Row::open).count();
        if (check && open > 0) form.refuse("lines", "outlay.lines.open", open);
        model.addAttribute("form", refused(form, model));
        model.addAttribute("rows", rows);
        model.addAttribute(
                "totalCents",
                rows.stream().filter(row -> !row.open()).mapToLong(Row::cents).sum());
        model.addAttribute(
                "paysKilometres",
                terms.kilometreRate(outlay.caseNumber(), clock.today()).signum() > 0);
        return "outlay-claim";
    }

    private Row row(Outlay outlay, OutlayLine line) {
        var checked = forms.checked(outlay, line);
        var on = checked.date("datedOn").orElse(null);
        long cents = line.journey()
                ? on == null ? 0 : forms.journeyCents(outlay, on, checked)
                : checked.cents("gross").orElse(0L);
        return new Row(line, !checked.accepted(), on, cents);
    }

    private String account(Outlay outlay, ProjectCase projectCase) {
        var known = people.person(projectCase.personId()).iban();
        return CheckedNumbers.grouped(outlays.lastIban(outlay.caseNumber()).orElse(known == null ? "" : known));
    }

    private String paper(Outlay outlay, Form form, Model model) {
        // Refused as a whole, so that its only line tells why.
        if (outlay.mends() != null) {
            outlays.outlay(outlay.mends()).refusedLines().stream()
                    .findFirst()
                    .ifPresent(line -> model.addAttribute("refusedBecause", line.reason()));
        }
        model.addAttribute("form", refused(form, model));
        model.addAttribute("categories", forms.categories(outlay));
        model.addAttribute("vat", OutlayForms.VAT);
        return "outlay-paper";
    }

    private String course(
            Outlay outlay, ProjectCase projectCase, HttpServletRequest request, SignedIn who, Model model) {
        model.addAttribute("form", refused(typed.at(request, OutlayDesk.path(outlay.id())), model));
        if (desk.isStaff(projectCase, who)) {
            desk.task(outlay, who).ifPresent(task -> model.addAttribute("task", task));
            money.now(outlay.caseNumber()).ifPresent(now -> model.addAttribute("money", now));
            model.addAttribute("reservedCents", outlays.reservedCents(outlay.caseNumber()));
            model.addAttribute("availableCents", outlays.availableCents(outlay.caseNumber()));
            model.addAttribute("bookedLater", outlays.bookedLater(outlay));
            model.addAttribute("sameReceipt", outlays.withSameReceipt(outlay));
            var other = outlays.otherAccountOf(outlay);
            if (other != null) model.addAttribute("otherAccount", CheckedNumbers.grouped(other));
        }
        if (outlay.iban() != null) model.addAttribute("iban", CheckedNumbers.grouped(outlay.iban()));
        return "outlay";
    }

    private List<Document> papers(Outlay outlay) {
        var ids = new HashSet<>(outlay.documents());
        outlay.lines().forEach(line -> ids.addAll(line.documents()));
        return documents.ofCase(outlay.caseNumber()).stream()
                .filter(paper -> ids.contains(paper.id()))
                .toList();
    }

    @GetMapping("/outlays/{id:\\d{1,18}}/lines/{line:\\d{1,18}}")
    String line(
            @PathVariable long id,
            @PathVariable long line,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var outlay = desk.outlay(id, who);
        var found = outlay.lines().stream().filter(one -> one.id() == line).findFirst();
        if (found.isEmpty() || !outlay.isDraft()) return "redirect:" + OutlayDesk.path(id);
        desk.fill(desk.projectCase(outlay.caseNumber(), who), who, model);
        boolean check = request.getParameter("check") != null;
        var waiting = typed.waiting(request, OutlayDesk.path(id) + "/lines/" + line);
        var form = again(found.get().typed(), waiting == null ? Map.of() : OutlayForms.typedLine(waiting));
        model.addAttribute("outlay", outlay);
        model.addAttribute("line", found.get());
        model.addAttribute("papers", papers(outlay));
        model.addAttribute("form", refused(check ? forms.checked(outlay, found.get()) : form, model));
        model.addAttribute("categories", forms.categories(outlay));
        model.addAttribute("vat", OutlayForms.VAT);
        model.addAttribute("rate", terms.kilometreRate(outlay.caseNumber(), clock.today()));
        return "outlay-line";
    }
}
