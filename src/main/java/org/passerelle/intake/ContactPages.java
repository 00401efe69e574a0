package org.passerelle.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.Wording;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.Form;
import org.passerelle.web.KeepsTyped;
import org.passerelle.web.NavItem;
import org.passerelle.web.TypedFields;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** People met before any application: whom to call, what was said, and the application that may come of it. */
@Controller
@RequestMapping(ContactPages.LIST)
class ContactPages {

    static final String LIST = "/contacts";
    private static final List<String> SHOWN = List.of("open", "due", "applied", "all");

    private final Desk desk;
    private final Contacts contacts;
    private final ContactForm questions;
    private final StaffDrafts drafts;
    private final Acquaintances acquaintances;
    private final Programmes programmes;
    private final Wording wording;
    private final TypedFields typed;
    private final BusinessClock clock;

    ContactPages(
            Desk desk,
            Contacts contacts,
            ContactForm questions,
            StaffDrafts drafts,
            Acquaintances acquaintances,
            Programmes programmes,
            Wording wording,
            TypedFields typed,
            BusinessClock clock) {
        this.desk = desk;
        this.contacts = contacts;
        this.questions = questions;
        this.drafts = drafts;
        this.acquaintances = acquaintances;
        this.programmes = programmes;
        this.wording = wording;
        this.typed = typed;
        this.clock = clock;
    }

    @Bean
    static NavItem contactsItem() {
        return new NavItem("contacts", LIST, "phone", 15, Set.copyOf(Desk.ROLES));
    }

    /** A line of the list in words. */
    public record Line(Contact contact, String metHow) {}

    @GetMapping
    String list(@RequestParam Map<String, String> given, @AuthenticationPrincipal SignedIn who, Model model) {
        var structures = desk.programmes(who).stream()
                .map(programme -> programme.structure().code())
                .distinct()
                .toList();
        var asked = given.getOrDefault("show", "");
        var show = SHOWN.contains(asked) ? asked : "open";
        var page = given.getOrDefault("page", "").matches("[1-9]\\d{0,5}") ? Integer.parseInt(given.get("page")) : 1;
        var filter = new Contacts.Filter(show, Form.asked(given, "q"), page);
        int total = contacts.count(structures, filter);
        model.addAttribute("show", show);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("q", filter.q());
        model.addAttribute("page", page);
        model.addAttribute("pages", Math.max(1, (total + Contacts.PAGE - 1) / Contacts.PAGE));
        model.addAttribute("total", total);
        model.addAttribute(
                "lines",
                contacts.page(structures, filter).stream().map(this::line).toList());
        return "contacts";
    }

    private Line line(Contact contact) {
        return new Line(contact, metHow(contact.programme(), contact.metHow()));
    }

    private String metHow(String programme, @Nullable String code) {
        if (code == null) return "";
        return Objects.requireNonNullElse(wording.of(programme).of(ContactForm.LIST + "." + code), code);
    }

    @GetMapping("/new")
    String fresh(HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        var own = desk.programmes(who);
        var form = typed.at(request, LIST + "/new");
        if (!form.has("metOn") && form.accepted()) form.with("metOn", clock.today());
        show(form, own, chosen(own, form, who), model);
        return "contact";
    }

    @PostMapping("/new")
    @KeepsTyped
    String note(HttpServletRequest request, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        var form = Form.of(request);
        var programme = chosen(desk.programmes(who), form, who);
        questions.check(form, programme);
        if (!form.accepted()) return typed.again(request, LIST + "/new", form);
        long id = contacts.add(questions.contact(0, form, programme), desk.actor(programme, who));
        typed.done(request, LIST + "/new");
        after.addFlashAttribute("notice", "contact.noted");
        return "redirect:" + path(id);
    }

    @GetMapping("/{id:\\d{1,18}}")
    String page(@PathVariable long id, HttpServletRequest request, @AuthenticationPrincipal SignedIn who, Model model) {
        var contact = contact(id, who);
        var programme = programmes.programme(contact.programme());
        var waiting = typed.waiting(request, path(id));
        var form = ContactForm.form(contact);
        show(waiting == null ? form : waiting, List.of(programme), programme, model);
        model.addAttribute("contact", contact);
        model.addAttribute("keptUntil", keptUntil(contact, programme));
        model.addAttribute(
                "known", contact.caseNumber() != null ? List.of() : acquaintances.of(contact.structure(), form));
        model.addAttribute("words", wording.of(programme.code()));
        return "contact";
    }

    private static java.time.LocalDate keptUntil(Contact contact, Programme programme) {
        var last = contact.metOn().isAfter(contact.changedOn()) ? contact.metOn() : contact.changedOn();
        return last.plus(programme.contactsKept()).minusDays(1);
    }

    @PostMapping("/{id:\\d{1,18}}")
    @KeepsTyped
    String change(
            @PathVariable long id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes after) {
        var contact = contact(id, who);
        var programme = programmes.programme(contact.programme());
        var form = Form.of(request);
        questions.check(form, programme);
        if (!form.accepted()) return typed.again(request, path(id), form);
        contacts.change(questions.contact(id, form, programme));
        typed.done(request, path(id));
        after.addFlashAttribute("notice", "contact.noted");
        return "redirect:" + path(id);
    }

    /** What was noted stands in the application already. One draft for one contact, however often the button is pressed. */
    @PostMapping("/{id:\\d{1,18}}/application")
    String apply(@PathVariable long id, @AuthenticationPrincipal SignedIn who) {
        var contact = contact(id, who);
        if (contact.caseNumber() != null) return "redirect:/cases/" + contact.caseNumber();
        var draft = drafts.open(who).stream()
                .filter(one -> Objects.equals(one.contactId(), id))
                .findFirst()
                .map(StaffDrafts.Draft::id)
                .orElseGet(() -> drafts.begin(contact.programme(), id, ContactForm.application(contact), who));
        return "redirect:" + NewCasePages.path(draft);
    }

    @GetMapping("/{id:\\d{1,18}}/delete")
    String beforeDeleting(@PathVariable long id, @AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute("contact", contact(id, who));
        return "contact-delete";
    }

    @PostMapping("/{id:\\d{1,18}}/delete")
    String delete(@PathVariable long id, @AuthenticationPrincipal SignedIn who, RedirectAttributes after) {
        contact(id, who);
        contacts.delete(id);
        after.addFlashAttribute("notice", "contact.deleted");
        return "redirect:" + LIST;
    }

    private Contact contact(long id, SignedIn who) {
        var contact = contacts.find(id).orElseThrow(CaseGuard::notFound);
        desk.programme(contact.programme(), who);
        return contact;
    }

    private Programme chosen(List<Programme> own, Form form, SignedIn who) {
        return form.has("programme") ? desk.programme(form.value("programme"), who) : own.get(0);
    }

    private void show(Form form, List<Programme> own, Programme programme, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "programmes",
                own.stream()
                        .map(one -> List.of(one.code(), wording.of(one.code()).programme()))
                        .toList());
        model.addAttribute(
                "ways",
                ContactForm.ways(programme).stream()
                        .map(code -> List.of(code, metHow(programme.code(), code)))
                        .toList());
    }

    private static String path(long id) {
        return LIST + "/" + id;
    }
}
