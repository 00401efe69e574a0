package org.passerelle.intake;

import java.time.LocalDate;
import java.util.List;
import org.passerelle.programmes.Programme;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.Form;
import org.passerelle.web.LanguageResolver;
import org.springframework.stereotype.Component;

/** What is asked about a contact: little, since the person has not applied for anything. */
@Component
class ContactForm {

    static final String LIST = "metHow";
    private static final int LONGEST_TEXT = 20_000;

    private final BusinessClock clock;

    ContactForm(BusinessClock clock) {
        this.clock = clock;
    }

    void check(Form form, Programme programme) {
        form.required("firstName", "desk.firstName.missing");
        form.atMost("firstName", 80);
        form.atMost("lastName", 80);
        form.oneOf("language", LanguageResolver.LANGUAGES, "apply.language.missing");
        Questions.checkPhone(form);
        if (form.has("nextOn") && !form.has("email") && !form.has("phone"))
            form.refuse("phone", "contact.reach.missing");
        form.email("email");
        form.atMost("email", 200);
        var ways = ways(programme);
        if (!ways.isEmpty()) form.oneOf("metHow", ways, "contact.metHow.missing");
        form.required("metOn", "contact.metOn.missing");
        form.date("metOn")
                .filter(day -> day.isAfter(clock.today()))
                .ifPresent(day -> form.refuse("metOn", "contact.metOn.future"));
        form.atMost("idea", LONGEST_TEXT);
        form.atMost("note", LONGEST_TEXT);
        form.date("nextOn");
    }

    static List<String> ways(Programme programme) {
        return programme.lists().getOrDefault(LIST, List.of());
    }

    /** Of a form that {@link #check} accepted. */
    Contact contact(long id, Form form, Programme programme) {
        return new Contact(
                id,
                programme.code(),
                programme.structure().code(),
                form.value("firstName"),
                form.valueOrNull("lastName"),
                form.value("language"),
                form.valueOrNull("email"),
                form.valueOrNull("phone"),
                form.valueOrNull("metHow"),
                form.date("metOn").orElseThrow(),
                form.valueOrNull("idea"),
                form.valueOrNull("note"),
                form.date("nextOn").orElse(null),
                "",
                LocalDate.EPOCH,
                null);
    }

    static Form form(Contact contact) {
        return Form.empty()
                .with("firstName", contact.firstName())
                .with("lastName", contact.lastName())
                .with("language", contact.language())
                .with("email", contact.email())
                .with("phone", contact.phone())
                .with("metHow", contact.metHow())
                .with("metOn", contact.metOn())
                .with("idea", contact.idea())
                .with("note", contact.note())
                .with("nextOn", contact.nextOn());
    }

    /** What an application can take over. */
    static Form application(Contact contact) {
        return Form.empty()
                .with("firstName", contact.firstName())
                .with("lastName", contact.lastName())
                .with("language", contact.language())
                .with("email", contact.email())
                .with("phone", contact.phone())
                .with("projectText", contact.idea());
    }
}
