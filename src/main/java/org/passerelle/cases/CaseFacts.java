package org.passerelle.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is known of a case, under the names that decision tables and timers use. The latest answer prevails, so what was said in the
 * interview replaces what was written in the application. Kept here and not in process variables: these are personal data.
 */
@Component
public class CaseFacts {

    private final JdbcClient jdbc;
    private final CaseMemory memory;

    CaseFacts(JdbcClient jdbc, CaseMemory memory) {
        this.jdbc = jdbc;
        this.memory = memory;
    }

    /** Values are text, BigDecimal, Boolean or LocalDate. */
    public Map<String, Object> of(String caseNumber) {
        var held = memory.held(caseNumber);
        if (held.isEmpty()) return read(caseNumber);
        if (held.get().facts == null) held.get().facts = read(caseNumber);
        return Collections.unmodifiableMap(held.get().facts);
    }

    private Map<String, Object> read(String caseNumber) {
        var facts = new LinkedHashMap<String, Object>();
        jdbc.sql("select name, value, kind from cases_fact where case_number = ?")
                .param(caseNumber)
                .query(row -> {
                    facts.put(row.getString(1), value(row.getString(2), row.getString(3)));
                });
        return facts;
    }

    /** Some facts of many cases, by case number and name, in one statement. */
    public Map<String, Map<String, Object>> of(Collection<String> caseNumbers, Collection<String> names) {
        var facts = new HashMap<String, Map<String, Object>>();
        jdbc.sql("select case_number, name, value, kind from cases_fact where case_number = any(?) and name = any(?)")
                .params(caseNumbers.toArray(String[]::new), names.toArray(String[]::new))
                .query(row -> {
                    facts.computeIfAbsent(row.getString(1), number -> new LinkedHashMap<>())
                            .put(row.getString(2), value(row.getString(3), row.getString(4)));
                });
        return facts;
    }

    public Optional<LocalDate> date(String caseNumber, String name) {
        return of(caseNumber).get(name) instanceof LocalDate day ? Optional.of(day) : Optional.empty();
    }

    /** Keeps the value; null forgets it. */
    public void put(String caseNumber, String name, @Nullable Object value) {
        if (value != null) {
            putAll(caseNumber, Map.of(name, value));
            return;
        }
        jdbc.sql("delete from cases_fact where case_number = ? and name = ?")
                .params(caseNumber, name)
                .update();
        changed(caseNumber);
    }

    /** Keeps all of them, in one statement. */
    public void putAll(String caseNumber, Map<String, Object> values) {
        if (values.isEmpty()) return;
        jdbc.sql("""
                        insert into cases_fact (case_number, name, value, kind) select ?, * from unnest(?, ?, ?)
                        on conflict (case_number, name) do update set value = excluded.value, kind = excluded.kind""")
                .param(caseNumber)
                .param(values.keySet().toArray(String[]::new))
                .param(values.values().stream().map(Object::toString).toArray(String[]::new))
                .param(values.values().stream().map(CaseFacts::kind).toArray(String[]::new))
                .update();
        changed(caseNumber);
    }

    private void changed(String caseNumber) {
        memory.held(caseNumber).ifPresent(held -> held.facts = null);
    }

    private static String kind(Object value) {
        if (value instanceof Boolean) return "boolean";
        if (value instanceof Number) return "number";
        return value instanceof LocalDate ? "date" : "text";
    }

    private static Object value(String text, String kind) {
        return switch (kind) {
            case "boolean" -> Boolean.valueOf(text);
            case "number" -> new BigDecimal(text);
            case "date" -> LocalDate.parse(text);
            default -> text;
        };
    }
}
