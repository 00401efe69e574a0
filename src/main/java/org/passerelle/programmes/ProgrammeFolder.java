package org.passerelle.programmes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code programme.yaml} and {@code trades.yaml} of one folder, collecting every fault on the way. */
final class ProgrammeFolder {

    private static final String FILE = "programme.yaml";
    private static final Set<String> KEYS = Set.of(
            "programme",
            "process",
            "prefix",
            "structure",
            "cooperatives",
            "stages",
            "rules",
            "units",
            "dates",
            "recurring",
            "ruleChangeNotice",
            "contactsKept",
            "roles",
            "lists",
            "tables",
            "partners",
            "offices",
            "letters",
            "onRequest",
            "begins",
            "expenses");
    private static final Set<String> ORGANISATION = Set.of(
            "code",
            "name",
            "street",
            "postalCode",
            "city",
            "phone",
            "email",
            "website",
            "enterpriseNumber",
            "iban",
            "checksQuotes",
            "closesMonthsAlone");
    private static final List<String> ANCHORS = List.of("firstDay", "lastDay", "plannedLastDay", "keptUntil");
    private static final List<String> RECIPIENTS =
            List.of("holder", "referrer", "benefit-office", "partner", "client", "advisor");

    private final Path folder;
    private final List<Fault> faults = new ArrayList<>();
    private final YamlFile yaml = new YamlFile(FILE, faults);

    ProgrammeFolder(Path folder) {
        this.folder = folder;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The programme as far as it can be read, or null without a readable file; look at {@link #faults()} either way. */
    @Nullable
    Programme read() {
        var root = yaml.read(folder);
        if (root == null) return null;
        yaml.onlyKeys(root, "", KEYS);
        var stages = stages(root);
        var units = yaml.map(root, "units", ProgrammeFolder::unit);
        var programme = new Programme(
                text(root, "programme"),
                text(root, "process"),
                text(root, "prefix"),
                organisation(yaml.keys(root, "structure"), "structure"),
                cooperatives(root),
                stages,
                rules(root, units),
                units,
                yaml.map(root, "dates", value -> dateRule(value.asText(), stages, units)),
                yaml.map(root, "recurring", value -> recurrence(value, stages, units)),
                yaml.period(root.path("ruleChangeNotice").asText("P30D"), "ruleChangeNotice"),
                yaml.period(root.path("contactsKept").asText("P12M"), "contactsKept"),
                yaml.codes(root, "roles"),
                lists(root),
                yaml.codes(root, "tables"),
                yaml.map(root, "partners", node -> partner(node, "partners")),
                yaml.map(root, "offices", node -> partner(node, "offices")),
                yaml.map(root, "letters", ProgrammeFolder::recipient),
                yaml.map(root, "onRequest", value -> onRequest(value, stages)),
                yaml.map(root, "begins", JsonNode::asText),
                yaml.map(root, "expenses", ProgrammeFolder::percent),
                new TradesFile(faults).read(folder),
                folder);
        for (var letter : programme.onRequest().keySet()) {
            if (!"holder".equals(programme.letters().get(letter))) {
                yaml.fault("onRequest." + letter, "is not among the letters to the holder");
            }
        }
        if (!folder.getFileName().toString().equals(programme.code())) {
            yaml.fault("programme", "is '" + programme.code() + "' but the folder is '" + folder.getFileName() + "'");
        }
        return programme;
    }

    private String text(JsonNode root, String key) {
        var value = root.path(key).isValueNode() ? root.path(key).asText() : "";
        if (value.isBlank()) yaml.fault(key, "is missing");
        return value;
    }

    private List<Programme.Stage> stages(JsonNode root) {
        var stages = new ArrayList<Programme.Stage>();
        for (var stage : yaml.list(root, "stages")) {
            var code = yaml.text(stage, "code", "stages");
            yaml.onlyKeys(stage, "stages." + code, Set.of("code", "limit", "suspendable", "treasury"));
            stages.add(new Programme.Stage(
                    code,
                    stage.has("limit") ? yaml.period(stage.path("limit").asText(), "stages." + code + ".limit") : null,
                    yaml.flag(stage, "suspendable", "stages." + code),
                    yaml.flag(stage, "treasury", "stages." + code)));
        }
        if (stages.isEmpty()) yaml.fault("stages", "a programme needs at least one stage");
        yaml.once(stages.stream().map(Programme.Stage::code).toList(), "stages");
        if (stages.stream().filter(Programme.Stage::suspendable).count() > 1)
            yaml.fault("stages", "only one may be suspendable");
        if (stages.stream().filter(Programme.Stage::treasury).count() > 1)
            yaml.fault("stages", "only one may have a treasury");
        return List.copyOf(stages);
    }

    private List<Programme.Cooperative> cooperatives(JsonNode root) {
        var cooperatives = new ArrayList<Programme.Cooperative>();
        for (var one : yaml.list(root, "cooperatives")) {
            cooperatives.add(new Programme.Cooperative(
                    organisation(one, "cooperatives"),
                    yaml.flag(one, "checksQuotes", "cooperatives"),
                    yaml.flag(one, "closesMonthsAlone", "cooperatives")));
        }
        yaml.once(cooperatives.stream().map(Programme.Cooperative::code).toList(), "cooperatives");
        return List.copyOf(cooperatives);
    }

    private Programme.Organisation organisation(JsonNode node, String element) {
        yaml.onlyKeys(node, element, ORGANISATION);
        return new Programme.Organisation(
                yaml.text(node, "code", element),
                yaml.text(node, "name", element),
                yaml.text(node, "street", element),
                yaml.text(node, "postalCode", element),
                yaml.text(node, "city", element),
                yaml.text(node, "phone", element),
                yaml.text(node, "email", element),
                yaml.optional(node, "website", element),
                yaml.optional(node, "enterpriseNumber", element),
                yaml.optional(node, "iban", element));
    }

    private static RuleUnit unit(JsonNode node) {
        return RuleUnit.of(node.asText())
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + node.asText() + "' is none of " + RuleUnit.codes()));
    }

    private DatedRules rules(JsonNode root, Map<String, RuleUnit> units) {
        var lines = new ArrayList<DatedRules.Line>();
        var named = new LinkedHashSet<String>();
        for (var line : yaml.list(root, "rules")) {
            var values = new LinkedHashMap<String, Object>();
            line.fields().forEachRemaining(field -> {
                if (field.getKey().equals("from")) return;
                named.add(field.getKey());
                var value = value(field.getKey(), field.getValue(), units);
                if (value != null) values.put(field.getKey(), value);
            });
            var from = line.path("from").asText("");
            try {
                lines.add(new DatedRules.Line(LocalDate.parse(from), values));
            } catch (RuntimeException e) {
                yaml.fault("rules", "the rule " + values.keySet() + " has no valid 'from' date ('" + from + "')");
            }
        }
        units.keySet().stream()
                .filter(name -> !named.contains(name))
                .forEach(name -> yaml.fault("units." + name, "there is no rule of that name"));
        var rules = new DatedRules(lines);
        if (!lines.isEmpty()) checkFirstLine(rules, units);
        return rules;
    }

    /** Every rule has a value on every day, so no case comes upon one that is not in force yet. */
    private void checkFirstLine(DatedRules rules, Map<String, RuleUnit> units) {
        var first = rules.lines().get(0);
        for (var line : rules.lines()) {
            for (var rule : line.values().keySet()) {
                if (units.containsKey(rule) && !first.values().containsKey(rule)) {
                    yaml.fault("rules." + rule, "the first line, from " + first.from() + ", gives it no value");
                }
            }
        }
    }

    private @Nullable Object value(String rule, JsonNode node, Map<String, RuleUnit> units) {
        var unit = units.get(rule);
        if (unit == null) {
            yaml.fault("units." + rule, "the rule has no unit, one of " + RuleUnit.codes());
            return null;
        }
        var value = unit.read(node.asText());
        if (value.isEmpty()) yaml.fault("rules." + rule, "'" + node.asText() + "' is not " + unit.form());
        return value.orElse(null);
    }

    private static DateRule dateRule(String text, List<Programme.Stage> stages, Map<String, RuleUnit> units) {
        var rule = DateRule.parse(text);
        boolean fact = rule.owner().equals("fact");
        if (!fact && stages.stream().noneMatch(s -> s.code().equals(rule.owner()))) {
            throw new IllegalArgumentException("'" + rule.owner() + "' is neither a stage nor 'fact'");
        }
        if (!fact && !ANCHORS.contains(rule.anchor())) {
            throw new IllegalArgumentException("'" + rule.anchor() + "' is none of " + ANCHORS);
        }
        for (var period : rule.rules()) {
            if (units.get(period) != RuleUnit.PERIOD) {
                throw new IllegalArgumentException(
                        "'" + period + "' is neither a period such as P14D nor a rule that is one");
            }
        }
        return rule;
    }

    private Programme.Recurrence recurrence(JsonNode node, List<Programme.Stage> stages, Map<String, RuleUnit> units) {
        yaml.onlyKeys(node, "recurring", Set.of("from", "every"));
        var from = dateRule(node.path("from").asText(), stages, units);
        if (!from.offsets().isEmpty())
            throw new IllegalArgumentException("'from' is an anchor alone, such as test.firstDay");
        return new Programme.Recurrence(from, yaml.period(node.path("every").asText(), "recurring"));
    }

    private Map<String, List<String>> lists(JsonNode root) {
        return yaml.map(root, "lists", node -> {
            if (!node.isArray() || node.isEmpty()) throw new IllegalArgumentException("is not a list of codes");
            return yaml.codesOf(node, "lists");
        });
    }

    private Programme.Partner partner(JsonNode node, String element) {
        yaml.onlyKeys(node, element, Set.of("name", "email"));
        return new Programme.Partner(yaml.text(node, "name", element), yaml.optional(node, "email", element));
    }

    private static String recipient(JsonNode node) {
        if (!RECIPIENTS.contains(node.asText())) {
            throw new IllegalArgumentException("'" + node.asText() + "' is none of " + RECIPIENTS);
        }
        return node.asText();
    }

    private static List<String> onRequest(JsonNode node, List<Programme.Stage> stages) {
        var codes = new ArrayList<String>();
        node.forEach(code -> codes.add(code.asText()));
        for (var code : codes) {
            if (stages.stream().noneMatch(stage -> stage.code().equals(code))) {
                throw new IllegalArgumentException("'" + code + "' is not a stage");
            }
        }
        return List.copyOf(codes);
    }

    private static int percent(JsonNode node) {
        if (!node.isInt() || node.asInt() < 0 || node.asInt() > 100) {
            throw new IllegalArgumentException("is not a whole percentage");
        }
        return node.asInt();
    }
}
