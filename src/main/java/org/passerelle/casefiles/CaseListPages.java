package org.passerelle.casefiles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.Form;
import org.passerelle.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of cases: find somebody by name, or look through a stage or a cooperative. */
@Controller
class CaseListPages {

    /** A line in words. */
    public record Line(
            CaseList.Row row,
            String stage,
            @Nullable String exit,
            String cooperative,
            @Nullable Progress progress) {}

    private final CaseList list;
    private final Wording wording;
    private final Programmes programmes;
    private final BusinessClock clock;

    CaseListPages(CaseList list, Wording wording, Programmes programmes, BusinessClock clock) {
        this.list = list;
        this.wording = wording;
        this.programmes = programmes;
        this.clock = clock;
    }

    @Bean
    static NavItem casesItem() {
        return new NavItem("cases", "/cases", "people", 20, Set.copyOf(Roles.STAFF));
    }

    @GetMapping("/cases")
    String cases(@RequestParam Map<String, String> given, @AuthenticationPrincipal SignedIn who, Model model) {
        if (!who.isStaff()) throw CaseGuard.notFound();
        var page = given.getOrDefault("page", "");
        var filter = new CaseList.Filter(
                Form.asked(given, "stage"),
                Form.asked(given, "cooperative"),
                Form.asked(given, "q"),
                page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
        int total = list.count(who.accountId(), filter);
        model.addAttribute("q", filter.q());
        model.addAttribute("stage", filter.stage());
        model.addAttribute("cooperative", filter.cooperative());
        model.addAttribute("page", filter.page());
        model.addAttribute("total", total);
        model.addAttribute("pages", Math.max(1, (total + CaseList.PAGE - 1) / CaseList.PAGE));
        model.addAttribute(
                "lines",
                list.page(who.accountId(), filter).stream().map(this::line).toList());
        choices(list.kinds(who.accountId()), model);
        return "cases";
    }

    private Line line(CaseList.Row row) {
        var words = wording.of(row.programme());
        var limit = programmes
                .programme(row.programme())
                .stage(row.stage())
                .map(Programme.Stage::limit)
                .orElse(null);
        return new Line(
                row,
                words.stage(row.stage()),
                row.exitCode() == null ? null : words.of("exit." + row.exitCode()),
                words.cooperative(row.cooperative()),
                Progress.at(clock.today(), row.firstDay(), row.suspendedDays(), limit));
    }

    /** Stages in the order of the programmes, cooperatives by name. */
    private void choices(List<CaseList.Kind> kinds, Model model) {
        var stages = new LinkedHashMap<String, String>();
        var cooperatives = new LinkedHashMap<String, String>();
        for (var programme : programmes.all()) {
            var words = wording.of(programme.code());
            programme.stages().forEach(stage -> stages.put(stage.code(), words.stage(stage.code())));
            programme
                    .cooperatives()
                    .forEach(c -> cooperatives.put(c.code(), c.organisation().name()));
        }
        stages.keySet().retainAll(kinds.stream().map(CaseList.Kind::stage).toList());
        cooperatives
                .keySet()
                .retainAll(kinds.stream().map(CaseList.Kind::cooperative).toList());
        model.addAttribute("stages", stages);
        model.addAttribute("cooperatives", cooperatives);
    }
}
