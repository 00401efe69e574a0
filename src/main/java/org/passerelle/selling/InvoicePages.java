package org.passerelle.selling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.casefiles.Refusals;
import org.passerelle.sales.Collecting;
import org.passerelle.sales.Corrections;
import org.passerelle.sales.DocumentLine;
import org.passerelle.sales.Invoice;
import org.passerelle.sales.Invoicing;
import org.passerelle.sales.Receipt;
import org.passerelle.sales.Reminding;
import org.passerelle.shared.Refused;
import org.passerelle.shared.Token;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One invoice and what follows it. Only whoever issues invoices is paid, credits, gives up and pauses. */
@Controller
class InvoicePages {

    private static final String ACTS = "payment|credit|write-off|pause|resume|set-off";

    private final Seats seats;
    private final Invoicing invoicing;
    private final Collecting collecting;
    private final Corrections corrections;
    private final Reminding reminding;
    private final DocumentPdf pdf;
    private final CaseHead head;
    private final TypedFields typed;

    InvoicePages(
            Seats seats,
            Invoicing invoicing,
            Collecting collecting,
            Corrections corrections,
            Reminding reminding,
            DocumentPdf pdf,
            CaseHead head,
            TypedFields typed) {
        this.seats = seats;
        this.invoicing = invoicing;
        this.collecting = collecting;
        this.corrections = corrections;
        this.reminding = reminding;
        this.pdf = pdf;
        this.head = head;
        this.typed = typed;
    }

    @GetMapping("/sales/{number}/invoices/{id:\\d{1,18}}")
    String invoice(
            @PathVariable String number, @PathVariable long id, @AuthenticationPrincipal SignedIn who, Model model) {
        var seat = seats.of(number, who);
        show(seat, found(number, id), model);
        model.addAttribute("payments", collecting.ofInvoice(id));
        model.addAttribute("notes", corrections.creditNotesOf(id));
        model.addAttribute("writeOffs", corrections.writeOffsOf(id));
        model.addAttribute("hasPdf", pdf.has("sales-invoice", id));
        return "sales-invoice";
    }

    @GetMapping("/sales/{number}/invoices/{id:\\d{1,18}}/{act:" + ACTS + "}")
    String act(
            @PathVariable String number,
            @PathVariable long id,
            @PathVariable String act,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var seat = seats.issuing(number, who);
        var form = typed.at(request, path(number, id) + "/" + act);
        if (!form.has("key")) form.with("key", Token.random());
        show(seat, found(number, id), model);
        model.addAttribute("act", act);
        model.addAttribute("form", form);
        return "sales-invoice-act";
    }

    private void show(Seat seat, Invoice invoice, Model model) {
        model.addAttribute("seat", seat);
        model.addAttribute("head", head.of(seat.projectCase()));
        model.addAttribute("invoice", invoice);
        model.addAttribute("owed", collecting.owedTo(invoice.client().id()));
    }

    @PostMapping("/sales/{number}/invoices/{id:\\d{1,18}}/{act:" + ACTS + "}")
    @KeepsTyped
    String perform(
            @PathVariable String number,
            @PathVariable long id,
            @PathVariable String act,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var seat = seats.issuing(number, who);
        var invoice = found(number, id);
        var form = Form.of(request);
        check(act, invoice, form);
        try {
            if (form.accepted()) run(seat, act, invoice, form);
        } catch (Refused refused) {
            Refusals.tell(form, field(act, refused.code()), refused);
        }
        var page = path(number, id) + "/" + act;
        if (!form.accepted()) return typed.again(request, page, form);
        typed.done(request, page);
        after.addFlashAttribute("notice", "sell.done." + act);
        return "redirect:" + path(number, id);
    }

    private static String field(String act, String code) {
        return switch (code) {
            case "payment-more-than-open" -> "excess";
            case "payment-same-again" -> "again";
            case "payment-in-the-future" -> "receivedOn";
            default -> act.equals("payment") ? "amount" : act.equals("credit") ? "how" : "reason";
        };
    }

    private static void check(String act, Invoice invoice, Form form) {
        switch (act) {
            case "payment" -> {
                form.cents("amount");
                form.date("receivedOn");
            }
            case "credit" -> {
                form.required("reason", "sell.reason.missing");
                form.atMost("reason", 500);
                form.oneOf("how", List.of("whole", "part"), "sell.credit.how.missing");
                if (form.value("how").equals("part") && parts(invoice, form).isEmpty() && form.accepted()) {
                    form.refuse(
                            "net-" + invoice.totals().vat().get(0).category().code(), "sell.credit.amount.missing");
                }
            }
            case "write-off" -> {
                form.required("reason", "sell.reason.missing");
                form.atMost("reason", 500);
                form.oneOf("vatReclaimed", List.of("yes", "no"), "sell.write-off.vat.missing");
            }
            case "pause" -> {
                form.required("reason", "sell.reason.missing");
                form.atMost("reason", 200);
            }
            default -> {}
        }
    }

    private void run(Seat seat, String act, Invoice invoice, Form form) {
        long id = invoice.id();
        var by = seat.actor();
        switch (act) {
            case "payment" ->
                collecting.receive(
                        id,
                        new Receipt(
                                form.cents("amount").orElse(null),
                                form.date("receivedOn").orElse(null),
                                form.valueOrNull("key"),
                                form.yes("excess"),
                                form.yes("again")),
                        by);
            case "credit" -> {
                if (form.value("how").equals("whole")) corrections.creditWhole(id, form.value("reason"), by);
                else corrections.creditPart(id, parts(invoice, form), form.value("reason"), by);
            }
            case "write-off" -> corrections.writeOff(id, form.yes("vatReclaimed"), form.value("reason"), by);
            case "pause" -> reminding.pause(id, form.value("reason"), by);
            case "resume" -> reminding.resume(id, by);
            default -> collecting.setOff(id, by);
        }
    }

    /** One amount for each rate of the invoice. */
    private static List<DocumentLine> parts(Invoice invoice, Form form) {
        var lines = new ArrayList<DocumentLine>();
        for (var share : invoice.totals().vat()) {
            form.cents("net-" + share.category().code())
                    .filter(cents -> cents > 0)
                    .ifPresent(cents -> lines.add(DocumentLine.of(invoice.number(), cents, share.category())));
        }
        return lines;
    }

    private Invoice found(String number, long id) {
        try {
            var invoice = invoicing.invoice(id);
            if (invoice.caseNumber().equals(number)) return invoice;
        } catch (Refused unknown) {
            throw CaseGuard.notFound();
        }
        throw CaseGuard.notFound();
    }

    private static String path(String number, long id) {
        return "/sales/" + number + "/invoices/" + id;
    }
}
