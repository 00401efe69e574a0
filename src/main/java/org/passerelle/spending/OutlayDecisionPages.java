package org.passerelle.spending;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.Refusals;
import org.passerelle.engine.AlreadyDone;
import org.passerelle.engine.CaseTask;
import org.passerelle.engine.CaseTasks;
import org.passerelle.expenses.Outlay;
import org.passerelle.expenses.Outlays;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The three decisions on an outlay. Each completes its task: the task, the decision and what follows hold together or not at all. */
@Controller
class OutlayDecisionPages {

    private final OutlayDesk desk;
    private final Outlays outlays;
    private final CaseTasks tasks;
    private final TypedFields typed;

    OutlayDecisionPages(OutlayDesk desk, Outlays outlays, CaseTasks tasks, TypedFields typed) {
        this.desk = desk;
        this.outlays = outlays;
        this.tasks = tasks;
        this.typed = typed;
    }

    @PostMapping("/outlays/{id:\\d{1,18}}/decide")
    @KeepsTyped(page = "/outlays/{id}")
    String decide(
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var outlay = desk.outlay(id, who);
        if (!desk.isStaff(desk.projectCase(outlay.caseNumber(), who), who)) throw CaseGuard.notFound();
        var form = Form.of(request);
        var task = desk.task(outlay, who).orElse(null);
        try {
            if (task == null || !task.id().equals(form.value("task"))) throw new Refused("outlay-decided-meanwhile");
            var decision = decision(outlay, task, form);
            if (form.accepted()) {
                var actor = who.actorAs(task.role());
                tasks.complete(task.id(), Map.of(), actor, () -> decision.accept(actor));
            }
        } catch (AlreadyDone done) {
            form.refuse("decision-form", "refused.outlay-decided-meanwhile");
        } catch (Refused refused) {
            Refusals.tell(form, "decision-form", refused);
        }
        if (!form.accepted()) return typed.again(request, OutlayDesk.path(id), form);
        typed.done(request, OutlayDesk.path(id));
        after.addFlashAttribute("notice", "outlay.decided");
        return "redirect:" + OutlayDesk.path(id);
    }

    /** Which of the three it is follows from where the outlay stands, not from the name of the task. */
    private Consumer<Actor> decision(Outlay outlay, CaseTask task, Form form) {
        long id = outlay.id();
        if (outlay.awaitsWord()) {
            form.oneOf("decision", List.of("allow", "refuse"), "outlay.decision.missing");
            form.required("reason", "outlay.reason.missing");
            form.atMost("reason", 500);
            return actor ->
                    outlays.decideOverspending(id, form.value("decision").equals("allow"), form.value("reason"), actor);
        }
        return switch (outlay.status()) {
            case SUBMITTED -> {
                var refusals = refusals(outlay, form);
                yield actor -> outlays.check(id, refusals, actor);
            }
            case CHECKED -> {
                var shares = new LinkedHashMap<Long, Integer>();
                outlay.lines()
                        .forEach(line -> form.number("deductible-" + line.id(), 0, 100)
                                .ifPresent(share -> shares.put(line.id(), share)));
                yield actor -> outlays.book(id, shares, actor);
            }
            default -> throw new Refused("outlay-decided-meanwhile");
        };
    }

    private static Map<Long, String> refusals(Outlay outlay, Form form) {
        var refusals = new LinkedHashMap<Long, String>();
        if (form.has("all")) return refusals;
        var lines = outlay.kind().isClaim() ? outlay.lines() : outlay.lines().subList(0, 1);
        for (var line : lines) {
            var decision = form.oneOf("decision-" + line.id(), List.of("accept", "refuse"), "outlay.decision.missing");
            if (!decision.equals("refuse")) continue;
            refusals.put(line.id(), form.required("reason-" + line.id(), "outlay.reason.missing"));
            form.atMost("reason-" + line.id(), 500);
        }
        return refusals;
    }
}
