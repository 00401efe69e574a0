package org.passerelle.casefiles;

import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.Access;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.MonthEnd;
import org.passerelle.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The month end of each cooperative: what is closed, what comes next, its totals before and after. */
@Controller
class MonthPages {

    /** @param next null while no treasury is open */
    public record Line(
            String code,
            String name,
            @Nullable YearMonth last,
            @Nullable YearMonth next,
            boolean over) {}

    private final MonthEnd monthEnd;
    private final MonthTotals totals;
    private final Programmes programmes;
    private final Access access;
    private final BusinessClock clock;

    MonthPages(MonthEnd monthEnd, MonthTotals totals, Programmes programmes, Access access, BusinessClock clock) {
        this.monthEnd = monthEnd;
        this.totals = totals;
        this.programmes = programmes;
        this.access = access;
        this.clock = clock;
    }

    @Bean
    static NavItem monthsItem() {
        return new NavItem("months", "/months", "coin", 30, Set.of(Roles.ACCOUNTANT));
    }

    @GetMapping("/months")
    String months(@AuthenticationPrincipal SignedIn who, Model model) {
        var lines = own(who).stream().map(this::line).toList();
        if (lines.isEmpty()) throw CaseGuard.notFound();
        model.addAttribute("lines", lines);
        return "months";
    }

    @GetMapping("/months/{cooperative}")
    String month(@PathVariable String cooperative, @AuthenticationPrincipal SignedIn who, Model model) {
        var line = line(found(cooperative, who));
        model.addAttribute("line", line);
        if (line.next() != null) {
            model.addAttribute("totals", totals.of(cooperative, line.next()));
            model.addAttribute("held", totals.held(cooperative, line.next()));
            model.addAttribute("negative", totals.negative(cooperative, line.next()));
        }
        if (line.last() != null) {
            model.addAttribute("before", totals.of(cooperative, line.last()));
            model.addAttribute("heldBefore", totals.held(cooperative, line.last()));
        }
        model.addAttribute("closed", totals.closed(cooperative));
        return "month";
    }

    /** Closes the month that was looked at, and no other that has become the next one meanwhile. */
    @PostMapping("/months/{cooperative}")
    String close(
            @PathVariable String cooperative,
            @RequestParam String month,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request,
            RedirectAttributes after) {
        var line = line(found(cooperative, who));
        if (!month.equals(String.valueOf(line.next()))) {
            after.addFlashAttribute("notice", "months.changed");
            return "redirect:/months/" + cooperative;
        }
        monthEnd.close(cooperative, parsed(month), who.actorAs(Roles.ACCOUNTANT));
        after.addFlashAttribute("closedMonth", month);
        return "redirect:/months/" + cooperative;
    }

    private static YearMonth parsed(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            throw CaseGuard.notFound();
        }
    }

    private Line line(Programme.Cooperative cooperative) {
        var next = monthEnd.next(cooperative.code()).orElse(null);
        return new Line(
                cooperative.code(),
                cooperative.organisation().name(),
                monthEnd.lastClosed(cooperative.code()).orElse(null),
                next,
                next != null && clock.today().isAfter(next.atEndOfMonth()));
    }

    private Programme.Cooperative found(String code, SignedIn who) {
        return own(who).stream().filter(c -> c.code().equals(code)).findFirst().orElseThrow(CaseGuard::notFound);
    }

    /** The cooperatives of the programmes whose accounts the person keeps. */
    private List<Programme.Cooperative> own(SignedIn who) {
        var own = new ArrayList<Programme.Cooperative>();
        for (var programme : programmes.all()) {
            if (access.rolesIn(programme.structure().code(), who).contains(Roles.ACCOUNTANT)) {
                own.addAll(programme.cooperatives());
            }
        }
        return own;
    }
}
