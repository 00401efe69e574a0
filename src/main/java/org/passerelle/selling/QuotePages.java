package org.passerelle.selling;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.blocks.QuoteAddress;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.casefiles.Refusals;
import org.passerelle.documents.Documents;
import org.passerelle.sales.Invoicing;
import org.passerelle.sales.Quote;
import org.passerelle.sales.QuoteAnswer;
import org.passerelle.sales.Quoting;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One quote: what it says, where it stands, and what may be done with it while it waits for the client. */
@Controller
class QuotePages {

    private final Seats seats;
    private final Quoting quoting;
    private final Invoicing invoicing;
    private final DocumentPdf pdf;
    private final Documents documents;
    private final QuoteAddress address;
    private final CaseHead head;
    private final TransactionTemplate transaction;

    QuotePages(
            Seats seats,
            Quoting quoting,
            Invoicing invoicing,
            DocumentPdf pdf,
            Documents documents,
            QuoteAddress address,
            CaseHead head,
            TransactionTemplate transaction) {
        this.seats = seats;
        this.quoting = quoting;
        this.invoicing = invoicing;
        this.pdf = pdf;
        this.documents = documents;
        this.address = address;
        this.head = head;
        this.transaction = transaction;
    }

    @GetMapping("/sales/{number}/quotes/{id:\\d{1,18}}")
    String quote(
            @PathVariable String number, @PathVariable long id, @AuthenticationPrincipal SignedIn who, Model model) {
        var seat = seats.of(number, who);
        var quote = found(number, id);
        model.addAttribute("seat", seat);
        model.addAttribute("head", head.of(seat.projectCase()));
        model.addAttribute("quote", quote);
        model.addAttribute("opened", quoting.opened(id));
        model.addAttribute("invoices", invoicing.ofQuote(id));
        model.addAttribute("hasPdf", pdf.has("quote", id));
        if (!model.containsAttribute("form")) model.addAttribute("form", Form.empty());
        return "sales-quote";
    }

    @PostMapping("/sales/{number}/quotes/{id:\\d{1,18}}/revoke")
    String revoke(
            @PathVariable String number,
            @PathVariable long id,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var seat = seats.of(number, who);
        found(number, id);
        return done(number, id, after, "sell.quote.revoked", () -> quoting.revoke(id, seat.actor()));
    }

    /** Shown once, to be given to the client by another way than our e-mail; earlier links are void. */
    @PostMapping("/sales/{number}/quotes/{id:\\d{1,18}}/link")
    String link(
            @PathVariable String number,
            @PathVariable long id,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        seats.of(number, who);
        found(number, id);
        return done(
                number,
                id,
                after,
                "sell.quote.linked",
                () -> after.addFlashAttribute("link", address.of(quoting.newLink(id))));
    }

    /** The client answered on paper, or told somebody. Never the holder: nobody answers the own offer. */
    @PostMapping("/sales/{number}/quotes/{id:\\d{1,18}}/paper")
    String paper(
            @PathVariable String number,
            @PathVariable long id,
            HttpServletRequest request,
            @RequestParam(name = "scan", required = false) @Nullable MultipartFile scan,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var seat = seats.of(number, who);
        if (!seat.isStaff()) throw CaseGuard.notFound();
        var quote = found(number, id);
        var form = Form.of(request);
        form.oneOf("answer", List.of("yes", "no"), "sell.paper.answer.missing");
        if (form.value("answer").equals("yes")) form.required("name", "sell.paper.name.missing");
        form.atMost("name", 120);
        form.atMost("reason", 500);
        form.atMost("orderNumber", 60);
        boolean hasScan = scan != null
                && scan.getOriginalFilename() != null
                && !scan.getOriginalFilename().isBlank();
        if (form.value("answer").equals("yes") && !hasScan) form.refuse("scan", "sell.paper.scan.missing");
        if (form.accepted()) {
            try {
                transaction.executeWithoutResult(status -> record(seat, quote, form, hasScan ? scan : null));
                after.addFlashAttribute("notice", "sell.paper.recorded");
                return "redirect:" + path(number, id);
            } catch (Refused refused) {
                Refusals.tell(form, refused.code().startsWith("document") ? "scan" : "answer", refused);
            }
        }
        after.addFlashAttribute("form", form);
        return "redirect:" + path(number, id) + "#paper";
    }

    private void record(Seat seat, Quote quote, Form form, @Nullable MultipartFile scan) {
        Long document = null;
        if (scan != null) {
            try {
                document = documents
                        .keep(
                                seat.number(),
                                quote.reference() + " – " + quote.client().name(),
                                scan.getBytes(),
                                seat.actor())
                        .id();
            } catch (IOException e) {
                throw new Refused("document-unreadable");
            }
            documents.seal(document);
        }
        var way = document == null ? QuoteAnswer.Way.STAFF : QuoteAnswer.Way.PAPER;
        var answer = new QuoteAnswer(
                way,
                form.valueOrNull("name"),
                form.valueOrNull("reason"),
                form.valueOrNull("orderNumber"),
                null,
                document);
        if (form.value("answer").equals("yes")) quoting.accept(quote.id(), answer, seat.actor());
        else quoting.decline(quote.id(), answer, seat.actor());
    }

    private String done(String number, long id, RedirectAttributes after, String notice, Runnable work) {
        try {
            work.run();
            after.addFlashAttribute("notice", notice);
        } catch (Refused refused) {
            after.addFlashAttribute("refusal", "refused." + refused.code());
            after.addFlashAttribute(
                    "refusalArguments", java.util.Arrays.asList(Refusals.readable(refused.arguments())));
        }
        return "redirect:" + path(number, id);
    }

    private Quote found(String number, long id) {
        try {
            var quote = quoting.quote(id);
            if (quote.caseNumber().equals(number)) return quote;
        } catch (Refused unknown) {
            throw CaseGuard.notFound();
        }
        throw CaseGuard.notFound();
    }

    private static String path(String number, long id) {
        return "/sales/" + number + "/quotes/" + id;
    }
}
