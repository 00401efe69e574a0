package org.passerelle.bookkeeping;

import java.util.Locale;
import java.util.Map;
import org.passerelle.accounts.Access;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.AccountKind;
import org.passerelle.treasury.Treasury;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The treasury of a case over any period: what it held, what came in, what went out, what it holds, line by line. For holder and staff. */
@Controller
@RequestMapping("/treasury/{number}")
class TreasuryPages {

    private final Cases cases;
    private final Access access;
    private final Treasury treasury;
    private final AccountLines lines;
    private final EntryDocuments documents;
    private final CaseHead head;
    private final Exports exports;
    private final BusinessClock clock;

    TreasuryPages(
            Cases cases,
            Access access,
            Treasury treasury,
            AccountLines lines,
            EntryDocuments documents,
            CaseHead head,
            Exports exports,
            BusinessClock clock) {
        this.cases = cases;
        this.access = access;
        this.treasury = treasury;
        this.lines = lines;
        this.documents = documents;
        this.head = head;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping
    String treasury(
            @PathVariable String number,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var projectCase = readable(number, who);
        var ask = ask(projectCase, given);
        var sums = lines.sums(ask);
        var paging = Paging.asked(given, sums.number());
        var page = lines.page(ask, paging);
        model.addAttribute("head", head.of(projectCase));
        model.addAttribute("own", isOwn(projectCase, who));
        model.addAttribute("period", ask.period());
        model.addAttribute("kind", ask.kind());
        model.addAttribute("sums", sums);
        model.addAttribute("paging", paging);
        model.addAttribute("lines", page);
        model.addAttribute(
                "documents",
                documents.of(
                        ask.cooperative(),
                        page.stream().map(AccountLines.Line::source).toList()));
        return "treasury";
    }

    @GetMapping("/export.{format:xlsx|csv}")
    ResponseEntity<byte[]> export(
            @PathVariable String number,
            @PathVariable String format,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        var ask = ask(readable(number, who), given);
        var period = ask.period();
        var title = exports.word("money.title", locale) + " " + number + " " + period.from() + " " + period.to();
        return LineExport.of(
                        exports.table(title, locale, LineExport.COLUMNS),
                        lines.all(ask),
                        documents,
                        ask.cooperative(),
                        exports,
                        locale)
                .as(format);
    }

    private AccountLines.Ask ask(ProjectCase projectCase, Map<String, String> given) {
        if (!treasury.isOpen(projectCase.number())) throw CaseGuard.notFound();
        return new AccountLines.Ask(
                treasury.cooperative(projectCase.number()),
                AccountKind.TREASURY,
                projectCase.number(),
                LedgerAccountPages.kind(given),
                Period.asked(given, Period.yearUpTo(clock.today())));
    }

    /** To others the treasury does not exist. */
    private ProjectCase readable(String number, SignedIn who) {
        return cases.find(number)
                .filter(found -> access.mayRead(found.structure(), found.personId(), who))
                .orElseThrow(CaseGuard::notFound);
    }

    private boolean isOwn(ProjectCase projectCase, SignedIn who) {
        return access.mayActAs(Roles.PROJECT_HOLDER, projectCase.structure(), projectCase.personId(), who);
    }
}
