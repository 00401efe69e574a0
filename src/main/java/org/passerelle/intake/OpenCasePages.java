package org.passerelle.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.Refusals;
import org.passerelle.casefiles.Wording;
import org.passerelle.cases.Applications;
import org.passerelle.programmes.Programme;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.TypedFields;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The last page before a case is opened for somebody: the answers, who of the people known this might be, and how the person was told what
 * is done with the data. That, and by whom, is kept in the time line.
 */
@Controller
@RequestMapping(NewCasePages.START + "/{id:\\d{1,18}}/check")
class OpenCasePages {

    static final List<String> WAYS_OF_TELLING = List.of("in-person", "phone", "paper");
    private static final String SOMEBODY_NEW = "new";

    private final Desk desk;
    private final StaffDrafts drafts;
    private final Contacts contacts;
    private final Questions questions;
    private final Acquaintances acquaintances;
    private final Applications applications;
    private final Wording wording;
    private final TypedFields typed;
    private final TransactionTemplate transaction;

    OpenCasePages(
            Desk desk,
            StaffDrafts drafts,
            Contacts contacts,
            Questions questions,
            Acquaintances acquaintances,
            Applications applications,
            Wording wording,
            TypedFields typed,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.drafts = drafts;
        this.contacts = contacts;
        this.questions = questions;
        this.acquaintances = acquaintances;
        this.applications = applications;
        this.wording = wording;
        this.typed = typed;
        this.transaction = transaction;
    }

    @GetMapping
    String page(@PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        var draft = drafts.of(id, who).orElseThrow(CaseGuard::notFound);
        var programme = desk.programme(draft.programme(), who);
        if (draft.caseNumber() != null) return "redirect:/cases/" + draft.caseNumber();
        if (questions.faulty(draft.form(), programme).isPresent())
            return "redirect:" + NewCasePages.path(id) + "?check";
        var words = wording.of(programme.code());
        var answers = draft.form();
        model.addAttribute("draft", draft);
        model.addAttribute("answers", answers);
        model.addAttribute("application", questions.application(answers, programme));
        model.addAttribute("trade", words.trade(answers.value("trade")));
        model.addAttribute("words", words);
        model.addAttribute("known", acquaintances.of(programme.structure().code(), answers));
        model.addAttribute("ways", WAYS_OF_TELLING);
        model.addAttribute("form", typed.at(request, path(id)));
        return "new-case-check";
    }

    @PostMapping
    @KeepsTyped
    String open(
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var draft = drafts.of(id, who).orElseThrow(CaseGuard::notFound);
        var programme = desk.programme(draft.programme(), who);
        var form = Form.of(request);
        var known = acquaintances.of(programme.structure().code(), draft.form());
        if (draft.caseNumber() == null && !known.isEmpty()) form.oneOf("person", choices(known), "desk.person.missing");
        form.oneOf("privacy", WAYS_OF_TELLING, "desk.privacy.missing");
        if (!form.accepted()) return typed.again(request, path(id), form);
        try {
            // Nobody is joined who was not proposed to this colleague.
            var samePerson = known.isEmpty() ? null : samePerson(form);
            var number = transaction.execute(status -> once(id, programme, form, samePerson, who));
            // What was sent may have been emptied, or spoiled in another window, since this page was made.
            if (number == null) return "redirect:" + NewCasePages.path(id) + "?check";
            typed.done(request, path(id));
            after.addFlashAttribute("notice", "desk.opened");
            return "redirect:/cases/" + number;
        } catch (Refused refused) {
            Refusals.tell(form, known.isEmpty() ? "privacy" : "person", told(refused));
        }
        return typed.again(request, path(id), form);
    }

    /** One case for one draft, however often the button is pressed. */
    private @Nullable String once(long id, Programme programme, Form form, @Nullable Long samePerson, SignedIn who) {
        var draft = drafts.locked(id, who).orElseThrow(CaseGuard::notFound);
        if (draft.caseNumber() != null) return draft.caseNumber();
        if (questions.faulty(draft.form(), programme).isPresent()) return null;
        var told = new LinkedHashMap<String, Object>(Map.of("privacyTold", form.value("privacy")));
        var contact = draft.contactId() == null
                ? null
                : contacts.find(draft.contactId()).orElse(null);
        if (contact != null) told.put("metOn", contact.metOn().toString());
        var number = applications.takeDown(
                questions.application(draft.form(), programme), samePerson, told, desk.actor(programme, who));
        if (contact != null) contacts.applied(contact.id(), number);
        drafts.sent(draft, number);
        return number;
    }

    private static @Nullable Long samePerson(Form form) {
        return form.value("person").matches("\\d{1,18}") ? Long.valueOf(form.value("person")) : null;
    }

    private static List<String> choices(List<Acquaintances.Known> known) {
        var choices = new java.util.ArrayList<String>();
        known.forEach(one -> choices.add(String.valueOf(one.personId())));
        choices.add(SOMEBODY_NEW);
        return choices;
    }

    /** The core speaks to the person who applies; here a colleague reads it. */
    private static Refused told(Refused refused) {
        return refused.code().equals("application-already-open") ? new Refused("person-has-open-case") : refused;
    }

    private static String path(long id) {
        return NewCasePages.path(id) + "/check";
    }
}
