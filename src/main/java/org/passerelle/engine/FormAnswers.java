package org.passerelle.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.impl.el.JuelElProvider;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.CheckedNumbers;

/** Reads and checks what was typed in a form: all fields at once, unknown ones refused, bounds inclusive. */
final class FormAnswers {

    private static final int MAX_TEXT = 20_000;
    private static final int MAX_LINE = 500;
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,2})?");
    private static final JuelElProvider EXPRESSIONS = new JuelElProvider();

    private final LocalDate today;
    private final Function<String, Set<String>> lists;
    private final List<AnswersRefused.Fault> faults = new ArrayList<>();

    /** @param lists the codes of a named list of the programme */
    FormAnswers(LocalDate today, Function<String, Set<String>> lists) {
        this.today = today;
        this.lists = lists;
    }

    /**
     * @param raw what was typed, by field; blank counts as nothing
     * @param variables of the process, for {@code requiredWhen}; asked for only where a form has such a condition
     * @return values by field: String, Long, BigDecimal (euros), Boolean, LocalDate; fields without answer are absent
     */
    Map<String, Object> read(List<FormField> fields, Map<String, String> raw, Supplier<Map<String, Object>> variables) {
        var answers = new LinkedHashMap<String, Object>();
        var known = fields.stream().map(FormField::id).toList();
        raw.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> fault(name, "unknown-field"));
        for (var field : fields) {
            var text = raw.getOrDefault(field.id(), "");
            if (text == null || text.isBlank()) continue;
            var value = value(field, text.strip());
            if (value != null) answers.put(field.id(), value);
        }
        for (var field : fields) {
            if (answers.containsKey(field.id()) || isFaulty(field.id())) continue;
            if (field.isRequired()) fault(field.id(), "required");
            else if (isRequiredNow(field, fields, answers, variables)) fault(field.id(), "reason-required");
        }
        if (!faults.isEmpty()) throw new AnswersRefused(faults);
        return answers;
    }

    private @Nullable Object value(FormField field, String text) {
        return switch (field.type()) {
            case TEXT -> length(field, text, MAX_TEXT);
            case LINE -> line(field, text);
            case NUMBER -> number(field, text);
            case MONEY -> money(field, text);
            case BOOLEAN -> bool(field, text);
            case DATE -> date(field, text);
            case CHOICE -> choice(field, text);
            case CHOICES -> choices(field, text);
        };
    }

    private @Nullable String line(FormField field, String text) {
        var line = length(field, text, MAX_LINE);
        if (line == null || !"enterprise-number".equals(field.property("checked"))) return line;
        return CheckedNumbers.belgianEnterprise(line).orElseGet(() -> fault(field.id(), "enterprise-number-wrong"));
    }

    private @Nullable String length(FormField field, String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) return text;
        return fault(field.id(), "too-long", max);
    }

    private @Nullable Long number(FormField field, String text) {
        try {
            return within(field, new BigDecimal(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return fault(field.id(), "not-a-number", text);
        }
    }

    private @Nullable Long within(FormField field, Long number) {
        var min = field.property("min");
        var max = field.property("max");
        if (min != null && number < Long.parseLong(min)) return fault(field.id(), "too-low", min);
        if (max != null && number > Long.parseLong(max)) return fault(field.id(), "too-high", max);
        return number;
    }

    private @Nullable BigDecimal money(FormField field, String text) {
        var plain = text.replace("\u00a0", "").replace(" ", "").replace(',', '.');
        // Digits only: 1e999999999 is a number too, which Java would write out in full.
        if (!AMOUNT.matcher(plain).matches()) return fault(field.id(), "not-an-amount", text);
        var amount = new BigDecimal(plain);
        return amount.signum() < 0 ? fault(field.id(), "too-low", "0") : amount.setScale(2);
    }

    private @Nullable Boolean bool(FormField field, String text) {
        if (!text.equals("true") && !text.equals("false")) return fault(field.id(), "not-yes-or-no", text);
        var mustBe = field.property("mustBe");
        if (mustBe != null && !mustBe.equals(text)) return fault(field.id(), "must-be-" + mustBe);
        return Boolean.valueOf(text);
    }

    private @Nullable LocalDate date(FormField field, String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (RuntimeException e) {
            return fault(field.id(), "not-a-date", text);
        }
        if ("today".equals(field.property("min")) && day.isBefore(today)) return fault(field.id(), "in-the-past", day);
        if (day.isAfter(today.plusYears(50)) || day.isBefore(today.minusYears(120))) {
            return fault(field.id(), "not-a-date", text);
        }
        return day;
    }

    private @Nullable String choice(FormField field, String text) {
        var list = field.property("list");
        boolean listed =
                list == null ? field.values().contains(text) : lists.apply(list).contains(text);
        boolean openCode = field.isOpen() && text.matches("[a-z0-9]+(-[a-z0-9]+)*") && text.length() <= 60;
        return listed || openCode ? text : fault(field.id(), "not-in-list", text);
    }

    private @Nullable String choices(FormField field, String text) {
        var codes = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(c -> !c.isEmpty())
                .distinct()
                .toList();
        var foreign =
                codes.stream().filter(code -> !field.values().contains(code)).findFirst();
        return foreign.isPresent() ? fault(field.id(), "not-in-list", foreign.get()) : String.join(",", codes);
    }

    private static boolean isRequiredNow(
            FormField field,
            List<FormField> fields,
            Map<String, Object> answers,
            Supplier<Map<String, Object>> variables) {
        var condition = field.property("requiredWhen");
        if (condition == null) return false;
        var context = new HashMap<>(variables.get());
        fields.forEach(f -> context.put(f.id(), answers.get(f.id())));
        return holds(condition, context);
    }

    /**
     * The fields of a form that are there, as the process stands.
     *
     * @param variables asked for only where a form has such a condition
     */
    static List<FormField> asked(List<FormField> fields, Supplier<Map<String, Object>> variables) {
        if (fields.stream().allMatch(field -> field.property("askedWhen") == null)) return fields;
        var context = variables.get();
        return fields.stream()
                .filter(field -> {
                    var condition = field.property("askedWhen");
                    return condition == null || holds(condition, context);
                })
                .toList();
    }

    private static boolean holds(String condition, Map<String, Object> context) {
        var value = EXPRESSIONS
                .createExpression(condition)
                .getValue(Variables.fromMap(context).asVariableContext());
        return Boolean.TRUE.equals(value);
    }

    private boolean isFaulty(String field) {
        return faults.stream().anyMatch(f -> f.field().equals(field));
    }

    private <T> @Nullable T fault(String field, String code, Object... arguments) {
        faults.add(new AnswersRefused.Fault(field, code, List.of(arguments)));
        return null;
    }
}
