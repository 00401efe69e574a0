package org.passerelle.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Texts;

/**
 * What somebody typed, word for word, and what is wrong with it. Kept as text so that a page gives back exactly what was typed; the
 * readers ({@link #date}, {@link #cents}) put an error on the field when the text is not what they ask for.
 */
public final class Form implements Serializable {

    private static final long serialVersionUID = 1;
    private static final Set<String> NEVER_KEPT = Set.of("_csrf", "_by", "lang", "again");
    private static final int LONGEST_ASKED = 80;
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,8}([.,]\\d{1,2})?");
    private static final DateTimeFormatter BY_HAND =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    /** What is wrong with a field: a message key and the arguments of its text. */
    public record Fault(String field, String code, List<String> arguments) implements Serializable {}

    private final LinkedHashMap<String, ArrayList<String>> values = new LinkedHashMap<>();
    private final LinkedHashMap<String, Fault> faults = new LinkedHashMap<>();

    public static Form empty() {
        return new Form();
    }

    public static Form of(HttpServletRequest request) {
        var form = new Form();
        request.getParameterMap().forEach((name, given) -> {
            if (NEVER_KEPT.contains(name)) return;
            form.values.put(
                    name, new ArrayList<>(Stream.of(given).map(Texts::storable).toList()));
        });
        return form;
    }

    public static Form of(Map<String, ? extends Collection<String>> values) {
        var form = new Form();
        values.forEach((name, given) -> form.values.put(name, new ArrayList<>(given)));
        return form;
    }

    public Form with(String field, @Nullable Object value) {
        if (value != null) values.put(field, new ArrayList<>(List.of(value.toString())));
        return this;
    }

    public void forget(String field) {
        values.remove(field);
    }

    public Map<String, List<String>> values() {
        return java.util.Collections.unmodifiableMap(values);
    }

    public List<String> values(String field) {
        return values.containsKey(field) ? List.copyOf(values.get(field)) : List.of();
    }

    /** The text of a field without blanks around it, empty when nothing was typed. */
    public String value(String field) {
        var given = values.get(field);
        return given == null || given.isEmpty() ? "" : given.get(0).strip();
    }

    public @Nullable String valueOrNull(String field) {
        return value(field).isEmpty() ? null : value(field);
    }

    public boolean has(String field) {
        return !value(field).isEmpty();
    }

    public boolean yes(String field) {
        return Set.of("yes", "true", "on").contains(value(field));
    }

    /** Only the first fault of a field is told. */
    public Form refuse(String field, String code, Object... arguments) {
        var texts = java.util.Arrays.stream(arguments).map(String::valueOf).toList();
        faults.putIfAbsent(field, new Fault(field, code, texts));
        return this;
    }

    public boolean accepted() {
        return faults.isEmpty();
    }

    public Collection<Fault> faults() {
        return faults.values();
    }

    public @Nullable Fault fault(String field) {
        return faults.get(field);
    }

    /** @param code the message that says what to fill in */
    public String required(String field, String code) {
        if (!has(field)) refuse(field, code);
        return value(field);
    }

    public String oneOf(String field, Collection<String> allowed, String code) {
        if (!allowed.contains(value(field))) refuse(field, code);
        return value(field);
    }

    /** In characters as people count them as far as Java can: an emoji of one code point is one. */
    public void atMost(String field, int length) {
        if (value(field).codePoints().count() > length) refuse(field, "form.too-long", length);
    }

    /** What an address asks a list for: short, without blanks around it, null when nothing. */
    public static @Nullable String asked(Map<String, String> address, String name) {
        var text = Texts.storable(address.getOrDefault(name, "")).strip();
        return text.isEmpty() ? null : Texts.start(text, LONGEST_ASKED);
    }

    public void email(String field) {
        if (has(field) && !Texts.isEmailAddress(value(field))) refuse(field, "form.email");
    }

    /** As the browser's own date field sends it, or typed by hand: 3/11/1990, 3-11-1990, 3.11.1990. */
    public Optional<LocalDate> date(String field) {
        if (!has(field)) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(value(field)));
        } catch (DateTimeParseException notIso) {
            try {
                return Optional.of(LocalDate.parse(value(field).replaceAll("[.\\s-]+", "/"), BY_HAND));
            } catch (DateTimeParseException e) {
                refuse(field, "form.date");
                return Optional.empty();
            }
        }
    }

    /** Whole euros or two decimals, with a point or a comma, with or without spaces and the euro sign. */
    public Optional<Long> cents(String field) {
        if (!has(field)) return Optional.empty();
        var text = value(field).replaceAll("[\\s\\u00a0\\u202f€]", "");
        if (!AMOUNT.matcher(text).matches()) {
            refuse(field, "form.money");
            return Optional.empty();
        }
        return Optional.of(
                new BigDecimal(text.replace(',', '.')).movePointRight(2).longValueExact());
    }

    public Optional<Integer> number(String field, int from, int to) {
        if (!has(field)) return Optional.empty();
        if (!value(field).matches("\\d{1,9}") || outside(Integer.parseInt(value(field)), from, to)) {
            refuse(field, "form.number", from, to);
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(value(field)));
    }

    private static boolean outside(int number, int from, int to) {
        return number < from || number > to;
    }

    int size() {
        return values.entrySet().stream()
                .mapToInt(e -> e.getKey().length()
                        + e.getValue().stream().mapToInt(String::length).sum())
                .sum();
    }
}
