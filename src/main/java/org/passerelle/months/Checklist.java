package org.passerelle.months;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.treasury.CaseMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What must be looked at before a month is closed. Some steps only a person can call done; of the others the application finds what is
 * in the way, each with the page where it is cured, and a step where nothing is found is done by itself.
 */
@Component
class Checklist {

    /** Something in the way. */
    public record Finding(
            String caseNumber,
            String firstName,
            String lastName,
            @Nullable Long cents) {

        public String person() {
            return firstName + " " + lastName;
        }
    }

    /**
     * @param code key of its words
     * @param computed whether the application looks itself
     * @param found how much it found; the first of them are listed
     * @param mark who called it done; null when nobody did, or when more was found since
     */
    public record Step(
            String code, boolean computed, int found, List<Finding> findings, MonthFiles.@Nullable Mark mark) {

        public boolean done() {
            return mark != null || computed && found == 0;
        }
    }

    private static final List<String> BY_PEOPLE = List.of("payments", "invoices", "expenses");
    private static final int LISTED = 20;

    private final JdbcClient jdbc;
    private final MonthFiles files;

    Checklist(JdbcClient jdbc, MonthFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** @param preview of the month, worked out once for the whole page */
    List<Step> of(MonthKey key, Cooperatives.Office office, List<CaseMonth> preview) {
        var marks = files.marks(key);
        var steps = new ArrayList<Step>();
        BY_PEOPLE.forEach(code -> steps.add(new Step(code, false, 0, List.of(), marks.get(code))));
        steps.add(computed("negatives", negatives(preview), marks));
        steps.add(computed("exits", exits(key.month(), office), marks));
        steps.add(computed("letters", letters(office), marks));
        steps.add(new Step("preview", false, 0, List.of(), marks.get("preview")));
        return steps;
    }

    private static Step computed(String code, List<Finding> findings, Map<String, MonthFiles.Mark> marks) {
        var mark = marks.get(code);
        var stands = mark != null && findings.size() <= mark.found() ? mark : null;
        return new Step(
                code, true, findings.size(), findings.stream().limit(LISTED).toList(), stands);
    }

    private List<Finding> negatives(List<CaseMonth> preview) {
        var negative = preview.stream()
                .filter(month -> month.figures().closingCents() < 0)
                .toList();
        var names = names(negative.stream().map(CaseMonth::caseNumber).toList());
        return negative.stream()
                .map(month -> {
                    var name = names.get(month.caseNumber());
                    return new Finding(
                            month.caseNumber(),
                            name == null ? month.caseNumber() : name.firstName(),
                            name == null ? "" : name.lastName(),
                            month.figures().closingCents());
                })
                .sorted((one, other) ->
                        Long.compare(one.cents() == null ? 0 : one.cents(), other.cents() == null ? 0 : other.cents()))
                .toList();
    }

    private Map<String, Finding> names(List<String> numbers) {
        return jdbc.sql("""
                        select c.number as case_number, p.first_name, p.last_name, null::bigint as cents
                        from cases_case c join people_person p on p.id = c.person_id where c.number = any(?)""").param(numbers.toArray(String[]::new)).query(Finding.class).list().stream()
                .collect(Collectors.toMap(Finding::caseNumber, found -> found));
    }

    /** The test is over by the end of the month and nobody has decided how the person leaves. */
    private List<Finding> exits(YearMonth month, Cooperatives.Office office) {
        return jdbc.sql("""
                        select c.number as case_number, p.first_name, p.last_name, null::bigint as cents
                        from treasury_case t join cases_case c on c.number = t.case_number
                        join people_person p on p.id = c.person_id
                        join cases_stage s on s.case_number = c.number and s.stage = ?
                        where t.cooperative = ? and t.settled_at is null and c.exit_code is null and s.left_on <= ?
                        order by p.last_name, c.number""")
                .params(
                        office.treasuryStage(),
                        office.code(),
                        month.plusMonths(1).atDay(1))
                .query(Finding.class)
                .list();
    }

    private List<Finding> letters(Cooperatives.Office office) {
        return jdbc.sql("""
                        select distinct c.number as case_number, p.first_name, p.last_name, null::bigint as cents
                        from letters_letter l join cases_case c on c.number = l.case_number
                        join people_person p on p.id = c.person_id
                        where l.state = 'stuck' and c.cooperative = ? order by p.last_name, c.number""").param(office.code()).query(Finding.class).list();
    }
}
