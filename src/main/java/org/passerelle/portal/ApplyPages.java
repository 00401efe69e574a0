package org.passerelle.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.passerelle.intake.Questions;
import org.passerelle.intake.Section;
import org.passerelle.intake.Voice;
import org.passerelle.web.Attempts;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The public application form, a page a section. Every POST keeps what was typed and goes on by GET, so that the back button and the
 * language switch lose nothing; a page asked for with {@code ?check} says what is wrong with what is kept.
 */
@Controller
class ApplyPages {

    static final String START = "/apply";
    static final String CHECK = "/apply/check";
    static final String SENT = "/apply/sent";

    private static final String DRAFTS = "application-draft";
    private static final int DRAFTS_AN_HOUR = 60;

    private final Drafts drafts;
    private final Questions questions;
    private final Intake intake;
    private final TypedFields typed;
    private final Attempts attempts;

    ApplyPages(Drafts drafts, Questions questions, Intake intake, TypedFields typed, Attempts attempts) {
        this.drafts = drafts;
        this.questions = questions;
        this.intake = intake;
        this.typed = typed;
        this.attempts = attempts;
    }

    @GetMapping(START)
    String start(HttpServletRequest request, Model model) {
        model.addAttribute("phone", intake.phone());
        current(request).ifPresent(draft -> model.addAttribute("changedAt", draft.changedAt()));
        return "apply";
    }

    @GetMapping("/apply/{step:you|situation|project|referrer}")
    String page(@PathVariable String step, HttpServletRequest request, Model model) {
        var asked = step(step);
        var form = current(request).map(Drafts.Draft::form).orElseGet(Form::empty);
        var rescued = typed.waiting(request, Steps.path(asked));
        if (rescued != null) form = rescued;
        if (request.getParameterMap().containsKey("trap")) form.refuse("website", "apply.trap");
        if (request.getParameterMap().containsKey("check"))
            questions.check(asked, form, intake.programme(), Voice.APPLICANT);
        model.addAttribute("form", form);
        model.addAttribute("step", asked.code());
        model.addAttribute("number", asked.ordinal() + 1);
        model.addAttribute("previous", Steps.previous(asked));
        if (asked == Section.PROJECT) {
            model.addAttribute(
                    "trades",
                    questions.trades(
                            intake.programme(),
                            RequestContextUtils.getLocale(request).getLanguage()));
        }
        return "apply-" + asked.code();
    }

    @PostMapping("/apply/{step:you|situation|project|referrer}")
    @KeepsTyped
    String answer(@PathVariable String step, HttpServletRequest request, HttpServletResponse response) {
        var asked = step(step);
        var form = Form.of(request);
        keep(request, response, asked, form);
        typed.done(request, Steps.path(asked));
        // The field nobody sees: a machine filled it, or a browser that meant well, so the person may simply go on.
        if (form.has("website")) return "redirect:" + Steps.path(asked) + "?trap";
        questions.check(asked, form, intake.programme(), Voice.APPLICANT);
        return "redirect:" + (form.accepted() ? Steps.next(asked) : Steps.path(asked) + "?check");
    }

    /** What the page sends by itself while somebody is typing. */
    @PostMapping("/apply/{step:you|situation|project|referrer}/draft")
    ResponseEntity<Void> autosave(@PathVariable String step, HttpServletRequest request, HttpServletResponse response) {
        keep(request, response, step(step), Form.of(request));
        return ResponseEntity.noContent().build();
    }

    /** On a computer that others use, nothing must stay behind. */
    @PostMapping("/apply/forget")
    String forget(HttpServletRequest request, HttpServletResponse response) {
        var token = DraftCookie.read(request);
        if (token != null) drafts.delete(token);
        DraftCookie.clear(request, response);
        return "redirect:" + START;
    }

    private void keep(HttpServletRequest request, HttpServletResponse response, Section step, Form form) {
        var token = DraftCookie.read(request);
        if (token == null
                || drafts.of(token).filter(draft -> draft.caseNumber() == null).isEmpty()) {
            var address = request.getRemoteAddr();
            if (attempts.count(DRAFTS, address, Duration.ofHours(1)) >= DRAFTS_AN_HOUR) {
                throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
            }
            attempts.record(DRAFTS, address);
            token = drafts.begin();
        }
        DraftCookie.write(request, response, token);
        drafts.keep(token, step, form);
    }

    private Optional<Drafts.Draft> current(HttpServletRequest request) {
        return drafts.of(DraftCookie.read(request)).filter(draft -> draft.caseNumber() == null);
    }

    private static Section step(String code) {
        return Section.of(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
