package org.passerelle.selling;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.letters.LetterPress;
import org.passerelle.letters.Letters;
import org.passerelle.sales.Corrections;
import org.passerelle.sales.Invoicing;
import org.passerelle.sales.Quoting;
import org.passerelle.shared.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The PDF that went to the client, under a name that says what it is and for whom. A holder may read those of the own case. */
@Controller
class DocumentPdf {

    private final Seats seats;
    private final Quoting quoting;
    private final Invoicing invoicing;
    private final Corrections corrections;
    private final Letters letters;
    private final LetterPress press;

    DocumentPdf(
            Seats seats,
            Quoting quoting,
            Invoicing invoicing,
            Corrections corrections,
            Letters letters,
            LetterPress press) {
        this.seats = seats;
        this.quoting = quoting;
        this.invoicing = invoicing;
        this.corrections = corrections;
        this.letters = letters;
        this.press = press;
    }

    boolean has(String key, long document) {
        return letter(key, document).isPresent();
    }

    private Optional<Long> letter(String key, long document) {
        return letters.ofKey(key + "/" + document);
    }

    @GetMapping("/sales/{number}/{kind:quotes|invoices|credit-notes}/{id:\\d{1,18}}.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String number,
            @PathVariable String kind,
            @PathVariable long id,
            @AuthenticationPrincipal SignedIn who) {
        seats.of(number, who);
        try {
            return switch (kind) {
                case "quotes" -> quote(number, id);
                case "invoices" -> {
                    var invoice = invoicing.invoice(id);
                    yield answer(
                            number,
                            invoice.caseNumber(),
                            "sales-invoice",
                            id,
                            invoice.number() + " – " + invoice.client().name());
                }
                default -> {
                    var note = corrections.creditNote(id);
                    var client = invoicing.invoice(note.invoiceId()).client();
                    yield answer(number, note.caseNumber(), "credit-note", id, note.number() + " – " + client.name());
                }
            };
        } catch (Refused unknown) {
            throw CaseGuard.notFound();
        }
    }

    /** Also for the client behind the private link. */
    ResponseEntity<byte[]> quote(String number, long id) {
        var quote = quoting.quote(id);
        return answer(
                number,
                quote.caseNumber(),
                "quote",
                id,
                quote.reference() + " – " + quote.client().name());
    }

    private ResponseEntity<byte[]> answer(String number, String ofCase, String key, long id, String name) {
        if (!ofCase.equals(number)) throw CaseGuard.notFound();
        long letter = letter(key, id).orElseThrow(CaseGuard::notFound);
        var disposition = ContentDisposition.attachment()
                .filename(name + ".pdf", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .body(press.pdf(letter));
    }
}
