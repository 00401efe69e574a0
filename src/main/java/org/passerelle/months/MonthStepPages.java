package org.passerelle.months;

import jakarta.servlet.http.HttpServletRequest;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.Refusals;
import org.passerelle.engine.AlreadyDone;
import org.passerelle.engine.OfficeProcesses;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done on the page of a month. What was typed stays on the page when it is refused. */
@Controller
@RequestMapping("/months/{cooperative}/{month}")
class MonthStepPages {

    /** A step of the month, done for a person. */
    private interface Step {
        void run(MonthView view, Form form, Actor by);
    }

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_NOTE = 200;

    private final MonthPages pages;
    private final MonthDesk desk;
    private final Cooperatives cooperatives;
    private final OfficeProcesses processes;
    private final TypedFields typed;

    MonthStepPages(
            MonthPages pages, MonthDesk desk, Cooperatives cooperatives, OfficeProcesses processes, TypedFields typed) {
        this.pages = pages;
        this.desk = desk;
        this.cooperatives = cooperatives;
        this.processes = processes;
        this.typed = typed;
    }

    @PostMapping("/begin")
    String begin(
            @PathVariable String cooperative,
            @PathVariable String month,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var view = pages.view(cooperative, month, who);
        if (!cooperatives.roles(view.office(), who).contains(Roles.ACCOUNTANT)) throw CaseGuard.notFound();
        return tried(
                view,
                request,
                who.actorAs(Roles.ACCOUNTANT),
                "months.begun",
                after,
                (at, form, by) -> desk.begin(at.key(), by));
    }

    @PostMapping("/steps/{step:payments|invoices|expenses|negatives|exits|letters|preview}")
    @KeepsTyped(page = "/months/{cooperative}/{month}")
    String mark(
            @PathVariable String cooperative,
            @PathVariable String month,
            @PathVariable String step,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        return done(cooperative, month, request, who, "months.step-kept", after, (at, form, by) -> {
            form.atMost("note-" + step, LONGEST_NOTE);
            if (form.accepted()) desk.mark(at.key(), step, !form.has("open"), form.value("note-" + step), by);
        });
    }

    @PostMapping("/prepare")
    String prepare(
            @PathVariable String cooperative,
            @PathVariable String month,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        return done(
                cooperative,
                month,
                request,
                who,
                "months.prepared",
                after,
                (at, form, by) -> desk.prepare(at.key(), by));
    }

    /** Where no second person is asked for. */
    @PostMapping("/close-alone")
    @KeepsTyped(page = "/months/{cooperative}/{month}/check")
    String closeAlone(
            @PathVariable String cooperative,
            @PathVariable String month,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        return done(cooperative, month, request, who, "months.approved", after, (at, form, by) -> {
            form.atMost("reason", LONGEST_REASON);
            if (form.accepted()) desk.closeAlone(at.key(), form.value("seen"), form.value("reason"), by);
        });
    }

    @PostMapping("/approve")
    String approve(
            @PathVariable String cooperative,
            @PathVariable String month,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        return done(
                cooperative,
                month,
                request,
                who,
                "months.approved",
                after,
                (at, form, by) -> desk.approve(at.key(), form.value("seen"), by));
    }

    @PostMapping("/send-back")
    @KeepsTyped(page = "/months/{cooperative}/{month}")
    String sendBack(
            @PathVariable String cooperative,
            @PathVariable String month,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        return done(cooperative, month, request, who, "months.sent-back", after, (at, form, by) -> {
            form.atMost("reason", LONGEST_REASON);
            if (form.accepted()) desk.sendBack(at.key(), form.value("reason"), by);
        });
    }

    @PostMapping("/paid")
    String paid(
            @PathVariable String cooperative,
            @PathVariable String month,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        return done(cooperative, month, request, who, "months.paid", after, (at, form, by) -> {
            var paidOn = form.date("paidOn").orElse(null);
            if (paidOn != null) desk.pay(at.key(), paidOn, by);
            else if (form.accepted()) throw new Refused("payments-date-missing");
        });
    }

    /** Work in the background that has failed is tried again at once. */
    @PostMapping("/retry")
    String retry(@PathVariable String cooperative, @PathVariable String month, @AuthenticationPrincipal SignedIn who) {
        var view = pages.view(cooperative, month, who);
        processes.retry(view.key().toString());
        return "redirect:" + view.key().path();
    }

    private String done(
            String cooperative,
            String month,
            HttpServletRequest request,
            SignedIn who,
            String notice,
            RedirectAttributes after,
            Step step) {
        var view = pages.view(cooperative, month, who);
        if (view.task() == null) return over(view, after);
        if (view.role() == null) throw CaseGuard.notFound();
        return tried(view, request, who.actorAs(view.role()), notice, after, step);
    }

    private String tried(
            MonthView view, HttpServletRequest request, Actor by, String notice, RedirectAttributes after, Step step) {
        var form = Form.of(request);
        // What is confirmed on the page of the last look comes back there.
        var page = form.has("seen") ? view.checkPath() : view.key().path();
        try {
            step.run(view, form, by);
            if (form.accepted()) {
                typed.done(request, page);
                after.addFlashAttribute("notice", notice);
                return "redirect:" + view.key().path();
            }
        } catch (AlreadyDone done) {
            return over(view, after);
        } catch (Refused refused) {
            if (refused.code().equals("month-task-over")) return over(view, after);
            Refusals.tell(form, "month-form", refused);
        }
        return typed.again(request, page, form);
    }

    /** Somebody else was faster; the page says how the month stands now, and who did what. */
    private static String over(MonthView view, RedirectAttributes after) {
        after.addFlashAttribute("overtaken", true);
        return "redirect:" + view.key().path();
    }
}
