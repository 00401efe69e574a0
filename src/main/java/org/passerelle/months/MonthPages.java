package org.passerelle.months;

import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.shared.BusinessClock;
import org.passerelle.treasury.CaseMonth;
import org.passerelle.treasury.MonthEnd;
import org.passerelle.treasury.MonthRun;
import org.passerelle.web.Form;
import org.passerelle.web.NavItem;
import org.passerelle.web.TypedFields;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The months of each cooperative: who has the next one, what is in the way, what it will book, what earlier ones have booked. */
@Controller
class MonthPages {

    private static final int PAGE = 50;

    /** @param month the next to close; null while no treasury is open */
    public record Overview(
            Cooperatives.Office office,
            @Nullable MonthView month,
            @Nullable YearMonth last) {}

    private final MonthViews views;
    private final MonthLines lines;
    private final MonthDesk desk;
    private final MonthEnd monthEnd;
    private final Cooperatives cooperatives;
    private final TypedFields typed;
    private final BusinessClock clock;

    MonthPages(
            MonthViews views,
            MonthLines lines,
            MonthDesk desk,
            MonthEnd monthEnd,
            Cooperatives cooperatives,
            TypedFields typed,
            BusinessClock clock) {
        this.views = views;
        this.lines = lines;
        this.desk = desk;
        this.monthEnd = monthEnd;
        this.cooperatives = cooperatives;
        this.typed = typed;
        this.clock = clock;
    }

    @Bean
    static NavItem monthsItem() {
        return new NavItem("months", "/months", "coin", 30, Set.of(Roles.ACCOUNTANT, Roles.COORDINATOR));
    }

    @GetMapping("/months")
    String months(@AuthenticationPrincipal SignedIn who, Model model) {
        var own = cooperatives.of(who);
        if (own.isEmpty()) throw CaseGuard.notFound();
        model.addAttribute(
                "lines", own.stream().map(office -> overview(office, who)).toList());
        return "months";
    }

    private Overview overview(Cooperatives.Office office, SignedIn who) {
        return new Overview(
                office,
                views.next(office, who).orElse(null),
                monthEnd.lastClosed(office.code()).orElse(null));
    }

    /** The months of one cooperative. */
    @GetMapping("/months/{cooperative}")
    String cooperative(@PathVariable String cooperative, @AuthenticationPrincipal SignedIn who, Model model) {
        var office = found(cooperative, who);
        model.addAttribute("office", office);
        views.next(office, who).ifPresent(next -> model.addAttribute("next", next));
        model.addAttribute("history", views.history(office));
        return "cooperative-months";
    }

    @GetMapping("/months/{cooperative}/{month}")
    String month(
            @PathVariable String cooperative,
            @PathVariable String month,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var view = view(cooperative, month, who);
        var waiting = typed.waiting(request, view.key().path());
        model.addAttribute("form", waiting != null ? waiting : Form.empty().with("paidOn", clock.today()));
        return show(view, show, page, model);
    }

    private String show(MonthView view, String show, String page, Model model) {
        var all = lines.of(view.key());
        model.addAttribute("view", view);
        totals(view, all, model);
        if (view.state().equals("prepare") || view.state().equals("approve")) {
            var preview = all.stream()
                    .map(MonthLines.Line::preview)
                    .filter(Objects::nonNull)
                    .toList();
            model.addAttribute("steps", desk.steps(view.key(), preview));
            model.addAttribute("changed", view.state().equals("approve") && hasChanged(view, preview));
        }
        if (view.isBooked()) model.addAttribute("owed", lines.owed(view.key()));
        lines(all, show, page, model);
        return "month";
    }

    /** The last look before the month is shut: what will follow, to be confirmed by whoever may. */
    @GetMapping("/months/{cooperative}/{month}/check")
    String check(
            @PathVariable String cooperative,
            @PathVariable String month,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var view = view(cooperative, month, who);
        if (!view.mayShut()) return "redirect:" + view.key().path();
        var preview = monthEnd.preview(view.office().code(), view.key().month());
        var all = lines.named(Map.of(), preview);
        model.addAttribute("form", typed.at(request, view.checkPath()));
        model.addAttribute("view", view);
        totals(view, all, model);
        model.addAttribute("owed", MonthOwed.of(all));
        model.addAttribute("seen", MonthSeal.of(preview));
        model.addAttribute("changed", view.state().equals("approve") && hasChanged(view, preview));
        return "month-check";
    }

    private void totals(MonthView view, List<MonthLines.Line> all, Model model) {
        model.addAttribute(
                "totals",
                MonthTotals.of(all.stream().map(MonthLines.Line::figures).toList()));
        previous(view).ifPresent(before -> {
            model.addAttribute("beforeMonth", before);
            model.addAttribute(
                    "before",
                    MonthTotals.of(monthEnd.booked(view.office().code(), before).values()));
        });
    }

    private static boolean hasChanged(MonthView view, List<CaseMonth> preview) {
        return view.events().stream()
                .filter(event -> event.kind().equals("prepared"))
                .reduce((earlier, later) -> later)
                .filter(prepared -> !MonthSeal.of(preview).equals(prepared.seal()))
                .isPresent();
    }

    private static void lines(List<MonthLines.Line> all, String show, String page, Model model) {
        var cut = all.stream().filter(line -> !line.cuts().isEmpty()).toList();
        var negative =
                all.stream().filter(line -> line.figures().closingCents() < 0).toList();
        var chosen = switch (show) {
            case "cut" -> cut;
            case "negative" -> negative;
            default -> all;
        };
        int pages = Math.max(1, (chosen.size() + PAGE - 1) / PAGE);
        int at = page.matches("[1-9]\\d{0,5}") ? Math.min(pages, Integer.parseInt(page)) : 1;
        model.addAttribute("show", show.equals("cut") || show.equals("negative") ? show : "");
        model.addAttribute("all", all.size());
        model.addAttribute("cut", cut.size());
        model.addAttribute("negative", negative.size());
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        model.addAttribute("lines", chosen.subList((at - 1) * PAGE, Math.min(chosen.size(), at * PAGE)));
    }

    private Optional<YearMonth> previous(MonthView view) {
        var before = view.key().month().minusMonths(1);
        return monthEnd.run(view.office().code(), before)
                .filter(MonthRun::closed)
                .map(MonthRun::month);
    }

    MonthView view(String cooperative, String month, SignedIn who) {
        var office = found(cooperative, who);
        return views.of(new MonthKey(office.code(), parsed(month)), who).orElseThrow(CaseGuard::notFound);
    }

    private static YearMonth parsed(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            throw CaseGuard.notFound();
        }
    }

    /** To others the months of a cooperative do not exist. */
    Cooperatives.Office found(String code, SignedIn who) {
        return cooperatives.of(who).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(CaseGuard::notFound);
    }
}
