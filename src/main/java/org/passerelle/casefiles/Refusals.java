package org.passerelle.casefiles;

import java.util.List;
import org.passerelle.engine.AnswersRefused;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;
import org.passerelle.web.Formats;

/** Puts what the core refused on the form that asked for it, dates and amounts as people write them. */
public final class Refusals {

    private Refusals() {}

    /** @param field where the page shows a refusal that belongs to no field in particular */
    public static void tell(Form form, String field, Refused refused) {
        form.refuse(field, "refused." + refused.code(), readable(refused.arguments()));
    }

    public static void tell(Form form, AnswersRefused refused) {
        refused.faults()
                .forEach(fault -> form.refuse(fault.field(), "answer." + fault.code(), readable(fault.arguments())));
    }

    public static Object[] readable(List<Object> arguments) {
        var formats = Formats.in(Wording.language());
        return arguments.stream().map(formats::argument).toArray();
    }
}
