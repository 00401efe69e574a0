package org.passerelle.months;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.treasury.CaseMonth;
import org.passerelle.treasury.HolderPayment;
import org.passerelle.treasury.HolderPayments;
import org.passerelle.treasury.MonthEnd;
import org.passerelle.treasury.MonthFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A month case by case, with names: as it would close where it is open, as it was booked where it is closed. */
@Component
class MonthLines {

    /** @param preview null once the case is closed */
    public record Line(
            Name name, MonthFigures figures, @Nullable CaseMonth preview) {

        public List<CaseMonth.Cut> cuts() {
            return preview == null ? List.of() : preview.cuts();
        }
    }

    /** Whose treasury it is. */
    public record Name(
            String number,
            String firstName,
            String lastName,
            @Nullable String projectName,
            @Nullable String iban) {

        public String person() {
            return firstName + " " + lastName;
        }
    }

    /** @param payment what is owed, or was paid, to whom */
    public record Owed(Name name, HolderPayment payment) {}

    private static final Comparator<Name> BY_NAME = Comparator.comparing(Name::lastName, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Name::firstName, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Name::number);

    private final MonthEnd monthEnd;
    private final HolderPayments payments;
    private final JdbcClient jdbc;

    MonthLines(MonthEnd monthEnd, HolderPayments payments, JdbcClient jdbc) {
        this.monthEnd = monthEnd;
        this.payments = payments;
        this.jdbc = jdbc;
    }

    /** By name. While the month is closing, some cases are booked and the others are still worked out. */
    List<Line> of(MonthKey key) {
        var booked = monthEnd.booked(key.cooperative(), key.month());
        var run = monthEnd.run(key.cooperative(), key.month());
        boolean closed = run.isPresent() && run.get().closed();
        var preview = closed ? List.<CaseMonth>of() : monthEnd.preview(key.cooperative(), key.month());
        return named(booked, preview);
    }

    List<Line> named(Map<String, MonthFigures> booked, List<CaseMonth> preview) {
        var numbers = new ArrayList<>(booked.keySet());
        preview.forEach(month -> numbers.add(month.caseNumber()));
        var names = names(numbers);
        var lines = new ArrayList<Line>();
        booked.forEach((number, figures) -> lines.add(new Line(name(names, number), figures, null)));
        preview.forEach(month -> lines.add(new Line(name(names, month.caseNumber()), month.figures(), month)));
        lines.sort(Comparator.comparing(Line::name, BY_NAME));
        return lines;
    }

    List<Owed> owed(MonthKey key) {
        var owed = payments.of(key.cooperative(), key.month());
        var names = names(owed.stream().map(HolderPayment::caseNumber).toList());
        return owed.stream()
                .map(payment -> new Owed(name(names, payment.caseNumber()), payment))
                .sorted(Comparator.comparing(Owed::name, BY_NAME))
                .toList();
    }

    private Map<String, Name> names(Collection<String> numbers) {
        var names = new HashMap<String, Name>();
        jdbc.sql("""
                        select c.number, p.first_name, p.last_name, c.project_name, p.iban
                        from cases_case c join people_person p on p.id = c.person_id where c.number = any(?)""")
                .param(numbers.toArray(String[]::new))
                .query(Name.class)
                .list()
                .forEach(name -> names.put(name.number(), name));
        return names;
    }

    /** A treasury that no case stands behind, as in a test of the money alone, goes by its number. */
    private static Name name(Map<String, Name> names, String number) {
        return names.getOrDefault(number, new Name(number, number, "", null, null));
    }
}
