package org.passerelle.months;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.engine.OfficeProcesses;
import org.passerelle.engine.OfficeTask;
import org.passerelle.treasury.MonthEnd;
import org.passerelle.treasury.MonthRun;
import org.springframework.stereotype.Component;

/** Says where a month stands, from the books and its process. */
@Component
class MonthViews {

    private final MonthEnd monthEnd;
    private final MonthDesk desk;
    private final MonthFiles files;
    private final OfficeProcesses processes;
    private final Cooperatives cooperatives;

    MonthViews(
            MonthEnd monthEnd, MonthDesk desk, MonthFiles files, OfficeProcesses processes, Cooperatives cooperatives) {
        this.monthEnd = monthEnd;
        this.desk = desk;
        this.files = files;
        this.processes = processes;
        this.cooperatives = cooperatives;
    }

    /** Empty for a month before the first treasury, or after the next month to close. */
    Optional<MonthView> of(MonthKey key, SignedIn who) {
        var run = monthEnd.run(key.cooperative(), key.month());
        var next = monthEnd.next(key.cooperative());
        if (run.isEmpty() && !next.equals(Optional.of(key.month()))) return Optional.empty();
        var office = cooperatives.get(key.cooperative());
        var task = desk.task(key).orElse(null);
        var role = task == null
                ? null
                : MonthDesk.roleFor(task, cooperatives.roles(office, who)).orElse(null);
        var events = files.events(key);
        return Optional.of(new MonthView(
                key,
                office,
                state(key, run.orElse(null), task),
                run.orElse(null),
                task,
                role,
                isOwn(events, who),
                processes.isStuck(key.toString()),
                events));
    }

    private static boolean isOwn(List<MonthFiles.Event> events, SignedIn who) {
        return events.stream()
                .filter(event -> event.kind().equals("prepared"))
                .reduce((earlier, later) -> later)
                .filter(prepared -> who.accountId().equals(prepared.byAccount()))
                .isPresent();
    }

    private String state(MonthKey key, @Nullable MonthRun run, @Nullable OfficeTask task) {
        if (task != null) {
            return switch (task.key()) {
                case "PrepareMonthClose" -> "prepare";
                case "ApproveMonthClose" -> "approve";
                default -> "pay";
            };
        }
        if (run != null && !run.closed()) return "closing";
        if (run != null)
            return run.casesToTell() > 0 || processes.isRunning(MonthDesk.PROCESS, key.toString())
                    ? "telling"
                    : "closed";
        return monthEnd.isOver(key.month()) ? "ready" : "open";
    }

    /** The next month to close, when there is one. */
    Optional<MonthView> next(Cooperatives.Office office, SignedIn who) {
        return monthEnd.next(office.code()).flatMap(month -> of(new MonthKey(office.code(), month), who));
    }

    /** Begun and closed months, the latest first. */
    List<MonthRun> history(Cooperatives.Office office) {
        return monthEnd.runs(office.code());
    }
}
