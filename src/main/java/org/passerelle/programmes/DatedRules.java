package org.passerelle.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Amounts, rates, counts and periods with the day from which they hold (T8). The latest line not after the day that names a rule
 * wins, so a line may change one rule and leave the others.
 */
public record DatedRules(List<Line> lines) {

    /** @param values BigDecimal or, for a period, Period */
    public record Line(LocalDate from, Map<String, Object> values) {}

    public DatedRules {
        lines = lines.stream().sorted(Comparator.comparing(Line::from)).toList();
    }

    public Map<String, Object> on(LocalDate day) {
        var inForce = new LinkedHashMap<String, Object>();
        for (var line : lines) {
            if (!line.from().isAfter(day)) inForce.putAll(line.values());
        }
        return inForce;
    }

    /** @throws IllegalStateException when no line names the rule on that day: the start-up check lets no such folder in */
    public BigDecimal amount(String rule, LocalDate day) {
        return new BigDecimal(value(rule, day).toString());
    }

    /** A day before the first line has the periods of the first line: a date in the far past is still a date. */
    public Period period(String rule, LocalDate day) {
        return Period.parse(value(rule, later(day, lines.get(0).from())).toString());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private Object value(String rule, LocalDate day) {
        var value = on(day).get(rule);
        if (value == null) throw new IllegalStateException("No rule " + rule + " is in force on " + day);
        return value;
    }

    /** The first line that takes effect after {@code day}. */
    public Optional<Line> nextAfter(LocalDate day) {
        return lines.stream().filter(line -> line.from().isAfter(day)).findFirst();
    }

    public DatedRules with(List<Line> more) {
        var all = new ArrayList<>(lines);
        all.addAll(more);
        return new DatedRules(all);
    }
}
