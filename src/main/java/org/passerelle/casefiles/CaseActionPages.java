package org.passerelle.casefiles;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.cases.CaseActions;
import org.passerelle.cases.ProjectCase;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.passerelle.web.Formats;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What staff do to a case outside its tasks. Each asks for its coded reason, then shows what will follow, and only then does it. */
@Controller
@RequestMapping("/cases/{number}/actions/{action:suspend|resume|end-test|withdraw|meet}")
class CaseActionPages {

    static final List<String> ROLES = List.of(Roles.ADVISOR, Roles.COORDINATOR);

    private final CaseGuard guard;
    private final CaseHead head;
    private final CaseActions actions;
    private final Consequences consequences;
    private final Programmes programmes;
    private final Wording wording;
    private final TypedFields typed;
    private final BusinessClock clock;

    CaseActionPages(
            CaseGuard guard,
            CaseHead head,
            CaseActions actions,
            Consequences consequences,
            Programmes programmes,
            Wording wording,
            TypedFields typed,
            BusinessClock clock) {
        this.guard = guard;
        this.head = head;
        this.actions = actions;
        this.consequences = consequences;
        this.programmes = programmes;
        this.wording = wording;
        this.typed = typed;
        this.clock = clock;
    }

    @GetMapping
    String page(
            @PathVariable String number,
            @PathVariable String action,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var projectCase = guard.forRole(number, who, ROLES);
        var form = typed.at(request, path(number, action));
        if (action.equals("end-test") && !form.has("lastDay")) form.with("lastDay", clock.today());
        model.addAttribute("form", form);
        show(projectCase, action, model);
        return "case-action";
    }

    /** Tries it and shows what would follow. */
    @PostMapping
    @KeepsTyped
    String look(
            @PathVariable String number,
            @PathVariable String action,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var projectCase = guard.forRole(number, who, ROLES);
        var form = Form.of(request);
        var by = guard.actor(projectCase, who, ROLES);
        check(projectCase, action, form);
        try {
            if (form.accepted()) {
                model.addAttribute("outcome", consequences.tried(number, () -> run(number, action, form, by)));
            }
        } catch (Refused refused) {
            Refusals.tell(form, "action", refused);
        }
        if (!form.accepted()) return typed.again(request, path(number, action), form);
        model.addAttribute("given", form.values());
        model.addAttribute("answers", answers(projectCase, action, form));
        show(projectCase, action, model);
        return "case-action-check";
    }

    @PostMapping("/confirm")
    String confirm(
            @PathVariable String number,
            @PathVariable String action,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var projectCase = guard.forRole(number, who, ROLES);
        var form = Form.of(request);
        var by = guard.actor(projectCase, who, ROLES);
        check(projectCase, action, form);
        try {
            if (form.accepted()) {
                after.addFlashAttribute("outcome", consequences.of(number, () -> run(number, action, form, by)));
                after.addFlashAttribute("done", action);
            }
        } catch (Refused refused) {
            Refusals.tell(form, "action", refused);
        }
        if (!form.accepted()) return typed.again(request, path(number, action), form);
        typed.done(request, path(number, action));
        return "redirect:/cases/" + number;
    }

    private void run(String number, String action, Form form, Actor by) {
        switch (action) {
            case "suspend" -> actions.suspend(number, form.value("reason"), by);
            case "resume" -> actions.resume(number, by);
            case "end-test" ->
                actions.endStage(
                        number, form.value("reason"), form.date("lastDay").orElseThrow(), by);
            case "meet" ->
                actions.fixMeeting(
                        number,
                        form.date("appointmentOn").orElseThrow(),
                        form.valueOrNull("appointmentTime"),
                        form.valueOrNull("appointmentPlace"),
                        by);
            default -> actions.withdraw(number, by);
        }
    }

    private void check(ProjectCase projectCase, String action, Form form) {
        var reasons = reasons(projectCase, action);
        if (!reasons.isEmpty()) form.oneOf("reason", reasons, "case.action.reason.missing");
        if (action.equals("end-test")) {
            form.required("lastDay", "case.action.lastDay.missing");
            form.date("lastDay");
        }
        if (action.equals("meet")) {
            form.required("appointmentOn", "case.action.appointmentOn.missing");
            form.date("appointmentOn")
                    .filter(day -> day.isBefore(clock.today()))
                    .ifPresent(day -> form.refuse("appointmentOn", "answer.in-the-past"));
            form.atMost("appointmentTime", 60);
            form.atMost("appointmentPlace", 200);
        }
    }

    private List<FactLines.Line> answers(ProjectCase projectCase, String action, Form form) {
        var lines = new ArrayList<FactLines.Line>();
        var reason = wording.of(projectCase).of(list(action) + "." + form.value("reason"));
        if (reason != null) lines.add(new FactLines.Line("reason", reason));
        LocalDate lastDay = form.date("lastDay").orElse(null);
        if (lastDay != null)
            lines.add(
                    new FactLines.Line("lastDay", Formats.in(Wording.language()).date(lastDay)));
        form.date("appointmentOn")
                .ifPresent(day -> lines.add(new FactLines.Line(
                        "appointmentOn", Formats.in(Wording.language()).date(day))));
        for (var name : List.of("appointmentTime", "appointmentPlace"))
            if (form.has(name)) lines.add(new FactLines.Line(name, form.value(name)));
        return lines;
    }

    private void show(ProjectCase projectCase, String action, Model model) {
        var words = wording.of(projectCase);
        model.addAttribute("words", words);
        model.addAttribute("head", head.of(projectCase));
        model.addAttribute("action", action);
        model.addAttribute(
                "reasons",
                reasons(projectCase, action).stream()
                        .map(code -> List.of(
                                code, java.util.Objects.requireNonNullElse(words.of(list(action) + "." + code), code)))
                        .toList());
    }

    private List<String> reasons(ProjectCase projectCase, String action) {
        return programmes.programme(projectCase.programme()).lists().getOrDefault(list(action), List.of());
    }

    private static String list(String action) {
        return switch (action) {
            case "suspend" -> "suspendReason";
            case "end-test" -> "endTestReason";
            default -> "";
        };
    }

    private static String path(String number, String action) {
        return "/cases/" + number + "/actions/" + action;
    }
}
