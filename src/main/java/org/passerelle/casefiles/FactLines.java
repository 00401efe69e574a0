package org.passerelle.casefiles;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.cases.CaseFacts;
import org.passerelle.cases.ProjectCase;
import org.passerelle.web.Formats;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What is known of a case, in words. A fact for which the programme has no words is for its tables only and is not shown. */
@Component
public class FactLines {

    public record Line(String label, String text) {}

    private final CaseFacts facts;
    private final Wording wording;
    private final MessageSource messages;

    FactLines(CaseFacts facts, Wording wording, MessageSource messages) {
        this.facts = facts;
        this.wording = wording;
        this.messages = messages;
    }

    public List<Line> of(ProjectCase projectCase) {
        var words = wording.of(projectCase);
        var lines = new ArrayList<Line>();
        facts.of(projectCase.number()).forEach((name, value) -> {
            var label = words.fact(name);
            if (label != null) lines.add(new Line(label, text(words, name, value)));
        });
        return lines;
    }

    Line day(String message, LocalDate day) {
        var label = messages.getMessage(message, null, LocaleContextHolder.getLocale());
        return new Line(label, Formats.in(Wording.language()).date(day));
    }

    /** Something that any programme may tell: a day, or a code with words of its own. */
    Line told(String message, String value) {
        if (value.matches("\\d{4}-\\d{2}-\\d{2}")) return day(message, LocalDate.parse(value));
        var locale = LocaleContextHolder.getLocale();
        return new Line(
                messages.getMessage(message, null, locale),
                messages.getMessage(message + "." + value, null, value, locale));
    }

    String text(Words words, String name, Object value) {
        if (value instanceof LocalDate day)
            return Formats.in(Wording.language()).date(day);
        if (value instanceof Boolean yes) {
            return messages.getMessage(yes ? "yes" : "no", null, LocaleContextHolder.getLocale());
        }
        if (value instanceof BigDecimal number)
            return number.stripTrailingZeros().toPlainString();
        return words.value("", name, value.toString());
    }
}
