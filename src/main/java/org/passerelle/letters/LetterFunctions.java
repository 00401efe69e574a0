package org.passerelle.letters;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The functions of a letter: {@code date}, {@code month}, {@code euros}, {@code percent}, {@code number}, each in the form of the letter's language. */
final class LetterFunctions {

    private static final char NO_BREAK = '\u00A0';

    private static final Map<String, Locale> LOCALES = Map.of(
            "fr",
            Locale.forLanguageTag("fr-BE"),
            "nl",
            Locale.forLanguageTag("nl-BE"),
            "en",
            Locale.forLanguageTag("en-GB"));

    private LetterFunctions() {}

    static Map<String, TemplateMethodModelEx> in(String language) {
        var locale = Objects.requireNonNull(LOCALES.get(language), language);
        return Map.of(
                "date", arguments -> date(text(arguments), locale),
                "month", arguments -> month(text(arguments), locale),
                "euros", arguments -> euros(number(arguments), locale),
                "percent", arguments -> percent(number(arguments), locale),
                "number", arguments -> plain(number(arguments), locale));
    }

    /** The day never stands at the end of a line with its month on the next. */
    static String date(String iso, Locale locale) {
        var date = LocalDate.parse(iso);
        var first = locale.getLanguage().equals("fr") && date.getDayOfMonth() == 1 ? "1er" : "" + date.getDayOfMonth();
        return first
                + NO_BREAK
                + DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(date);
    }

    static String month(String iso, Locale locale) {
        return DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(YearMonth.parse(iso));
    }

    static String euros(BigDecimal cents, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("EUR"));
        return typographic(format.format(cents.movePointLeft(2)));
    }

    static String percent(BigDecimal fraction, Locale locale) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(2);
        return typographic(format.format(fraction));
    }

    static String plain(BigDecimal number, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(3);
        return typographic(format.format(number));
    }

    /** Most fonts lack the narrow no-break space; a true minus stays with its figure and is read aloud as one. */
    private static String typographic(String formatted) {
        return formatted.replace('\u202F', NO_BREAK).replace('-', '\u2212');
    }

    private static String text(List<?> arguments) throws TemplateModelException {
        if (only(arguments) instanceof TemplateScalarModel text) return text.getAsString();
        throw new TemplateModelException("A date or a month in ISO form is needed");
    }

    private static BigDecimal number(List<?> arguments) throws TemplateModelException {
        if (only(arguments) instanceof TemplateNumberModel number) {
            return new BigDecimal(number.getAsNumber().toString());
        }
        throw new TemplateModelException("A number is needed");
    }

    private static Object only(List<?> arguments) throws TemplateModelException {
        if (arguments.size() != 1) throw new TemplateModelException("One argument is needed");
        return arguments.get(0);
    }
}
