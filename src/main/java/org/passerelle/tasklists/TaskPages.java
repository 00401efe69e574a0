package org.passerelle.tasklists;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.casefiles.Consequences;
import org.passerelle.casefiles.Outcome;
import org.passerelle.casefiles.Refusals;
import org.passerelle.casefiles.Wording;
import org.passerelle.cases.CaseFacts;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.cases.Timeline;
import org.passerelle.engine.AlreadyDone;
import org.passerelle.engine.AnswersRefused;
import org.passerelle.engine.CaseTask;
import org.passerelle.engine.CaseTasks;
import org.passerelle.months.MonthKey;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One task: why, whose, what is needed to decide, and its form. What is typed is kept before anything else happens, so neither an
 * error nor a colleague who was faster loses it.
 */
@Controller
@RequestMapping("/tasks/{id}")
class TaskPages {

    private final CaseTasks tasks;
    private final Cases cases;
    private final CaseFacts facts;
    private final CaseGuard guard;
    private final CaseHead head;
    private final TaskQuestions questions;
    private final TaskSheet sheet;
    private final TaskDrafts drafts;
    private final Consequences consequences;
    private final Timeline timeline;
    private final Wording wording;
    private final TypedFields typed;
    private final JdbcClient jdbc;

    TaskPages(
            CaseTasks tasks,
            Cases cases,
            CaseFacts facts,
            CaseGuard guard,
            CaseHead head,
            TaskQuestions questions,
            TaskSheet sheet,
            TaskDrafts drafts,
            Consequences consequences,
            Timeline timeline,
            Wording wording,
            TypedFields typed,
            JdbcClient jdbc) {
        this.tasks = tasks;
        this.cases = cases;
        this.facts = facts;
        this.guard = guard;
        this.head = head;
        this.questions = questions;
        this.sheet = sheet;
        this.drafts = drafts;
        this.consequences = consequences;
        this.timeline = timeline;
        this.wording = wording;
        this.typed = typed;
        this.jdbc = jdbc;
    }

    @GetMapping
    String page(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        var task = tasks.find(id).orElse(null);
        if (task == null) return over(id, null, who, model);
        var month = MonthKey.read(task.caseNumber());
        if (month.isPresent()) return "redirect:" + month.get().path();
        var projectCase = checked(task, who);
        if (task.page() != null) return "redirect:" + task.page();
        show(task, projectCase, who, model);
        var draft = drafts.of(task, who);
        var waiting = typed.waiting(request, path(task));
        model.addAttribute(
                "form",
                waiting != null
                        ? waiting
                        : draft.map(TaskDrafts.Draft::form)
                                .orElseGet(() -> TaskAnswers.prefilled(task, facts.of(task.caseNumber()))));
        draft.ifPresent(kept -> model.addAttribute("keptAt", kept.changedAt()));
        model.addAttribute("others", drafts.others(task, who));
        model.addAttribute("fields", questions.fields(projectCase, task));
        sheet.fill(task, projectCase, model);
        return "task";
    }

    @PostMapping
    @KeepsTyped
    String answer(
            @PathVariable String id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            RedirectAttributes after) {
        var form = Form.of(request);
        var task = tasks.find(id).orElse(null);
        if (task == null) return over(id, form, who, model);
        var projectCase = checked(task, who);
        if (task.page() != null) return "redirect:" + task.page();
        drafts.keep(task, who, form);
        if (form.has("keep")) {
            typed.done(request, path(task));
            after.addFlashAttribute("notice", "task.kept");
            return "redirect:" + path(task);
        }
        if (questions.confirmation(projectCase, task, form) == null)
            return complete(task, form, request, who, model, after);
        if (tried(task, form, who).isEmpty() && !form.accepted()) return typed.again(request, path(task), form);
        typed.done(request, path(task));
        return "redirect:" + path(task) + "/check";
    }

    /** What will happen is found out by doing it and taking it back. */
    @GetMapping("/check")
    String check(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        var task = tasks.find(id).orElse(null);
        if (task == null) return over(id, null, who, model);
        var projectCase = checked(task, who);
        if (task.page() != null) return "redirect:" + task.page();
        var form = drafts.of(task, who).map(TaskDrafts.Draft::form).orElseGet(Form::empty);
        var outcome = tried(task, form, who);
        if (outcome.isEmpty()) return typed.again(request, path(task), form);
        show(task, projectCase, who, model);
        sheet.money(projectCase, model);
        sheet.settlement(task, projectCase, model);
        model.addAttribute("answers", questions.answers(projectCase, task, form));
        model.addAttribute("confirmation", questions.confirmation(projectCase, task, form));
        model.addAttribute("outcome", outcome.get());
        return "task-check";
    }

    @PostMapping("/check")
    String confirm(
            @PathVariable String id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            Model model,
            RedirectAttributes after) {
        var task = tasks.find(id).orElse(null);
        if (task == null) return over(id, null, who, model);
        checked(task, who);
        if (task.page() != null) return "redirect:" + task.page();
        var form = drafts.of(task, who).map(TaskDrafts.Draft::form).orElseGet(Form::empty);
        return complete(task, form, request, who, model, after);
    }

    /** What the page sends by itself while somebody is typing. */
    @PostMapping("/draft")
    ResponseEntity<Void> autosave(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
        var task = tasks.find(id).orElse(null);
        if (task == null) return ResponseEntity.status(409).build();
        checked(task, who);
        drafts.keep(task, who, Form.of(request));
        return ResponseEntity.noContent().build();
    }

    private String complete(
            CaseTask task, Form form, HttpServletRequest request, SignedIn who, Model model, RedirectAttributes after) {
        try {
            var outcome = consequences.of(task.caseNumber(), () -> finish(task, form, who));
            drafts.delete(task, who);
            typed.done(request, path(task));
            after.addFlashAttribute("happened", new Happened(task.key(), task.caseNumber(), outcome));
            return "redirect:" + back(task);
        } catch (AlreadyDone done) {
            return over(task.id(), form, who, model);
        } catch (AnswersRefused refused) {
            Refusals.tell(form, refused);
        } catch (Refused refused) {
            Refusals.tell(form, "task-form", refused);
        }
        return typed.again(request, path(task), form);
    }

    private Optional<Outcome> tried(CaseTask task, Form form, SignedIn who) {
        try {
            return Optional.of(consequences.tried(task.caseNumber(), () -> finish(task, form, who)));
        } catch (AnswersRefused refused) {
            Refusals.tell(form, refused);
        } catch (Refused refused) {
            Refusals.tell(form, "task-form", refused);
        }
        return Optional.empty();
    }

    private void finish(CaseTask task, Form form, SignedIn who) {
        tasks.complete(task.id(), TaskAnswers.raw(task, form), who.actorAs(task.role()));
    }

    /** The task is no longer open: who did it, and what this person had written, to be used elsewhere. */
    private String over(String id, @Nullable Form form, SignedIn who, Model model) {
        var number = jdbc.sql("select case_number from cases_event where task_id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElseThrow(CaseGuard::notFound);
        var projectCase = guard.forStaff(number, who);
        var entry = timeline.ofTask(id).orElseThrow(CaseGuard::notFound);
        model.addAttribute("entry", entry);
        model.addAttribute("words", wording.of(projectCase));
        model.addAttribute("head", head.of(projectCase));
        if (form != null) model.addAttribute("typed", form.values());
        return "task-over";
    }

    private ProjectCase checked(CaseTask task, SignedIn who) {
        var projectCase = cases.find(task.caseNumber()).orElseThrow(CaseGuard::notFound);
        if (!guard.mayActAs(task.role(), projectCase, who)) throw CaseGuard.notFound();
        return projectCase;
    }

    private void show(CaseTask task, ProjectCase projectCase, SignedIn who, Model model) {
        model.addAttribute("task", task);
        model.addAttribute("words", wording.of(projectCase));
        model.addAttribute("head", head.of(projectCase));
    }

    /** From the item of a checklist back to the checklist. */
    private static String back(CaseTask task) {
        var part = TaskAnswers.part(task);
        return part.isEmpty() ? "/tasks" : "/cases/" + task.caseNumber() + "/checklist/" + task.key();
    }

    private static String path(CaseTask task) {
        return "/tasks/" + task.id();
    }
}
