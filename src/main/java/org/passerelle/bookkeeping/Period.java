package org.passerelle.bookkeeping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The booking dates that a page is about, both included, as its address says. */
public record Period(LocalDate from, LocalDate to) {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    static Period monthOf(LocalDate day) {
        return of(YearMonth.from(day));
    }

    static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    static Period yearUpTo(LocalDate day) {
        return new Period(day.withDayOfYear(1), day);
    }

    /** From {@code from} to {@code to}, or {@code month}; what is not a date is not asked for. */
    static Period asked(Map<String, String> given, Period otherwise) {
        var month = month(given.get("month"));
        if (month != null) return of(month);
        var to = day(given.get("to"), otherwise.to);
        var from = day(given.get("from"), otherwise.from);
        return new Period(from.isAfter(to) ? to : from, to);
    }

    private static LocalDate day(@Nullable String text, LocalDate otherwise) {
        if (text == null || text.isBlank()) return otherwise;
        try {
            var day = LocalDate.parse(text.strip());
            return day.isBefore(FIRST) || day.isAfter(LAST) ? otherwise : day;
        } catch (DateTimeException noDay) {
            return otherwise;
        }
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        try {
            var month = YearMonth.parse(text.strip());
            return month.atDay(1).isBefore(FIRST) || month.atDay(1).isAfter(LAST) ? null : month;
        } catch (DateTimeException noMonth) {
            return null;
        }
    }

    public String query() {
        return "from=" + from + "&to=" + to;
    }
}
