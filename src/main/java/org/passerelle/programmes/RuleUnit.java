package org.passerelle.programmes;

import java.math.BigDecimal;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a dated rule measures; it says how its values are written in {@code programme.yaml} and how people read them. */
public enum RuleUnit {
    /** Euros, two decimals at most. */
    EURO("an amount in euros, such as 300.00"),
    /** Euros for one of something, such as a kilometre: four decimals at most. */
    RATE("an amount in euros for one unit, such as 0.4297"),
    /** A part of the whole: 0.10 is 10 %. */
    SHARE("a part of one, such as 0.10 for 10 %"),
    /** Whole things: years, days, people, times. */
    COUNT("a whole number, such as 20"),
    /** A calendar period. */
    PERIOD("a period, such as P60D");

    private final String form;

    RuleUnit(String form) {
        this.form = form;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How a value of it is written, for messages. */
    public String form() {
        return form;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(RuleUnit::code).toList();
    }

    static Optional<RuleUnit> of(String code) {
        return Arrays.stream(values()).filter(unit -> unit.code().equals(code)).findFirst();
    }

    /** The value of a text, or nothing when the text is not of this unit. */
    public Optional<Object> read(String text) {
        try {
            if (this == PERIOD)
                return Optional.<Object>of(Period.parse(text)).filter(period -> !((Period) period).isNegative());
            var number = new BigDecimal(text);
            return Optional.<Object>of(number).filter(value -> fits(number));
        } catch (RuntimeException e) { // neither a number nor a period
            return Optional.empty();
        }
    }

    private boolean fits(BigDecimal number) {
        if (number.signum() < 0 || number.precision() - number.scale() > 9) return false;
        return switch (this) {
            case SHARE -> number.compareTo(BigDecimal.ONE) <= 0;
            case COUNT -> number.stripTrailingZeros().scale() <= 0;
            case RATE -> number.stripTrailingZeros().scale() <= 4;
            default -> number.stripTrailingZeros().scale() <= 2;
        };
    }
}
