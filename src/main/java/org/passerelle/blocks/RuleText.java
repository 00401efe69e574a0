package org.passerelle.blocks;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.passerelle.programmes.RuleUnit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The value of a dated rule as people read it: 300,00 €, 10 %, 20, 60 jours. */
@Component
class RuleText {

    private final MessageSource messages;

    RuleText(MessageSource messages) {
        this.messages = messages;
    }

    String of(RuleUnit unit, Object value, String language) {
        var locale = Locale.forLanguageTag(language.equals("en") ? "en-GB" : language + "-BE");
        return switch (unit) {
            case EURO -> euros(new BigDecimal(value.toString()), locale, 2);
            case RATE -> euros(new BigDecimal(value.toString()), locale, 4);
            case SHARE -> percent(new BigDecimal(value.toString()), locale);
            case COUNT -> NumberFormat.getIntegerInstance(locale).format(new BigDecimal(value.toString()));
            case PERIOD -> period(Period.parse(value.toString()), Locale.forLanguageTag(language));
        };
    }

    private static String euros(BigDecimal amount, Locale locale, int mostDecimals) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("EUR"));
        format.setMaximumFractionDigits(mostDecimals);
        return format.format(amount);
    }

    private static String percent(BigDecimal share, Locale locale) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(share);
    }

    private String period(Period period, Locale locale) {
        var parts = new ArrayList<String>();
        if (period.toTotalMonths() > 0)
            parts.add(messages.getMessage("period.months", new Object[] {period.toTotalMonths()}, locale));
        if (period.getDays() > 0 || parts.isEmpty()) {
            parts.add(messages.getMessage("period.days", new Object[] {period.getDays()}, locale));
        }
        return String.join(" + ", List.copyOf(parts));
    }
}
