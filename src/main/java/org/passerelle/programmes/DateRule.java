package org.passerelle.programmes;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a date of a case is found: an anchor ({@code test.lastDay}, {@code fact.benefitEndsOn}) and periods more or less, applied from
 * left to right. {@code P4W} and the like are calendar periods.
 */
public record DateRule(String owner, String anchor, List<Period> offsets) {

    private static final Pattern FORM = Pattern.compile("([a-z-]+)\\.([A-Za-z]+)((?:\\s*[+-]\\s*P[0-9A-Z]+)*)");
    private static final Pattern OFFSET = Pattern.compile("([+-])\\s*(P[0-9A-Z]+)");

    /** @throws IllegalArgumentException when the text is not such a rule */
    public static DateRule parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not of the form stage.lastDay + P1D");
        }
        var offsets = new ArrayList<Period>();
        var offset = OFFSET.matcher(form.group(3));
        while (offset.find()) {
            var period = Period.parse(offset.group(2));
            offsets.add(offset.group(1).equals("-") ? period.negated() : period);
        }
        return new DateRule(form.group(1), form.group(2), List.copyOf(offsets));
    }

    public LocalDate from(LocalDate anchorDay) {
        var day = anchorDay;
        for (var offset : offsets) day = day.plus(offset);
        return day;
    }
}
