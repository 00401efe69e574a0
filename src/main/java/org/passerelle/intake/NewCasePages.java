package org.passerelle.intake;

import jakarta.servlet.http.HttpServletRequest;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.Wording;
import org.passerelle.programmes.Programme;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * An application that somebody of the staff types in: the questions of the public form on one page, since a person is telling them, often on
 * the telephone. What is typed is kept before anything is said about it.
 */
@Controller
@RequestMapping(NewCasePages.START)
class NewCasePages {

    static final String START = "/cases/new";

    private final Desk desk;
    private final StaffDrafts drafts;
    private final Questions questions;
    private final Wording wording;
    private final TypedFields typed;

    NewCasePages(Desk desk, StaffDrafts drafts, Questions questions, Wording wording, TypedFields typed) {
        this.desk = desk;
        this.drafts = drafts;
        this.questions = questions;
        this.wording = wording;
        this.typed = typed;
    }

    @GetMapping
    String start(@AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute(
                "programmes",
                desk.programmes(who).stream()
                        .map(programme -> java.util.List.of(
                                programme.code(), wording.of(programme.code()).programme()))
                        .toList());
        model.addAttribute("drafts", drafts.open(who));
        return "new-case";
    }

    @PostMapping
    String begin(HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
        var own = desk.programmes(who);
        var form = Form.of(request);
        var programme = form.has("programme") ? desk.programme(form.value("programme"), who) : own.get(0);
        return "redirect:" + path(drafts.begin(programme.code(), null, Form.empty(), who));
    }

    @GetMapping("/{id:\\d{1,18}}")
    String page(@PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        var draft = draft(id, who);
        if (draft.caseNumber() != null) return "redirect:/cases/" + draft.caseNumber();
        var programme = desk.programme(draft.programme(), who);
        var rescued = typed.waiting(request, path(id));
        var form = rescued == null ? draft.form() : rescued;
        if (request.getParameterMap().containsKey("check")) check(form, programme);
        model.addAttribute("form", form);
        model.addAttribute("draft", draft);
        model.addAttribute("trades", questions.trades(programme, Wording.language()));
        return "new-case-form";
    }

    @PostMapping("/{id:\\d{1,18}}")
    @KeepsTyped
    String answer(
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var draft = draft(id, who);
        var form = Form.of(request);
        drafts.keep(id, form, who);
        typed.done(request, path(id));
        if (form.has("keep")) {
            after.addFlashAttribute("notice", "task.kept");
            return "redirect:" + path(id);
        }
        check(form, desk.programme(draft.programme(), who));
        return "redirect:" + path(id) + (form.accepted() ? "/check" : "?check");
    }

    /** What the page sends by itself while somebody is typing. */
    @PostMapping("/{id:\\d{1,18}}/draft")
    ResponseEntity<Void> autosave(
            @PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
        draft(id, who);
        drafts.keep(id, Form.of(request), who);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id:\\d{1,18}}/discard")
    String discard(@PathVariable long id, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        draft(id, who);
        drafts.delete(id, who);
        after.addFlashAttribute("notice", "desk.discarded");
        return "redirect:" + START;
    }

    private StaffDrafts.Draft draft(long id, SignedIn who) {
        var draft = drafts.of(id, who).orElseThrow(CaseGuard::notFound);
        desk.programme(draft.programme(), who);
        return draft;
    }

    private void check(Form form, Programme programme) {
        for (var section : Section.values()) questions.check(section, form, programme, Voice.STAFF);
    }

    static String path(long id) {
        return START + "/" + id;
    }
}
