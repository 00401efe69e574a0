package org.passerelle.bookkeeping;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.Accounts;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.Refusals;
import org.passerelle.expenses.Expenses;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One entry: its lines, its document, who recorded it and when, what took it back. An expense is taken back here, with a reason; other
 * entries follow their document, on whose page a credit note or a write-off corrects them. Nothing is ever deleted.
 */
@Controller
@RequestMapping("/ledger/{cooperative}/entries/{id:\\d{1,18}}")
class EntryPages {

    private static final int LONGEST_REASON = 500;

    private final Ledgers ledgers;
    private final Journal journal;
    private final EntryDocuments documents;
    private final Expenses expenses;
    private final Accounts accounts;
    private final TypedFields typed;

    EntryPages(
            Ledgers ledgers,
            Journal journal,
            EntryDocuments documents,
            Expenses expenses,
            Accounts accounts,
            TypedFields typed) {
        this.ledgers = ledgers;
        this.journal = journal;
        this.documents = documents;
        this.expenses = expenses;
        this.accounts = accounts;
        this.typed = typed;
    }

    @GetMapping
    String entry(
            @PathVariable String cooperative,
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var book = ledgers.get(cooperative, who);
        var entry = find(book, id);
        var expense = expenseOf(entry);
        model.addAttribute("book", book);
        model.addAttribute("entry", entry);
        model.addAttribute(
                "document",
                Objects.requireNonNull(
                        documents.of(book.code(), List.of(entry.source())).get(entry.source())));
        if (entry.byAccount() != null)
            accounts.account(entry.byAccount()).ifPresent(account -> model.addAttribute("recordedBy", account.name()));
        if (expense != null) {
            expenses.reversalReason(expense).ifPresent(reason -> model.addAttribute("reason", reason));
            model.addAttribute("reversible", book.corrects() && isOpen(entry));
        }
        model.addAttribute("form", typed.at(request, path(book, id)));
        return "ledger-entry";
    }

    @PostMapping("/reverse")
    @KeepsTyped(page = "/ledger/{cooperative}/entries/{id}")
    String reverse(
            @PathVariable String cooperative,
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var book = ledgers.get(cooperative, who);
        var expense = expenseOf(find(book, id));
        if (!book.corrects() || expense == null) throw CaseGuard.notFound();
        var form = Form.of(request);
        form.required("reason", "ledger.reverse.reason.missing");
        form.atMost("reason", LONGEST_REASON);
        try {
            if (form.accepted()) expenses.reverse(expense, form.value("reason"), who.actorAs(Roles.ACCOUNTANT));
        } catch (Refused refused) {
            Refusals.tell(form, "reason", refused);
        }
        if (!form.accepted()) return typed.again(request, path(book, id), form);
        typed.done(request, path(book, id));
        after.addFlashAttribute("notice", "ledger.reversed");
        return "redirect:" + path(book, id);
    }

    private Journal.Entry find(Ledgers.Book book, long id) {
        return journal.find(book.code(), id).orElseThrow(CaseGuard::notFound);
    }

    private static boolean isOpen(Journal.Entry entry) {
        return entry.reverses() == null && entry.reversedBy() == null;
    }

    private static @Nullable Long expenseOf(Journal.Entry entry) {
        var parts = entry.source().split("/");
        return parts.length == 2 && parts[0].equals("expense") && parts[1].matches("\\d{1,18}")
                ? Long.valueOf(parts[1])
                : null;
    }

    private static String path(Ledgers.Book book, long id) {
        return book.path() + "/entries/" + id;
    }
}
