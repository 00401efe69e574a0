package org.passerelle.scenarios.demo;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.passerelle.scenarios.demo.Route.Kind;

/** Makes up people of Brussels, no two of the same name. */
@SuppressWarnings("unchecked")
final class Townspeople {

    record StaffMember(String role, String name, String language, String cooperative) {}

    /** One in so many of each origin, as in the waiting room. */
    private static final List<String> ORIGINS = List.of(
            "fr", "fr", "fr", "fr", "maghreb", "maghreb", "maghreb", "maghreb", "africa", "africa", "africa", "south",
            "south", "east", "turkey", "world");

    private final Map<String, Object> book = Words.read("demo/people.yaml");
    private final RandomGenerator random;
    private final Set<String> names = new HashSet<>();
    private final int[] nextIdea = new int[5];

    Townspeople(RandomGenerator random) {
        this.random = random;
    }

    Persona next(Kind kind, LocalDate today) {
        var language = language(kind);
        var origin = origin(language);
        String first;
        String last;
        do {
            first = pick(list("firstNames", origin));
            last = pick(list("lastNames", origin));
        } while (!names.add(first + " " + last));
        var home = (List<Object>) pick((List<Object>) chapter("streets"));
        boolean dutch = language.equals("nl");
        return new Persona(
                first,
                last,
                today.minusYears(23 + (int) Math.abs(random.nextGaussian(14, 9)) % 34)
                        .minusDays(random.nextInt(365)),
                language,
                pick((List<String>) home.get(dutch ? 4 : 3)) + " " + (1 + random.nextInt(180)),
                (String) home.get(0),
                (String) home.get(dutch ? 2 : 1),
                "04%02d 55 %02d %02d".formatted(60 + random.nextInt(40), random.nextInt(100), random.nextInt(100)),
                address(first, last),
                iban(),
                idea(kind, language));
    }

    List<String> referrer(RandomGenerator random) {
        return pick((List<List<String>>) chapter("referrers"), random);
    }

    String client(RandomGenerator random) {
        return pick(pick((List<List<String>>) chapter("clients"), random), random);
    }

    String purchase(String language, RandomGenerator random) {
        return pick(list("expenses", language), random);
    }

    List<StaffMember> staff() {
        return ((List<List<String>>) chapter("staff"))
                .stream()
                        .map(one -> new StaffMember(one.get(0), one.get(1), one.get(2), one.get(3)))
                        .toList();
    }

    static String address(String first, String last) {
        return (plain(first) + "." + plain(last)).replaceAll("\\.+", ".") + "@courrier.example";
    }

    private String language(Kind kind) {
        int percent = random.nextInt(100);
        return switch (kind) {
            case DUTCH -> "nl";
            case BUILDING -> percent < 25 ? "nl" : "fr";
            case ANY -> percent < 8 ? "en" : percent < 20 ? "nl" : "fr";
        };
    }

    private String origin(String language) {
        return switch (language) {
            case "nl" -> random.nextInt(100) < 70 ? "nl" : "maghreb";
            case "en" -> random.nextInt(100) < 70 ? "world" : "africa";
            default -> pick(ORIGINS);
        };
    }

    private Persona.Idea idea(Kind kind, String language) {
        var list = kind == Kind.BUILDING ? "bati" + language : language;
        var ideas = (List<List<Object>>) Objects.requireNonNull(((Map<String, ?>) chapter("ideas")).get(list), list);
        int turn = nextIdea[List.of("fr", "nl", "en", "batifr", "batinl").indexOf(list)]++;
        var idea = ideas.get(turn * 7 % ideas.size());
        return new Persona.Idea(
                (String) idea.get(0), (Integer) idea.get(1), (String) idea.get(2), (String) idea.get(3));
    }

    /** A number with right check digits, of nobody. */
    private String iban() {
        long account = 1_000_000_000L + random.nextLong(8_999_999_999L);
        long check = account % 97 == 0 ? 97 : account % 97;
        var number = "%010d%02d".formatted(account, check);
        long rest = Long.parseLong(String.valueOf(Long.parseLong(number) % 97) + "111400") % 97;
        var digits = "%02d".formatted(98 - rest) + number;
        return "BE" + digits.replaceAll("(\\d{2})(\\d{4})(\\d{4})(\\d{4})", "$1 $2 $3 $4");
    }

    private Object chapter(String name) {
        return Objects.requireNonNull(book.get(name), name);
    }

    private List<String> list(String name, String key) {
        return Objects.requireNonNull(((Map<String, List<String>>) chapter(name)).get(key), key);
    }

    private <T> T pick(List<T> from) {
        return pick(from, random);
    }

    private static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.replace("ı", "i"), Normalizer.Form.NFD)
                .replaceAll("[^\\p{ASCII}]", "")
                .replaceAll("[^A-Za-z]+", ".")
                .toLowerCase(Locale.ROOT);
    }
}
