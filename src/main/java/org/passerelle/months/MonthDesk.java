package org.passerelle.months;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.Roles;
import org.passerelle.engine.OfficeProcesses;
import org.passerelle.engine.OfficeTask;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.CaseMonth;
import org.passerelle.treasury.HolderPayments;
import org.passerelle.treasury.MonthEnd;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do to close a month: begin, call steps done, prepare, approve or send back, say what was paid. Each goes into the books,
 * the file of the month and its process together or not at all.
 */
@Component
class MonthDesk {

    static final String PROCESS = "month-close";

    private final MonthFiles files;
    private final MonthEnd monthEnd;
    private final HolderPayments payments;
    private final Checklist checklist;
    private final Cooperatives cooperatives;
    private final OfficeProcesses processes;

    MonthDesk(
            MonthFiles files,
            MonthEnd monthEnd,
            HolderPayments payments,
            Checklist checklist,
            Cooperatives cooperatives,
            OfficeProcesses processes) {
        this.files = files;
        this.monthEnd = monthEnd;
        this.payments = payments;
        this.checklist = checklist;
        this.cooperatives = cooperatives;
        this.processes = processes;
    }

    /** The next month of the cooperative, once it is over. Of two who begin at once, the second is told of the first. */
    @Transactional
    public void begin(MonthKey key, Actor by) {
        var next = monthEnd.next(key.cooperative()).orElse(null);
        if (next == null) throw new Refused("month-before-first", key.month());
        if (!monthEnd.isOver(key.month()))
            throw new Refused("month-not-over", key.month(), key.month().atEndOfMonth());
        if (key.month().isAfter(next)) throw new Refused("month-close-first", key.month(), next);
        if (key.month().isBefore(next)) throw new Refused("month-closed", key.month());
        if (!files.add(key, cooperatives.get(key.cooperative()).structure())) {
            var begun = files.last(key, "begun").orElseThrow();
            throw new Refused("month-begun", key.month(), begun.byName(), begun.at());
        }
        files.log(key, "begun", by, null, null);
        processes.start(PROCESS, key.toString());
    }

    /** By itself, where a month is over and nobody has begun yet. */
    @Transactional
    public void beginDue(Cooperatives.Office office) {
        monthEnd.next(office.code())
                .filter(monthEnd::isOver)
                .map(month -> new MonthKey(office.code(), month))
                .filter(key -> !files.exists(key))
                .ifPresent(key -> begin(key, Actor.SYSTEM));
    }

    @Transactional
    public void mark(MonthKey key, String step, boolean done, String note, Actor by) {
        open(key, "PrepareMonthClose");
        var found = steps(key, preview(key)).stream()
                .filter(one -> one.code().equals(step))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no step " + step))
                .found();
        if (done) files.mark(key, step, found, note.isBlank() ? null : note.strip(), by);
        else files.unmark(key, step);
    }

    List<Checklist.Step> steps(MonthKey key, List<CaseMonth> preview) {
        return checklist.of(key, cooperatives.get(key.cooperative()), preview);
    }

    /** For the second person. Where one person closes alone, {@link #closeAlone} takes its place. */
    @Transactional
    public void prepare(MonthKey key, Actor by) {
        var task = open(key, "PrepareMonthClose");
        if (closesAlone(key)) throw new Refused("month-reason-missing");
        var preview = preview(key);
        refuseOpenSteps(key, preview);
        files.log(key, "prepared", by, null, MonthSeal.of(preview));
        processes.complete(task.id(), Map.of("secondApproval", true));
    }

    /**
     * Prepares and closes, where the structure has switched the second person off; the reason stays in the story of the month.
     *
     * @param seen the seal of the amounts that the person had before the eyes
     */
    @Transactional
    public void closeAlone(MonthKey key, String seen, String reason, Actor by) {
        var task = open(key, "PrepareMonthClose");
        if (!closesAlone(key)) throw new Refused("month-same-person");
        if (reason.isBlank()) throw new Refused("month-reason-missing");
        shut(key, seen, by);
        refuseOpenSteps(key, preview(key));
        files.log(key, "prepared", by, reason.strip(), seen);
        processes.complete(task.id(), Map.of("secondApproval", false));
    }

    /**
     * From the approval on nothing is booked in the month any more.
     *
     * @param seen the seal of the amounts that the person had before the eyes
     */
    @Transactional
    public void approve(MonthKey key, String seen, Actor by) {
        var task = open(key, "ApproveMonthClose");
        if (isOwnPreparation(key, by.accountId())) throw new Refused("month-same-person");
        shut(key, seen, by);
        files.log(key, "approved", by, null, seen);
        processes.complete(task.id(), Map.of("approved", true));
    }

    /** First shut, then compared: what was booked until this instant is in the comparison, and nothing comes after it. */
    private void shut(MonthKey key, String seen, Actor by) {
        monthEnd.begin(key.cooperative(), key.month(), by);
        if (!MonthSeal.of(preview(key)).equals(seen)) throw new Refused("month-changed");
    }

    private List<CaseMonth> preview(MonthKey key) {
        return monthEnd.preview(key.cooperative(), key.month());
    }

    private boolean closesAlone(MonthKey key) {
        return cooperatives.get(key.cooperative()).closesAlone();
    }

    private void refuseOpenSteps(MonthKey key, List<CaseMonth> preview) {
        long todo = steps(key, preview).stream().filter(step -> !step.done()).count();
        if (todo > 0) throw new Refused("month-steps-open", todo);
    }

    @Transactional
    public void sendBack(MonthKey key, String reason, Actor by) {
        var task = open(key, "ApproveMonthClose");
        if (reason.isBlank()) throw new Refused("month-reason-missing");
        files.log(key, "sent-back", by, reason.strip(), null);
        processes.complete(task.id(), Map.of("approved", false));
    }

    private boolean isOwnPreparation(MonthKey key, @Nullable Long account) {
        return files.last(key, "prepared")
                .filter(prepared -> Objects.equals(prepared.byAccount(), account))
                .isPresent();
    }

    /** @return how much has left the bank */
    @Transactional
    public long pay(MonthKey key, LocalDate paidOn, Actor by) {
        var task = open(key, "PayHolders");
        long cents = payments.pay(key.cooperative(), key.month(), paidOn, by);
        files.log(key, "paid", by, null, null);
        processes.complete(task.id(), Map.of());
        return cents;
    }

    /** The one open task of the month, if there is one. */
    Optional<OfficeTask> task(MonthKey key) {
        return processes.open(key.toString()).stream().findFirst();
    }

    private OfficeTask open(MonthKey key, String task) {
        return task(key).filter(one -> one.key().equals(task)).orElseThrow(() -> new Refused("month-task-over"));
    }

    /** Who may do a task: of its roles the first that the person has. */
    static Optional<String> roleFor(OfficeTask task, Set<String> own) {
        return Roles.STAFF.stream()
                .filter(task.roles()::contains)
                .filter(own::contains)
                .findFirst();
    }
}
