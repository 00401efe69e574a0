package org.passerelle.bookkeeping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
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

/** What clients owed on a day, and since when. */
@Controller
@RequestMapping("/ledger/{cooperative}/receivables")
class ReceivablePages {

    /** What one client owed, by age, with the invoices. */
    public record OfClient(
            long id, String name, EnumMap<Receivables.Age, Long> byAge, List<Receivables.Open> invoices) {

        public long totalCents() {
            return byAge.values().stream().mapToLong(Long::longValue).sum();
        }

        public long cents(Receivables.Age age) {
            return byAge.getOrDefault(age, 0L);
        }
    }

    private final Ledgers ledgers;
    private final Receivables receivables;
    private final Exports exports;
    private final BusinessClock clock;

    ReceivablePages(Ledgers ledgers, Receivables receivables, Exports exports, BusinessClock clock) {
        this.ledgers = ledgers;
        this.receivables = receivables;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping
    String receivables(
            @PathVariable String cooperative,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var book = ledgers.get(cooperative, who);
        var day = day(given);
        var clients = byClient(receivables.on(book.code(), day), day);
        var total = new OfClient(0, "", new EnumMap<>(Receivables.Age.class), List.of());
        clients.forEach(client ->
                client.byAge().forEach((age, cents) -> total.byAge().merge(age, cents, Long::sum)));
        var paging = Paging.asked(given, clients.size());
        model.addAttribute("book", book);
        model.addAttribute("day", day);
        model.addAttribute("ages", Receivables.Age.values());
        model.addAttribute("total", total);
        model.addAttribute("number", clients.size());
        model.addAttribute("paging", paging);
        model.addAttribute(
                "clients", clients.subList(paging.offset(), Math.min(clients.size(), paging.offset() + Paging.SIZE)));
        return "ledger-receivables";
    }

    @GetMapping("/export.{format:xlsx|csv}")
    ResponseEntity<byte[]> export(
            @PathVariable String cooperative,
            @PathVariable String format,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        var book = ledgers.get(cooperative, who);
        var day = day(given);
        var table = exports.table(
                exports.word("ledger.receivables", locale) + " " + book.office().name() + " " + day,
                locale,
                "client",
                "number",
                "reference",
                "case",
                "person",
                "issued",
                "due",
                "open",
                "age");
        for (var open : receivables.on(book.code(), day)) {
            table.row(
                    open.client(),
                    open.number(),
                    open.reference(),
                    open.caseNumber(),
                    open.person(),
                    open.issuedOn(),
                    open.dueOn(),
                    TableExport.euros(open.openCents()),
                    exports.word("ledger.age." + open.ageOn(day).code(), locale));
        }
        return table.as(format);
    }

    private LocalDate day(Map<String, String> given) {
        return Period.asked(given, Period.yearUpTo(clock.today())).to();
    }

    private static List<OfClient> byClient(List<Receivables.Open> open, LocalDate day) {
        var clients = new LinkedHashMap<Long, OfClient>();
        for (var invoice : open) {
            var client = clients.computeIfAbsent(
                    invoice.clientId(),
                    id -> new OfClient(id, invoice.client(), new EnumMap<>(Receivables.Age.class), new ArrayList<>()));
            client.byAge().merge(invoice.ageOn(day), invoice.openCents(), Long::sum);
            client.invoices().add(invoice);
        }
        return List.copyOf(clients.values());
    }
}
