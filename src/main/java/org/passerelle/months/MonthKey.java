package org.passerelle.months;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;

/** A month of a cooperative: the business key of its process, and the end of the address of its page. */
public record MonthKey(String cooperative, YearMonth month) {

    public static Optional<MonthKey> read(String text) {
        int at = text.lastIndexOf('/');
        if (at < 1) return Optional.empty();
        try {
            return Optional.of(new MonthKey(text.substring(0, at), YearMonth.parse(text.substring(at + 1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static MonthKey of(String text) {
        return read(text).orElseThrow();
    }

    public String path() {
        return "/months/" + this;
    }

    @Override
    public String toString() {
        return cooperative + "/" + month;
    }
}
