package org.passerelle.selling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.casefiles.Refusals;
import org.passerelle.sales.Client;
import org.passerelle.sales.ClientBook;
import org.passerelle.sales.Quoting;
import org.passerelle.sales.SalesDraft;
import org.passerelle.sales.SalesDrafts;
import org.passerelle.sales.SalesTerms;
import org.passerelle.sales.VatCategory;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Quotes and invoices being written. Every press of a button keeps what was typed and goes on by GET, so that nothing is lost to the back
 * button, a dead session or another device; a page asked for with {@code ?check} says what is wrong with what is kept.
 */
@Controller
class DraftPages {

    private static final int BOOK = 300;

    private final Seats seats;
    private final SalesDrafts drafts;
    private final DraftSending sending;
    private final ClientBook book;
    private final Quoting quoting;
    private final SalesTerms terms;
    private final CaseHead head;
    private final NextReference references;
    private final BusinessClock clock;

    DraftPages(
            Seats seats,
            SalesDrafts drafts,
            DraftSending sending,
            ClientBook book,
            Quoting quoting,
            SalesTerms terms,
            CaseHead head,
            NextReference references,
            BusinessClock clock) {
        this.seats = seats;
        this.drafts = drafts;
        this.sending = sending;
        this.book = book;
        this.quoting = quoting;
        this.terms = terms;
        this.head = head;
        this.references = references;
        this.clock = clock;
    }

    @PostMapping("/sales/{number}/drafts")
    String begin(
            @PathVariable String number,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable Long quote,
            @AuthenticationPrincipal SignedIn who) {
        var seat = seats.of(number, who);
        seat.cooperative();
        var as = kind.equals("invoice") ? SalesDraft.Kind.INVOICE : SalesDraft.Kind.QUOTE;
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("reference", List.of(references.next(number, as)));
        Long from = null;
        if (quote != null) {
            var source = quoting.quote(quote);
            if (!source.caseNumber().equals(number)) throw CaseGuard.notFound();
            fields.putAll(
                    DocumentForm.fields(as == SalesDraft.Kind.INVOICE ? sending.notInvoiced(source) : source.lines()));
            fields.put("client", List.of(String.valueOf(source.client().id())));
            if (source.orderNumber() != null) fields.put("orderNumber", List.of(source.orderNumber()));
            if (source.note() != null && as == SalesDraft.Kind.QUOTE) fields.put("note", List.of(source.note()));
            if (as == SalesDraft.Kind.INVOICE) from = quote;
        }
        long id = drafts.begin(number, as, fields, from, seat.actor());
        return "redirect:" + path(number, id);
    }

    @GetMapping("/sales/{number}/drafts/{id:\\d{1,18}}")
    String edit(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal SignedIn who,
            Locale locale,
            Model model) {
        var seat = seats.of(number, who);
        var draft = found(number, id);
        var form = Form.of(draft.fields());
        if (asked.containsKey("check")) sending.check(seat, draft, form);
        if (!form.has("clientCountry")) form.with("clientCountry", Countries.USUAL);
        if (!form.has("clientLanguage")) form.with("clientLanguage", locale.getLanguage());
        var clients = clients(seat);
        if (clients.isEmpty() && !form.has("client")) form.with("client", DocumentForm.NEW);
        int rows = Math.min(DocumentForm.rows(form) + (asked.containsKey("more") ? 1 : 0), DocumentForm.MOST_LINES);
        show(seat, draft, model);
        model.addAttribute("form", form);
        model.addAttribute("rows", rows);
        model.addAttribute("clients", clients);
        model.addAttribute("countries", Countries.named());
        model.addAttribute("categories", List.of(VatCategory.values()));
        model.addAttribute("usualDays", usualDays(draft));
        return "sales-draft";
    }

    private int usualDays(SalesDraft draft) {
        return draft.kind() == SalesDraft.Kind.QUOTE
                ? terms.quoteDays(draft.caseNumber(), clock.today())
                : terms.daysToPay(draft.caseNumber(), clock.today());
    }

    /** A holder chooses among the own clients; others are found by their number. Staff see the whole book. */
    private List<Client> clients(Seat seat) {
        return seat.isStaff() ? book.search(seat.cooperative(), "", BOOK) : book.ofCase(seat.number());
    }

    @PostMapping("/sales/{number}/drafts/{id:\\d{1,18}}")
    String save(
            @PathVariable String number,
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var seat = seats.of(number, who);
        var draft = found(number, id);
        var form = Form.of(request);
        if (form.value("act").equals("delete")) {
            drafts.delete(id);
            after.addFlashAttribute("notice", "sell.draft.deleted");
            return "redirect:/sales/" + number;
        }
        if (form.value("remove").matches("\\d{1,2}")) DocumentForm.remove(form, Integer.parseInt(form.value("remove")));
        keep(seat, draft, form);
        if (form.has("remove")) return "redirect:" + path(number, id) + "#lines";
        return switch (form.value("act")) {
            case "more" -> "redirect:" + path(number, id) + "?more#line-" + (DocumentForm.rows(form) + 1);
            case "check" ->
                "redirect:" + path(number, id)
                        + (sending.check(seat, draft, Form.of(DocumentForm.fields(form))) == null
                                ? "?check"
                                : "/check");
            default -> {
                after.addFlashAttribute("notice", "sell.draft.saved");
                yield "redirect:/sales/" + number;
            }
        };
    }

    /** What the page sends by itself while somebody is typing. */
    @PostMapping("/sales/{number}/drafts/{id:\\d{1,18}}/keep")
    ResponseEntity<Void> autosave(
            @PathVariable String number,
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who) {
        keep(seats.of(number, who), found(number, id), Form.of(request));
        return ResponseEntity.noContent().build();
    }

    private void keep(Seat seat, SalesDraft draft, Form form) {
        drafts.keep(
                draft,
                DocumentForm.fields(form),
                form.value("reference"),
                clientName(seat, form),
                DocumentForm.grossSoFar(form),
                seat.actor());
    }

    private String clientName(Seat seat, Form form) {
        if (form.value("client").equals(DocumentForm.NEW)) return form.value("clientName");
        if (!form.value("client").matches("\\d{1,18}")) return "";
        try {
            return book.client(seat.cooperative(), Long.parseLong(form.value("client")))
                    .name();
        } catch (Refused unknown) {
            return "";
        }
    }

    @GetMapping("/sales/{number}/drafts/{id:\\d{1,18}}/check")
    String check(
            @PathVariable String number, @PathVariable long id, @AuthenticationPrincipal SignedIn who, Model model) {
        var seat = seats.of(number, who);
        var draft = found(number, id);
        var typed = sending.check(seat, draft, Form.of(draft.fields()));
        if (typed == null) return "redirect:" + path(number, id) + "?check";
        show(seat, draft, model);
        model.addAttribute("typed", typed);
        model.addAttribute("totals", new ArrayList<>(sending.totals(typed).vat()));
        model.addAttribute("sum", sending.totals(typed));
        model.addAttribute("client", sending.clientOf(seat, typed));
        model.addAttribute("checked", terms.checksQuotes(number));
        model.addAttribute("tooMuch", sending.beyondQuote(draft, typed));
        return "sales-draft-check";
    }

    /** Sends the quote, hands the invoice in, or issues it, as whoever presses the button may. */
    @PostMapping("/sales/{number}/drafts/{id:\\d{1,18}}/send")
    String send(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var seat = seats.of(number, who);
        try {
            var sent = act.equals("return")
                    ? sending.giveBack(seat, id, reason)
                    : sending.send(seat, id, act.equals("issue"));
            after.addFlashAttribute("notice", sent.notice());
            return "redirect:" + sent.path();
        } catch (Refused refused) {
            after.addFlashAttribute("refusal", "refused." + refused.code());
            after.addFlashAttribute(
                    "refusalArguments", java.util.Arrays.asList(Refusals.readable(refused.arguments())));
            return "redirect:" + path(number, id) + "/check";
        }
    }

    private void show(Seat seat, SalesDraft draft, Model model) {
        model.addAttribute("seat", seat);
        model.addAttribute("draft", draft);
        model.addAttribute("kind", draft.kind().code());
        model.addAttribute("head", head.of(seat.projectCase()));
    }

    private SalesDraft found(String number, long id) {
        return drafts.find(number, id).orElseThrow(CaseGuard::notFound);
    }

    private static String path(String number, long id) {
        return "/sales/" + number + "/drafts/" + id;
    }
}
