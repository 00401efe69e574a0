package org.passerelle.letters;

import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts of a letter, reduced to what a template may see and what jsonb can keep. */
final class Facts {

    /** Present in every letter, though possibly empty, so that a template may ask {@code person.phone??}. */
    private static final List<String> NAMESPACES = List.of(
            "letter", "person", "structure", "advisor", "project", "case", "dates", "step", "rules", "referrer");

    private Facts() {}

    /** The facts of the request with what the letter knows of itself. */
    static Map<String, Object> of(LetterRequest request, String date) {
        var facts = plainMap(request.facts());
        NAMESPACES.forEach(name -> facts.putIfAbsent(name, new LinkedHashMap<String, Object>()));
        var letter = new LinkedHashMap<String, Object>(part(facts, "letter"));
        letter.put("key", request.key());
        letter.put("date", date);
        letter.put("recipientKind", request.recipientKind());
        letter.putIfAbsent("recipientLines", List.of());
        facts.put("letter", letter);
        facts.put("lang", request.language());
        return facts;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> part(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The text of a fact of two levels, or the empty string. */
    static String text(Map<String, Object> facts, String namespace, String name) {
        var value = part(facts, namespace).get(name);
        return value == null ? "" : value.toString();
    }

    private static Map<String, Object> plainMap(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> {
            if (value != null) plain.put(clean(name.toString()), Objects.requireNonNull(plain(value)));
        });
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) return value;
        if (value instanceof CharSequence text) return clean(text.toString());
        if (value instanceof TemporalAccessor) return value.toString();
        if (value instanceof Map<?, ?> map) return plainMap(map);
        if (value instanceof Iterable<?> list) {
            var plain = new java.util.ArrayList<Object>();
            list.forEach(each -> {
                if (each != null) plain.add(Objects.requireNonNull(plain(each)));
            });
            return plain;
        }
        throw new IllegalArgumentException(
                "Not a fact for a letter: " + value.getClass().getName());
    }

    /** PostgreSQL keeps neither U+0000 nor half a surrogate pair; the replacement character tells that something was there. */
    private static String clean(String text) {
        if (text.codePoints().noneMatch(Facts::unstorable)) return text;
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(unstorable(c) ? 0xFFFD : c));
        return clean.toString();
    }

    private static boolean unstorable(int codePoint) {
        return codePoint == 0 || codePoint >= 0xD800 && codePoint <= 0xDFFF;
    }
}
