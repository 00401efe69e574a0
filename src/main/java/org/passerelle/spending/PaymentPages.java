package org.passerelle.spending;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.Access;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.Refusals;
import org.passerelle.cases.Cases;
import org.passerelle.expenses.BankFiles;
import org.passerelle.expenses.Outlay;
import org.passerelle.expenses.OutlayPayments;
import org.passerelle.expenses.PaymentList;
import org.passerelle.people.People;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.CheckedNumbers;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.TransferFile;
import org.passerelle.web.Form;
import org.passerelle.web.NavItem;
import org.passerelle.web.TypedFields;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is to be paid to suppliers and holders, chosen into lists; a list is paid at the bank and marked as paid once. */
@Controller
class PaymentPages {

    private static final String PATH = "/payments";

    /** A cooperative with what it has to pay. */
    public record Due(String code, String name, List<Line> lines) {}

    /**
     * A payment in words.
     *
     * @param holder whose activity it is for
     * @param payee who gets it: the supplier, or the holder
     * @param iban grouped, as people read it
     */
    public record Line(
            long outlay,
            String kind,
            String holder,
            String payee,
            @Nullable String iban,
            String reference,
            @Nullable LocalDate dueOn,
            long cents,
            boolean late) {}

    private final OutlayPayments payments;
    private final BankFiles files;
    private final PaymentExports exports;
    private final Programmes programmes;
    private final Cases cases;
    private final People people;
    private final Access access;
    private final TypedFields typed;
    private final BusinessClock clock;

    PaymentPages(
            OutlayPayments payments,
            BankFiles files,
            PaymentExports exports,
            Programmes programmes,
            Cases cases,
            People people,
            Access access,
            TypedFields typed,
            BusinessClock clock) {
        this.payments = payments;
        this.files = files;
        this.exports = exports;
        this.programmes = programmes;
        this.cases = cases;
        this.people = people;
        this.access = access;
        this.typed = typed;
        this.clock = clock;
    }

    @Bean
    static NavItem paymentsItem() {
        return new NavItem("payments", PATH, "swap", 32, Set.of(Roles.ACCOUNTANT));
    }

    @GetMapping(PATH)
    String due(HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        var cooperatives = cooperatives(who);
        if (cooperatives.isEmpty()) throw CaseGuard.notFound();
        var due = cooperatives.entrySet().stream()
                .map(one -> new Due(
                        one.getKey(),
                        one.getValue(),
                        payments.payable(one.getKey()).stream().map(this::line).toList()))
                .toList();
        var waiting = typed.waiting(request, PATH);
        var form = waiting == null ? Form.of(request) : waiting;
        if (!form.has("until")) form.with("until", clock.today());
        var until = form.date("until").orElse(clock.today());
        model.addAttribute("due", due);
        model.addAttribute("form", form);
        model.addAttribute("ticked", waiting == null ? dueBy(until, due) : form.values("outlay"));
        model.addAttribute(
                "lists",
                cooperatives.keySet().stream()
                        .flatMap(code -> payments.lists(code).stream().limit(20))
                        .toList());
        model.addAttribute("names", cooperatives);
        return "payments";
    }

    private static List<String> dueBy(LocalDate day, List<Due> due) {
        return due.stream()
                .flatMap(one -> one.lines().stream())
                .filter(line -> line.dueOn() != null && !line.dueOn().isAfter(day))
                .map(line -> String.valueOf(line.outlay()))
                .toList();
    }

    @PostMapping(PATH + "/of/{cooperative}")
    String make(@PathVariable String cooperative, HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
        checked(cooperative, who);
        var form = Form.of(request);
        var chosen = form.values("outlay").stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
        try {
            return "redirect:" + PATH + "/" + payments.make(cooperative, chosen, who.actorAs(Roles.ACCOUNTANT));
        } catch (Refused refused) {
            Refusals.tell(form, "payments-" + cooperative, refused);
            return typed.again(request, PATH, form);
        }
    }

    @GetMapping(PATH + "/{id:\\d{1,18}}")
    String list(@PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        var list = list(id, who);
        model.addAttribute("list", list);
        model.addAttribute("batch", BankFiles.number(list));
        model.addAttribute("cooperative", cooperatives(who).get(list.cooperative()));
        model.addAttribute("lines", list.outlays().stream().map(this::line).toList());
        var form = typed.at(request, PATH + "/" + id);
        if (!form.has("paidOn")) form.with("paidOn", clock.today());
        model.addAttribute("form", form);
        return "payment-list";
    }

    @PostMapping(PATH + "/{id:\\d{1,18}}/paid")
    String paid(
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        list(id, who);
        var form = Form.of(request);
        form.required("paidOn", "form.date");
        var on = form.date("paidOn").orElse(null);
        try {
            if (on != null) payments.markPaid(id, on, who.actorAs(Roles.ACCOUNTANT));
        } catch (Refused refused) {
            Refusals.tell(form, "paidOn", refused);
        }
        if (!form.accepted()) return typed.again(request, PATH + "/" + id, form);
        typed.done(request, PATH + "/" + id);
        after.addFlashAttribute("notice", "payments.paid");
        return "redirect:" + PATH + "/" + id;
    }

    /** What is to be paid, and what was, taken home: by cooperative, or one list. */
    @GetMapping(PATH + "/of/{cooperative}/export.{format:xlsx|csv}")
    ResponseEntity<byte[]> exportDue(
            @PathVariable String cooperative,
            @PathVariable String format,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        checked(cooperative, who);
        var table = exports.table(locale, "payments.title");
        payments.payable(cooperative).forEach(outlay -> exports.add(table, null, outlay, line(outlay), locale));
        return table.as(format);
    }

    @GetMapping(PATH + "/{id:\\d{1,18}}/export.{format:xlsx|csv}")
    ResponseEntity<byte[]> exportList(
            @PathVariable long id, @PathVariable String format, @AuthenticationPrincipal SignedIn who, Locale locale) {
        var list = list(id, who);
        var table = exports.table(locale, "payments.list");
        list.outlays().forEach(outlay -> exports.add(table, list, outlay, line(outlay), locale));
        return table.as(format);
    }

    /** The file for the bank. Taken by a button and not by a link: who takes it is kept. */
    @PostMapping(PATH + "/{id:\\d{1,18}}/file")
    Object file(@PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
        var list = list(id, who);
        var form = Form.of(request);
        try {
            var file = files.take(
                    id, payer(list.cooperative()), this::holder, form.has("sure"), who.actorAs(Roles.ACCOUNTANT));
            return exports.file(BankFiles.number(list), file);
        } catch (Refused refused) {
            Refusals.tell(form, "file", refused);
            return typed.again(request, PATH + "/" + id, form);
        }
    }

    private TransferFile.Payer payer(String cooperative) {
        return programmes.all().stream()
                .flatMap(programme -> programme.cooperative(cooperative).stream())
                .map(Programme.Cooperative::organisation)
                .map(one -> new TransferFile.Payer(one.name(), one.iban(), one.enterpriseNumber()))
                .findFirst()
                .orElseThrow(CaseGuard::notFound);
    }

    @PostMapping(PATH + "/{id:\\d{1,18}}/cancel")
    String cancel(
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        list(id, who);
        var form = Form.of(request);
        try {
            payments.cancel(id, form.has("sure"));
        } catch (Refused refused) {
            Refusals.tell(form, "cancel", refused);
            return typed.again(request, PATH + "/" + id, form);
        }
        typed.done(request, PATH + "/" + id);
        after.addFlashAttribute("notice", "payments.cancelled");
        return "redirect:" + PATH;
    }

    private Line line(Outlay outlay) {
        var holder = holder(outlay.caseNumber());
        var supplier = outlay.supplier();
        boolean late = outlay.dueOn() != null && outlay.dueOn().isBefore(clock.today());
        return new Line(
                outlay.id(),
                outlay.kind().code(),
                holder,
                supplier == null ? holder : supplier.name(),
                outlay.iban() == null ? null : CheckedNumbers.grouped(outlay.iban()),
                outlay.message(),
                outlay.dueOn(),
                outlay.grossCents(),
                late);
    }

    private String holder(String caseNumber) {
        return people.person(cases.byNumber(caseNumber).personId()).fullName();
    }

    private PaymentList list(long id, SignedIn who) {
        var list = payments.find(id).orElseThrow(CaseGuard::notFound);
        checked(list.cooperative(), who);
        return list;
    }

    private void checked(String cooperative, SignedIn who) {
        if (!cooperatives(who).containsKey(cooperative)) throw CaseGuard.notFound();
    }

    /** Those of the structures in which the person is accountant, by code. */
    private Map<String, String> cooperatives(SignedIn who) {
        var names = new LinkedHashMap<String, String>();
        programmes.all().stream()
                .filter(programme ->
                        access.rolesIn(programme.structure().code(), who).contains(Roles.ACCOUNTANT))
                .map(Programme::cooperatives)
                .flatMap(List::stream)
                .forEach(one -> names.put(one.code(), one.organisation().name()));
        return names;
    }
}
