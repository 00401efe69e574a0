package org.passerelle.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.passerelle.shared.BusinessClock;

/**
 * Amounts and dates as people of Belgium write them in each language, with spaces that do not break. The forms are written out here
 * because those of the JDK change with its version.
 */
public final class Formats {

    private static final char NO_BREAK = '\u00a0';
    private static final Map<String, Locale> LOCALES =
            Map.of("fr", Locale.forLanguageTag("fr-BE"), "nl", Locale.forLanguageTag("nl-BE"), "en", Locale.UK);

    private final String language;
    private final Locale locale;

    private Formats(String language) {
        this.language = language;
        this.locale = Objects.requireNonNull(LOCALES.get(language), language);
    }

    public static Formats in(String language) {
        return new Formats(LOCALES.containsKey(language) ? language : "fr");
    }

    /** 1 234,50 € in French, € 1.234,50 in Dutch, €1,234.50 in English. */
    public String euros(long cents) {
        var amount = grouped(cents);
        var sign = cents < 0 ? "−" : "";
        return switch (language) {
            case "nl" -> "€" + NO_BREAK + sign + amount;
            case "en" -> sign + "€" + amount;
            default -> sign + amount + NO_BREAK + "€";
        };
    }

    private String grouped(long cents) {
        var group = language.equals("fr") ? String.valueOf(NO_BREAK) : language.equals("nl") ? "." : ",";
        var point = language.equals("en") ? "." : ",";
        var digits =
                BigDecimal.valueOf(cents).abs().movePointLeft(2).setScale(2).toPlainString();
        var euros = digits.substring(0, digits.length() - 3).replaceAll("(?<=\\d)(?=(\\d{3})+$)", group);
        return euros + point + digits.substring(digits.length() - 2);
    }

    /** Euros for one unit, with all their decimals: 0,4297 €, € 0,4297, €0.4297. */
    public String rate(BigDecimal euros) {
        var number = euros.toPlainString();
        return switch (language) {
            case "nl" -> "€" + NO_BREAK + number.replace('.', ',');
            case "en" -> "€" + number;
            default -> number.replace('.', ',') + NO_BREAK + "€";
        };
    }

    /** 10 % of 0.10; a decimal only where there is one. */
    public String percent(BigDecimal fraction) {
        var number =
                fraction.movePointRight(2).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        var text = number.scale() < 0 ? number.toBigInteger().toString() : number.toPlainString();
        if (language.equals("en")) return text + "%";
        return text.replace('.', ',') + NO_BREAK + "%";
    }

    /** 23 novembre 2026; the first of a month is «1er» in French. */
    public String date(LocalDate day) {
        return keepDayAndMonth(day, "MMMM yyyy", "");
    }

    /** lundi 23 novembre 2026. */
    public String longDate(LocalDate day) {
        return keepDayAndMonth(day, "MMMM yyyy", format(day, "EEEE") + " ");
    }

    /** lun. 23 nov., in a list whose year is plain. */
    public String dayAndMonth(LocalDate day) {
        return format(day, "EEE d MMM");
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, BusinessClock.ZONE);
    }

    /** 23/11/2026, as in a narrow column. */
    public String shortDate(LocalDate day) {
        return format(day, "dd/MM/yyyy");
    }

    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(month);
    }

    /** 23 novembre 2026 à 10:42, Brussels time. */
    public String instant(Instant instant) {
        var there = instant.atZone(BusinessClock.ZONE);
        var at = Map.of("fr", "à", "nl", "om", "en", "at").get(language);
        return date(there.toLocalDate()) + " " + at + NO_BREAK
                + DateTimeFormatter.ofPattern("HH:mm").format(there);
    }

    /** The first day of a month in words, for a heading: novembre 2026. */
    public String monthOf(LocalDate day) {
        return month(YearMonth.from(day));
    }

    /** 2026-11 as it stands in an address. */
    public String monthNamed(String month) {
        return month(YearMonth.parse(month));
    }

    /** An argument of a message as people write it; what is no date and no amount stays as it is. */
    public Object argument(Object value) {
        if (value instanceof LocalDate day) return date(day);
        if (value instanceof YearMonth month) return month(month);
        if (value instanceof Instant instant) return instant(instant);
        if (value instanceof BigDecimal euros)
            return euros(euros.movePointRight(2).longValue());
        return value;
    }

    public long daysBetween(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }

    private String keepDayAndMonth(LocalDate day, String rest, String before) {
        var number = language.equals("fr") && day.getDayOfMonth() == 1 ? "1er" : String.valueOf(day.getDayOfMonth());
        return before + number + NO_BREAK + format(day, rest);
    }

    private String format(LocalDate day, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }
}
