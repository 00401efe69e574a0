package org.passerelle.bookkeeping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.passerelle.accounts.SignedIn;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.EntryKind;
import org.passerelle.web.TableExport;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All entries of a period, on the page and as a general journal that accounting packages import (docs/treasury.md). */
@Controller
@RequestMapping("/ledger/{cooperative}/journal")
class JournalPages {

    private final Ledgers ledgers;
    private final Journal journal;
    private final EntryDocuments documents;
    private final Exports exports;
    private final BusinessClock clock;

    JournalPages(Ledgers ledgers, Journal journal, EntryDocuments documents, Exports exports, BusinessClock clock) {
        this.ledgers = ledgers;
        this.journal = journal;
        this.documents = documents;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping
    String journal(
            @PathVariable String cooperative,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var book = ledgers.get(cooperative, who);
        var period = Period.asked(given, Period.monthOf(clock.today()));
        var kind = LedgerAccountPages.kind(given);
        int number = journal.count(book.code(), period, kind);
        var paging = Paging.asked(given, number);
        var entries = journal.page(book.code(), period, kind, paging);
        model.addAttribute("book", book);
        model.addAttribute("period", period);
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", EntryKind.codes());
        model.addAttribute("number", number);
        model.addAttribute("paging", paging);
        model.addAttribute("entries", entries);
        model.addAttribute("documents", documents(book, entries));
        return "ledger-journal";
    }

    @GetMapping("/export.{format:xlsx|csv}")
    ResponseEntity<byte[]> export(
            @PathVariable String cooperative,
            @PathVariable String format,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        var book = ledgers.get(cooperative, who);
        var period = Period.asked(given, Period.monthOf(clock.today()));
        var entries = journal.all(book.code(), period, LedgerAccountPages.kind(given));
        var named = documents(book, entries);
        var table = exports.table(
                book,
                "ledger.journal",
                period,
                locale,
                "journal",
                "entry",
                "line",
                "date",
                "document-date",
                "account",
                "name",
                "case",
                "person",
                "kind",
                "document",
                "debit",
                "credit",
                "reverses",
                "recorded");
        for (var entry : entries) add(table, entry, named, locale);
        return table.as(format);
    }

    private void add(
            TableExport table, Journal.Entry entry, Map<String, EntryDocuments.Document> named, Locale locale) {
        int number = 0;
        for (var line : entry.lines()) {
            table.row(
                    entry.journal(),
                    entry.id(),
                    ++number,
                    entry.occurredOn(),
                    entry.documentOn(),
                    line.account().code(),
                    exports.word("ledger.account." + line.account().code(), locale),
                    line.caseNumber(),
                    line.person(),
                    exports.word("ledger.kind." + entry.kind(), locale),
                    Objects.requireNonNull(named.get(entry.source())).name(),
                    TableExport.euros(line.debitCents()),
                    TableExport.euros(line.creditCents()),
                    entry.reverses(),
                    entry.recordedAt().atZone(BusinessClock.ZONE).toLocalDate());
        }
    }

    private Map<String, EntryDocuments.Document> documents(Ledgers.Book book, List<Journal.Entry> entries) {
        return documents.of(
                book.code(), entries.stream().map(Journal.Entry::source).toList());
    }
}
