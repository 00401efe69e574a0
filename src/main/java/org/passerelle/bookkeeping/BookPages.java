package org.passerelle.bookkeeping;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.NavItem;
import org.passerelle.web.TableExport;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The books of a cooperative at a glance: its accounts with what they held, what moved, what they hold. */
@Controller
class BookPages {

    private final Ledgers ledgers;
    private final TrialBalance balance;
    private final Exports exports;
    private final BusinessClock clock;

    BookPages(Ledgers ledgers, TrialBalance balance, Exports exports, BusinessClock clock) {
        this.ledgers = ledgers;
        this.balance = balance;
        this.exports = exports;
        this.clock = clock;
    }

    @Bean
    static NavItem ledgerItem() {
        return new NavItem(
                "ledger", "/ledger", "list", 32, Set.of(Roles.ACCOUNTANT, Roles.COORDINATOR, Roles.ADMINISTRATOR));
    }

    @GetMapping("/ledger")
    String books(@AuthenticationPrincipal SignedIn who, Model model) {
        var books = ledgers.of(who);
        if (books.isEmpty()) throw CaseGuard.notFound();
        model.addAttribute("books", books);
        return "ledger-books";
    }

    @GetMapping("/ledger/{cooperative}")
    String balance(
            @PathVariable String cooperative,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var book = ledgers.get(cooperative, who);
        var period = Period.asked(given, Period.yearUpTo(clock.today()));
        model.addAttribute("book", book);
        model.addAttribute("period", period);
        model.addAttribute("lines", balance.of(book.code(), period));
        return "ledger-balance";
    }

    @GetMapping("/ledger/{cooperative}/export.{format:xlsx|csv}")
    ResponseEntity<byte[]> export(
            @PathVariable String cooperative,
            @PathVariable String format,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        var book = ledgers.get(cooperative, who);
        var period = Period.asked(given, Period.yearUpTo(clock.today()));
        var table = exports.table(
                book, "ledger.balance", period, locale, "account", "name", "opening", "debit", "credit", "closing");
        for (var line : balance.of(book.code(), period)) {
            table.row(
                    line.account().code(),
                    exports.word("ledger.account." + line.account().code(), locale),
                    TableExport.euros(line.openingCents()),
                    TableExport.euros(line.debitCents()),
                    TableExport.euros(line.creditCents()),
                    TableExport.euros(line.closingCents()));
        }
        return table.as(format);
    }
}
