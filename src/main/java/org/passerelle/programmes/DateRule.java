package org.passerelle.programmes;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a date of a case is found: an anchor ({@code test.lastDay}, {@code fact.benefitEndsOn}) and periods more or less, applied from
 * left to right. A period is written out ({@code P4W}) or is a dated rule, by its name.
 */
public record DateRule(String owner, String anchor, List<Offset> offsets) {

    /** @param period such as P14D, or the name of a rule that is a period */
    public record Offset(boolean less, String period) {
        boolean isNamed() {
            return !WRITTEN.matcher(period).matches();
        }
    }

    private static final Pattern WRITTEN = Pattern.compile("P[0-9][0-9A-Z]*");
    private static final Pattern FORM = Pattern.compile("([a-z-]+)\\.([A-Za-z]+)((?:\\s*[+-]\\s*[A-Za-z0-9]+)*)");
    private static final Pattern OFFSET = Pattern.compile("([+-])\\s*([A-Za-z0-9]+)");

    /** @throws IllegalArgumentException when the text is not such a rule */
    public static DateRule parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not of the form stage.lastDay + P1D");
        }
        var offsets = new ArrayList<Offset>();
        var found = OFFSET.matcher(form.group(3));
        while (found.find()) {
            var offset = new Offset(found.group(1).equals("-"), found.group(2));
            if (!offset.isNamed()) Period.parse(offset.period());
            offsets.add(offset);
        }
        return new DateRule(form.group(1), form.group(2), List.copyOf(offsets));
    }

    /** The dated rules it takes its periods from. */
    List<String> rules() {
        return offsets.stream().filter(Offset::isNamed).map(Offset::period).toList();
    }

    /** @param named the period of a dated rule */
    public LocalDate from(LocalDate anchorDay, Function<String, Period> named) {
        var day = anchorDay;
        for (var offset : offsets) {
            var period = offset.isNamed() ? named.apply(offset.period()) : Period.parse(offset.period());
            day = offset.less() ? day.minus(period) : day.plus(period);
        }
        return day;
    }
}
