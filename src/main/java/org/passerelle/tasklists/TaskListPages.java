package org.passerelle.tasklists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.casefiles.Progress;
import org.passerelle.casefiles.Wording;
import org.passerelle.casefiles.Words;
import org.passerelle.engine.TaskCatalogue;
import org.passerelle.months.Cooperatives;
import org.passerelle.months.MonthKey;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.Formats;
import org.passerelle.web.NavItem;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page of staff: what to do, the most pressing first. All choices stand in the address. */
@Controller
class TaskListPages {

    /**
     * A line in words.
     *
     * @param about whom or what the task is about, with the page of that
     */
    public record Line(
            TaskRow row,
            String title,
            String about,
            String aboutPath,
            @Nullable String stage,
            @Nullable Progress progress,
            String path,
            @Nullable Integer of) {}

    /** Something to choose from, with how many there are. */
    public record Choice(String code, String label, int number) {}

    private final TaskList list;
    private final CaseGuard guard;
    private final CaseHead head;
    private final Wording wording;
    private final TaskCatalogue catalogue;
    private final Programmes programmes;
    private final Cooperatives cooperatives;
    private final BusinessClock clock;

    TaskListPages(
            TaskList list,
            CaseGuard guard,
            CaseHead head,
            Wording wording,
            TaskCatalogue catalogue,
            Programmes programmes,
            Cooperatives cooperatives,
            BusinessClock clock) {
        this.list = list;
        this.guard = guard;
        this.head = head;
        this.wording = wording;
        this.catalogue = catalogue;
        this.programmes = programmes;
        this.cooperatives = cooperatives;
        this.clock = clock;
    }

    @Bean
    static NavItem tasksItem() {
        return new NavItem("tasks", "/tasks", "list", 10, Set.copyOf(Roles.STAFF));
    }

    @GetMapping("/tasks")
    String tasks(@RequestParam Map<String, String> given, @AuthenticationPrincipal SignedIn who, Model model) {
        if (!who.isStaff()) throw CaseGuard.notFound();
        var filter = TaskFilter.of(given);
        var counts = list.counts(who.accountId(), filter);
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        var kinds = list.kinds(who.accountId());
        int shown = filter.when() == null ? all : counts.getOrDefault(filter.when(), 0);
        model.addAttribute("filter", filter);
        model.addAttribute("when", counts);
        model.addAttribute("total", all);
        model.addAttribute("counts", Map.of("tasks", all));
        model.addAttribute("groups", groups(list.page(who.accountId(), filter)));
        model.addAttribute("pages", Math.max(1, (shown + TaskList.PAGE - 1) / TaskList.PAGE));
        model.addAttribute("stages", stages(kinds));
        model.addAttribute("kinds", kinds(kinds));
        model.addAttribute("roles", roles(kinds));
        if (model.getAttribute("happened") instanceof Happened happened) {
            var projectCase = guard.forStaff(happened.caseNumber(), who);
            model.addAttribute("happenedWords", wording.of(projectCase));
            model.addAttribute("happenedHead", head.of(projectCase));
        }
        return "tasks";
    }

    private Map<String, List<Line>> groups(List<TaskRow> rows) {
        var groups = new LinkedHashMap<String, List<Line>>();
        for (var row : rows)
            groups.computeIfAbsent(row.bucket(), bucket -> new ArrayList<>()).add(line(row));
        return groups;
    }

    private Line line(TaskRow row) {
        var words = wording.of(row.programme());
        if (row.stage() == null) return line(row, MonthKey.read(row.number()).orElseThrow(), words);
        var limit = programmes
                .programme(row.programme())
                .stage(row.stage())
                .map(Programme.Stage::limit)
                .orElse(null);
        var progress = Progress.at(clock.today(), row.firstDay(), row.suspendedDays(), limit);
        var items = catalogue.checklists().get(row.key());
        var own = items == null ? null : words.of("task." + row.key() + ".list");
        var title = own == null ? words.task(row.key()) : own;
        var path = items == null ? "/tasks/" + row.id() : "/cases/" + row.number() + "/checklist/" + row.key();
        return new Line(
                row,
                title,
                row.person(),
                "/cases/" + row.number(),
                words.stage(row.stage()),
                progress,
                path,
                items == null ? null : items.values().size());
    }

    /** A task of a month of a cooperative is done on the page of that month. */
    private Line line(TaskRow row, MonthKey key, Words words) {
        var name = cooperatives
                .find(key.cooperative())
                .map(Cooperatives.Office::name)
                .orElse(key.cooperative());
        var month = Formats.in(Wording.language()).month(key.month());
        return new Line(row, words.task(row.key()), name + ", " + month, key.path(), null, null, key.path(), null);
    }

    private List<Choice> stages(List<TaskList.Kind> kinds) {
        var numbers = new TreeMap<String, Integer>();
        var labels = new LinkedHashMap<String, String>();
        for (var kind : kinds) {
            if (kind.stage() == null) continue;
            numbers.merge(kind.stage(), kind.number(), Integer::sum);
            labels.put(kind.stage(), wording.of(kind.programme()).stage(kind.stage()));
        }
        var order = programmes.all().stream()
                .flatMap(p -> p.stages().stream())
                .map(Programme.Stage::code)
                .distinct();
        return order.filter(numbers::containsKey)
                .map(code -> new Choice(code, labels.getOrDefault(code, code), numbers.getOrDefault(code, 0)))
                .toList();
    }

    private List<Choice> kinds(List<TaskList.Kind> kinds) {
        var numbers = new TreeMap<String, Integer>();
        var labels = new LinkedHashMap<String, String>();
        for (var kind : kinds) {
            numbers.merge(kind.key(), kind.number(), Integer::sum);
            labels.put(kind.key(), wording.of(kind.programme()).task(kind.key()));
        }
        return numbers.entrySet().stream()
                .map(kind ->
                        new Choice(kind.getKey(), labels.getOrDefault(kind.getKey(), kind.getKey()), kind.getValue()))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private static List<Choice> roles(List<TaskList.Kind> kinds) {
        var numbers = new TreeMap<String, Integer>();
        kinds.forEach(kind -> numbers.merge(kind.role(), kind.number(), Integer::sum));
        return numbers.entrySet().stream()
                .map(role -> new Choice(role.getKey(), role.getKey(), role.getValue()))
                .toList();
    }
}
