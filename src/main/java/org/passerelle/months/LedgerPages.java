package org.passerelle.months;

import java.util.Map;
import java.util.Set;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.web.Form;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What stands behind an amount of a month: its entries, of one case or of all, of one kind or of all. */
@Controller
class LedgerPages {

    private static final Set<String> KINDS =
            Set.of("sale-received", "sale-credited", "expense", "contribution", "allowance", "settlement", "write-off");

    private final LedgerEntries entries;
    private final MonthLines lines;
    private final MonthPages months;

    LedgerPages(LedgerEntries entries, MonthLines lines, MonthPages months) {
        this.entries = entries;
        this.lines = lines;
        this.months = months;
    }

    @GetMapping("/ledger/{cooperative}/{month}")
    String entries(
            @PathVariable String cooperative,
            @PathVariable String month,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var view = months.view(cooperative, month, who);
        var kind = KINDS.contains(given.getOrDefault("kind", "")) ? given.get("kind") : null;
        var caseNumber = Form.asked(given, "case");
        var sum = entries.sum(view.key(), kind, caseNumber);
        int pages = Math.max(1, (sum.number() + LedgerEntries.PAGE - 1) / LedgerEntries.PAGE);
        var asked = given.getOrDefault("page", "1");
        int page = asked.matches("[1-9]\\d{0,5}") ? Math.min(pages, Integer.parseInt(asked)) : 1;
        model.addAttribute("view", view);
        model.addAttribute("kind", kind);
        if (caseNumber != null) model.addAttribute("holder", holder(caseNumber, view));
        model.addAttribute("entries", entries.of(view.key(), kind, caseNumber, page));
        model.addAttribute("sum", sum);
        model.addAttribute("page", page);
        model.addAttribute("pages", pages);
        return "ledger-entries";
    }

    /** Of this cooperative alone: the number of another's case tells nothing. */
    private MonthLines.Name holder(String caseNumber, MonthView view) {
        return lines.holder(view.key(), caseNumber).orElseThrow(CaseGuard::notFound);
    }
}
