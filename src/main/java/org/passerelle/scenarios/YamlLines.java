package org.passerelle.scenarios;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML read as text with line numbers: no value is guessed, so the key {@code on} stays "on" and a date stays what was written. */
final class YamlLines {

    /** No exponents: 1e999999999 would be written out in full. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,15}(\\.\\d{0,10})?|\\.\\d{1,10})");

    /** What YAML takes for yes; everything else of its booleans is no. */
    private static final Set<String> YES = Set.of("true", "yes", "on");

    /** A clock cannot be moved further: what never happens is in the year 9999. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    private YamlLines() {}

    static Map<String, Node> document(String text) throws NotAScenario {
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(20);
            options.setCodePointLimit(5_000_000);
            var node = new Yaml(options).compose(new StringReader(text));
            if (node == null) throw new NotAScenario(1, "the file is empty");
            return mapping(node, "the file");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new NotAScenario(line, "this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new NotAScenario(
                    1,
                    "this is not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    static Map<String, Node> mapping(Node node, String what) throws NotAScenario {
        if (!(node instanceof MappingNode mapping))
            throw new NotAScenario(line(node), what + " must be keys with values");
        var values = new LinkedHashMap<String, Node>();
        for (var tuple : mapping.getValue()) {
            var key = key(tuple.getKeyNode());
            if (values.put(key, tuple.getValueNode()) != null) {
                throw new NotAScenario(line(tuple.getKeyNode()), "the key '" + key + "' stands twice");
            }
        }
        return values;
    }

    /** As written: YAML takes the key {@code on} for a boolean. */
    private static String key(Node node) throws NotAScenario {
        if (node instanceof ScalarNode scalar) return scalar.getValue().strip();
        throw new NotAScenario(line(node), "a key must be one value");
    }

    static List<Node> sequence(Node node, String what) throws NotAScenario {
        if (!(node instanceof SequenceNode sequence)) throw new NotAScenario(line(node), what + " must be a list");
        return sequence.getValue();
    }

    static boolean isNull(@Nullable Node node) {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    static String scalar(Node node, String what) throws NotAScenario {
        if (!(node instanceof ScalarNode scalar)) throw new NotAScenario(line(node), what + " must be one value");
        // True, TRUE and yes are ways to write true. A quoted one is a text, and stays as it is.
        if (scalar.getTag().equals(Tag.BOOL))
            return String.valueOf(YES.contains(scalar.getValue().toLowerCase(Locale.ROOT)));
        return scalar.getValue().strip();
    }

    static List<String> scalars(Node node, String what) throws NotAScenario {
        var values = new ArrayList<String>();
        for (var one : sequence(node, what)) values.add(scalar(one, "an entry of " + what));
        return values;
    }

    static LocalDate date(Node node, String what) throws NotAScenario {
        try {
            return LocalDate.parse(scalar(node, what));
        } catch (RuntimeException e) {
            throw new NotAScenario(line(node), what + " '" + scalar(node, what) + "' is not a date such as 2024-01-31");
        }
    }

    /** A day that the virtual clock can stand on. */
    static LocalDate day(Node node, String what) throws NotAScenario {
        var day = date(node, what);
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new NotAScenario(line(node), what + " " + day + " is not between " + FIRST + " and " + LAST);
        }
        return day;
    }

    static YearMonth month(Node node, String what) throws NotAScenario {
        try {
            return YearMonth.parse(scalar(node, what));
        } catch (RuntimeException e) {
            throw new NotAScenario(line(node), what + " '" + scalar(node, what) + "' is not a month such as 2024-01");
        }
    }

    static BigDecimal number(Node node, String what) throws NotAScenario {
        var text = scalar(node, what);
        if (!NUMBER.matcher(text).matches())
            throw new NotAScenario(line(node), what + " '" + text + "' is not a number");
        return new BigDecimal(text);
    }

    /** A whole number that is not negative. */
    static int count(Node node, String what) throws NotAScenario {
        try {
            int count = number(node, what).intValueExact();
            if (count >= 0) return count;
        } catch (ArithmeticException e) { // said below
        }
        throw new NotAScenario(line(node), what + " '" + scalar(node, what) + "' is not a whole number from 0 on");
    }

    static boolean bool(Node node, String what) throws NotAScenario {
        var text = scalar(node, what);
        if (!text.equals("true") && !text.equals("false")) {
            throw new NotAScenario(line(node), what + " '" + text + "' is neither true nor false");
        }
        return Boolean.parseBoolean(text);
    }

    static Node required(Map<String, Node> map, String key, int line, String what) throws NotAScenario {
        var node = map.get(key);
        if (node == null) throw new NotAScenario(line, what + " has no '" + key + "'");
        return node;
    }

    static void onlyKeys(Map<String, Node> map, Set<String> known, String what) throws NotAScenario {
        for (var entry : map.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new NotAScenario(
                        line(entry.getValue()), what + " knows no '" + entry.getKey() + "', only " + known);
            }
        }
    }

    static int line(@Nullable Node node) {
        return node == null || node.getStartMark() == null
                ? 1
                : node.getStartMark().getLine() + 1;
    }
}
