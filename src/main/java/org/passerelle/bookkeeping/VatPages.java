package org.passerelle.bookkeeping;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.passerelle.accounts.SignedIn;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.TableExport;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The VAT of a period; of the quarter before, when none is asked for: the one whose return is due. */
@Controller
@RequestMapping("/ledger/{cooperative}/vat")
class VatPages {

    private final Ledgers ledgers;
    private final VatSummary summary;
    private final Exports exports;
    private final BusinessClock clock;

    VatPages(Ledgers ledgers, VatSummary summary, Exports exports, BusinessClock clock) {
        this.ledgers = ledgers;
        this.summary = summary;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping
    String vat(
            @PathVariable String cooperative,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var book = ledgers.get(cooperative, who);
        var period = Period.asked(given, quarterBefore(clock.today()));
        model.addAttribute("book", book);
        model.addAttribute("period", period);
        model.addAttribute("lines", summary.of(book.code(), period));
        model.addAttribute("booked", summary.booked(book.code(), period));
        return "ledger-vat";
    }

    @GetMapping("/export.{format:xlsx|csv}")
    ResponseEntity<byte[]> export(
            @PathVariable String cooperative,
            @PathVariable String format,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        var book = ledgers.get(cooperative, who);
        var period = Period.asked(given, quarterBefore(clock.today()));
        var table = exports.table(book, "ledger.vat", period, locale, "kind", "rate", "documents", "net", "vat");
        for (var line : summary.of(book.code(), period)) {
            table.row(
                    exports.word("ledger.vat." + line.kind(), locale),
                    line.rate(),
                    line.documents(),
                    TableExport.euros(line.netCents()),
                    TableExport.euros(line.vatCents()));
        }
        return table.as(format);
    }

    private static Period quarterBefore(LocalDate today) {
        var first = today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
        return new Period(first.minusMonths(3), first.minusDays(1));
    }
}
