package org.passerelle.bookkeeping;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.AccountKind;
import org.passerelle.treasury.EntryKind;
import org.passerelle.web.Form;
import org.passerelle.web.TableExport;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One account: its lines; where each case has one, first whose they are. */
@Controller
@RequestMapping("/ledger/{cooperative}/accounts/{account:[a-z-]{1,40}}")
class LedgerAccountPages {

    private final Ledgers ledgers;
    private final TrialBalance balance;
    private final AccountLines lines;
    private final EntryDocuments documents;
    private final Holders holders;
    private final Exports exports;
    private final BusinessClock clock;

    LedgerAccountPages(
            Ledgers ledgers,
            TrialBalance balance,
            AccountLines lines,
            EntryDocuments documents,
            Holders holders,
            Exports exports,
            BusinessClock clock) {
        this.ledgers = ledgers;
        this.balance = balance;
        this.lines = lines;
        this.documents = documents;
        this.holders = holders;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping
    String account(
            @PathVariable String cooperative,
            @PathVariable String account,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var book = ledgers.get(cooperative, who);
        var kind = known(account);
        var ask = ask(book, kind, given);
        model.addAttribute("book", book);
        model.addAttribute("account", kind);
        model.addAttribute("period", ask.period());
        if (isByCase(ask)) {
            model.addAttribute("cases", balance.byCase(book.code(), kind, ask.period()));
            return "ledger-account-cases";
        }
        if (ask.caseNumber() != null)
            model.addAttribute(
                    "holder", holders.find(book.code(), ask.caseNumber()).orElseThrow(CaseGuard::notFound));
        model.addAttribute("kind", ask.kind());
        var sums = lines.sums(ask);
        var paging = Paging.asked(given, sums.number());
        var page = lines.page(ask, paging);
        model.addAttribute("sums", sums);
        model.addAttribute("whole", ask.isWhole());
        model.addAttribute("paging", paging);
        model.addAttribute("lines", page);
        model.addAttribute(
                "documents",
                documents.of(
                        book.code(),
                        page.stream().map(AccountLines.Line::source).toList()));
        return "ledger-account";
    }

    @GetMapping("/export.{format:xlsx|csv}")
    ResponseEntity<byte[]> export(
            @PathVariable String cooperative,
            @PathVariable String account,
            @PathVariable String format,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        var book = ledgers.get(cooperative, who);
        var kind = known(account);
        var ask = ask(book, kind, given);
        var title = "ledger.account." + kind.code();
        if (isByCase(ask)) {
            var table = exports.table(
                    book, title, ask.period(), locale, "case", "person", "opening", "debit", "credit", "closing");
            for (var line : balance.byCase(book.code(), kind, ask.period())) {
                table.row(
                        line.caseNumber(),
                        line.person(),
                        TableExport.euros(line.openingCents()),
                        TableExport.euros(line.debitCents()),
                        TableExport.euros(line.creditCents()),
                        TableExport.euros(line.closingCents()));
            }
            return table.as(format);
        }
        if (ask.caseNumber() != null
                && holders.find(book.code(), ask.caseNumber()).isEmpty()) throw CaseGuard.notFound();
        return LineExport.of(
                        exports.table(book, title, ask.period(), locale, LineExport.COLUMNS),
                        lines.all(ask),
                        documents,
                        book.code(),
                        exports,
                        locale)
                .as(format);
    }

    private static boolean isByCase(AccountLines.Ask ask) {
        return ask.account().perCase() && ask.caseNumber() == null && ask.kind() == null;
    }

    private AccountLines.Ask ask(Ledgers.Book book, AccountKind account, Map<String, String> given) {
        return new AccountLines.Ask(
                book.code(),
                account,
                account.perCase() ? Form.asked(given, "case") : null,
                kind(given),
                Period.asked(given, Period.yearUpTo(clock.today())));
    }

    static @Nullable String kind(Map<String, String> given) {
        var kind = given.getOrDefault("kind", "");
        return EntryKind.isKnown(kind) ? kind : null;
    }

    private static AccountKind known(String code) {
        if (!AccountKind.isKnown(code)) throw CaseGuard.notFound();
        return AccountKind.of(code);
    }
}
