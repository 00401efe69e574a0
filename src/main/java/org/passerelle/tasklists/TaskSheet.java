package org.passerelle.tasklists;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefiles.CaseMoney;
import org.passerelle.casefiles.FactLines;
import org.passerelle.casefiles.Wording;
import org.passerelle.casefiles.Words;
import org.passerelle.cases.ProjectCase;
import org.passerelle.engine.CaseTask;
import org.passerelle.programmes.Programmes;
import org.passerelle.sales.Sales;
import org.passerelle.shared.BusinessClock;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What somebody needs to know to do a task, beside its form. What is shown follows from what the task carries: a proposal, a quote, a
 * cooperative to choose, a treasury, a settlement to make.
 */
@Component
class TaskSheet {

    /** What a decision table proposed, and why. */
    public record Proposal(
            String text,
            @Nullable String because,
            String cooperative,
            @Nullable LocalDate eligibleFrom) {}

    /** How many people a cooperative accompanies now, and how many of them belong to the target group. */
    public record Quota(String cooperative, int people, int inTargetGroup, BigDecimal share) {

        /** Of people there are some. */
        public BigDecimal part() {
            return BigDecimal.valueOf(inTargetGroup).divide(BigDecimal.valueOf(people), 3, RoundingMode.HALF_UP);
        }
    }

    private final FactLines facts;
    private final CaseMoney money;
    private final Sales sales;
    private final Wording wording;
    private final Programmes programmes;
    private final Quotas quotas;
    private final Checklists checklists;
    private final SettlementSheet settlement;
    private final BusinessClock clock;

    TaskSheet(
            FactLines facts,
            CaseMoney money,
            Sales sales,
            Wording wording,
            Programmes programmes,
            Quotas quotas,
            Checklists checklists,
            SettlementSheet settlement,
            BusinessClock clock) {
        this.facts = facts;
        this.money = money;
        this.sales = sales;
        this.wording = wording;
        this.programmes = programmes;
        this.quotas = quotas;
        this.checklists = checklists;
        this.settlement = settlement;
        this.clock = clock;
    }

    void fill(CaseTask task, ProjectCase projectCase, Model model) {
        var words = wording.of(projectCase);
        model.addAttribute("facts", facts.of(projectCase));
        proposal(task, projectCase, words).ifPresent(proposal -> model.addAttribute("proposal", proposal));
        if (task.variables().get("quoteId") instanceof Number id)
            model.addAttribute("quote", sales.quote(id.longValue()));
        money(projectCase, model);
        if (task.variables().get("askedCents") instanceof Number cents) model.addAttribute("askedCents", cents);
        settlement(task, projectCase, model);
        if (decidesCooperative(task)) model.addAttribute("quotas", quotas(projectCase, words));
        if (TaskAnswers.part(task).isEmpty()) {
            model.addAttribute("checklist", checklists.inCurrentStage(projectCase, words));
        }
    }

    private static boolean showsSettlement(CaseTask task) {
        return "settlement".equals(task.properties().get("shows"));
    }

    void settlement(CaseTask task, ProjectCase projectCase, Model model) {
        if (!showsSettlement(task)) return;
        boolean ownInvoice = Boolean.TRUE.equals(task.variables().get("ownInvoice"));
        settlement.of(projectCase, ownInvoice).ifPresent(shown -> model.addAttribute("settlement", shown));
    }

    void money(ProjectCase projectCase, Model model) {
        money.now(projectCase.number()).ifPresent(now -> model.addAttribute("money", now));
    }

    private static Optional<Proposal> proposal(CaseTask task, ProjectCase projectCase, Words words) {
        var code = task.variables().get("proposal");
        var text = code == null ? null : words.of("proposal." + code);
        if (text == null) return Optional.empty();
        var because = task.variables().get("because");
        var from = Objects.toString(task.variables().get("eligibleFrom"), "");
        return Optional.of(new Proposal(
                text,
                because == null ? null : words.of("because." + because),
                decidesCooperative(task) ? words.cooperative(projectCase.cooperative()) : "",
                from.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(from) : null));
    }

    private static boolean decidesCooperative(CaseTask task) {
        return task.fields().stream().map(field -> field.property("list")).anyMatch("cooperatives"::equals);
    }

    private List<Quota> quotas(ProjectCase projectCase, Words words) {
        var programme = programmes.programme(projectCase.programme());
        var rules = programme.rulesOn(clock.today());
        // A programme without a quota names no such rule.
        if (!rules.containsKey("quotaShare")) return List.of();
        var share = new BigDecimal(rules.get("quotaShare").toString());
        var lines = new ArrayList<Quota>();
        for (var count : quotas.of(programme)) {
            lines.add(new Quota(words.cooperative(count.cooperative()), count.people(), count.inTargetGroup(), share));
        }
        return lines;
    }
}
