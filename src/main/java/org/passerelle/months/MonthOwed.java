package org.passerelle.months;

import java.util.List;

/**
 * What the close of a month will owe to the holders.
 *
 * @param withoutIban how many of the payments have no account to go to
 */
public record MonthOwed(int payments, long cents, int withoutIban) {

    static MonthOwed of(List<MonthLines.Line> preview) {
        var paid = preview.stream().filter(line -> cents(line) > 0).toList();
        return new MonthOwed(
                paid.size(), paid.stream().mapToLong(MonthOwed::cents).sum(), (int)
                        paid.stream().filter(line -> line.name().iban() == null).count());
    }

    private static long cents(MonthLines.Line line) {
        var month = line.preview();
        return month == null ? 0 : month.allowanceCents() + month.settledCents();
    }
}
