package org.passerelle.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.intake.Questions;
import org.passerelle.intake.TradeGroup;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.web.Attempts;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The last pages of the form: check the answers, send them once, and what happens next. */
@Controller
class SendPages {

    private static final String SENT_FROM = "application-sent";
    /** A class that applies together at an information session comes from one address. */
    private static final int SENT_A_DAY = 40;
    /** Nobody reads and answers four pages faster. */
    private static final Duration SHORTEST = Duration.ofSeconds(8);

    private final Drafts drafts;
    private final Questions questions;
    private final Intake intake;
    private final TypedFields typed;
    private final Attempts attempts;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    SendPages(
            Drafts drafts,
            Questions questions,
            Intake intake,
            TypedFields typed,
            Attempts attempts,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.drafts = drafts;
        this.questions = questions;
        this.intake = intake;
        this.typed = typed;
        this.attempts = attempts;
        this.clock = clock;
        this.transaction = transaction;
    }

    @GetMapping(ApplyPages.CHECK)
    String check(HttpServletRequest request, Model model) {
        var draft = drafts.of(DraftCookie.read(request)).orElse(null);
        if (draft == null) return "redirect:" + ApplyPages.START;
        if (draft.caseNumber() != null) return "redirect:" + ApplyPages.SENT;
        var faulty = questions.faulty(draft.form(), intake.programme());
        if (faulty.isPresent()) return "redirect:" + Steps.path(faulty.get()) + "?check";
        var language = RequestContextUtils.getLocale(request).getLanguage();
        model.addAttribute("answers", draft.form());
        model.addAttribute("application", questions.application(draft.form(), intake.programme()));
        model.addAttribute("trade", tradeName(draft.form().value("trade"), language));
        model.addAttribute("form", typed.at(request, ApplyPages.CHECK));
        return "apply-check";
    }

    @PostMapping(ApplyPages.CHECK)
    @KeepsTyped
    String send(HttpServletRequest request) {
        var draft = drafts.of(DraftCookie.read(request)).orElse(null);
        if (draft == null) return "redirect:" + ApplyPages.START;
        var form = Form.of(request);
        if (!form.yes("privacy")) form.refuse("privacy", "apply.privacy.missing");
        refuseMachines(request, draft, form);
        if (form.accepted()) trySending(draft, form);
        if (!form.accepted()) return typed.again(request, ApplyPages.CHECK, form);
        attempts.record(SENT_FROM, request.getRemoteAddr());
        typed.done(request, ApplyPages.CHECK);
        return "redirect:" + ApplyPages.SENT;
    }

    @GetMapping(ApplyPages.SENT)
    String sent(HttpServletRequest request, Model model) {
        var number = drafts.of(DraftCookie.read(request))
                .map(Drafts.Draft::caseNumber)
                .orElse(null);
        if (number == null) return "redirect:" + ApplyPages.START;
        model.addAttribute("number", number);
        return "apply-sent";
    }

    /** The next person on the same device begins with an empty form. */
    @PostMapping("/apply/sent/close")
    String close(HttpServletRequest request, HttpServletResponse response) {
        DraftCookie.clear(request, response);
        return "redirect:/";
    }

    private void refuseMachines(HttpServletRequest request, Drafts.Draft draft, Form form) {
        if (draft.caseNumber() != null) return;
        if (clock.instant().isBefore(draft.startedAt().plus(SHORTEST))) form.refuse("privacy", "apply.too-fast");
        if (attempts.count(SENT_FROM, request.getRemoteAddr(), Duration.ofDays(1)) >= SENT_A_DAY) {
            form.refuse("privacy", "apply.too-many");
        }
    }

    /** One case for one draft, however often the button is pressed. */
    private void trySending(Drafts.Draft draft, Form form) {
        try {
            transaction.executeWithoutResult(status -> {
                var locked = drafts.locked(draft.fingerprint()).orElseThrow();
                if (locked.caseNumber() != null
                        || questions.faulty(locked.form(), intake.programme()).isPresent()) return;
                drafts.sent(locked, intake.submit(questions.application(locked.form(), intake.programme())));
            });
        } catch (Refused refused) {
            form.refuse(
                    "privacy", "refused." + refused.code(), refused.arguments().toArray());
        }
    }

    private @Nullable String tradeName(String code, String language) {
        return questions.trades(intake.programme(), language).stream()
                .flatMap(group -> group.options().stream())
                .filter(option -> Objects.equals(option.code(), code))
                .map(TradeGroup.Option::label)
                .findFirst()
                .orElse(null);
    }
}
