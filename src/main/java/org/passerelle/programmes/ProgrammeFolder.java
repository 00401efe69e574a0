package org.passerelle.programmes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code programme.yaml} and {@code trades.yaml} of one folder, collecting every fault on the way. */
final class ProgrammeFolder {

    private static final String FILE = "programme.yaml";
    private static final List<String> ANCHORS = List.of("firstDay", "lastDay", "plannedLastDay", "keptUntil");
    private static final List<String> RECIPIENTS = List.of("holder", "referrer", "benefit-office", "partner", "client");

    private final Path folder;
    private final List<Fault> faults = new ArrayList<>();
    private final YAMLMapper yaml = new YAMLMapper();

    ProgrammeFolder(Path folder) {
        this.folder = folder;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The programme as far as it can be read, or null without a readable file; look at {@link #faults()} either way. */
    @Nullable Programme read() {
        var root = tree(FILE);
        if (root == null) return null;
        var stages = stages(root.path("stages"));
        var programme = new Programme(
                text(root, "programme", FILE),
                text(root, "process", FILE),
                text(root, "prefix", FILE),
                organisation(root.path("structure"), "structure"),
                cooperatives(root.path("cooperatives")),
                stages,
                rules(root.path("rules")),
                map(root.path("dates"), "dates", value -> dateRule(value.asText(), stages)),
                map(root.path("recurring"), "recurring", value -> recurrence(value, stages)),
                period(root.path("ruleChangeNotice").asText("P30D")),
                strings(root.path("roles")),
                map(root.path("lists"), "lists", ProgrammeFolder::strings),
                strings(root.path("tables")),
                map(root.path("partners"), "partners", this::partner),
                map(root.path("offices"), "offices", this::partner),
                map(root.path("letters"), "letters", this::recipient),
                trades(),
                folder);
        if (!folder.getFileName().toString().equals(programme.code())) {
            fault(FILE, "programme", "is '" + programme.code() + "' but the folder is '" + folder.getFileName() + "'");
        }
        return programme;
    }

    private @Nullable JsonNode tree(String file) {
        try {
            var node = yaml.readTree(Files.readString(folder.resolve(file)));
            if (node != null && node.isObject()) return node;
            fault(file, "-", "is empty or not a list of keys");
        } catch (IOException e) {
            fault(file, "-", "cannot be read: " + e.getMessage().lines().findFirst().orElse("unknown reason"));
        }
        return null;
    }

    private List<Programme.Stage> stages(JsonNode node) {
        var stages = new ArrayList<Programme.Stage>();
        for (var stage : node) {
            var limit = stage.path("limit").asText("");
            stages.add(new Programme.Stage(
                    text(stage, "code", "stages"),
                    limit.isEmpty() ? null : period(limit),
                    stage.path("suspendable").asBoolean(),
                    stage.path("treasury").asBoolean()));
        }
        if (stages.isEmpty()) fault(FILE, "stages", "a programme needs at least one stage");
        return List.copyOf(stages);
    }

    private List<Programme.Cooperative> cooperatives(JsonNode node) {
        var cooperatives = new ArrayList<Programme.Cooperative>();
        for (var one : node) {
            cooperatives.add(
                    new Programme.Cooperative(organisation(one, "cooperatives"), one.path("checksQuotes").asBoolean()));
        }
        return List.copyOf(cooperatives);
    }

    private Programme.Organisation organisation(JsonNode node, String element) {
        return new Programme.Organisation(
                text(node, "code", element),
                text(node, "name", element),
                text(node, "street", element),
                text(node, "postalCode", element),
                text(node, "city", element),
                text(node, "phone", element),
                text(node, "email", element),
                optional(node, "website"),
                optional(node, "enterpriseNumber"),
                optional(node, "iban"));
    }

    private DatedRules rules(JsonNode node) {
        var lines = new ArrayList<DatedRules.Line>();
        for (var line : node) {
            var values = new LinkedHashMap<String, Object>();
            line.fields().forEachRemaining(field -> {
                if (field.getKey().equals("from")) return;
                if (!field.getValue().isNumber()) fault(FILE, "rules." + field.getKey(), "is not a number");
                values.put(field.getKey(), field.getValue().decimalValue());
            });
            var from = line.path("from").asText("");
            try {
                lines.add(new DatedRules.Line(LocalDate.parse(from), values));
            } catch (RuntimeException e) {
                fault(FILE, "rules", "the rule " + values.keySet() + " has no valid 'from' date ('" + from + "')");
            }
        }
        return new DatedRules(lines);
    }

    private DateRule dateRule(String text, List<Programme.Stage> stages) {
        var rule = DateRule.parse(text);
        boolean fact = rule.owner().equals("fact");
        if (!fact && stages.stream().noneMatch(s -> s.code().equals(rule.owner()))) {
            throw new IllegalArgumentException("'" + rule.owner() + "' is neither a stage nor 'fact'");
        }
        if (!fact && !ANCHORS.contains(rule.anchor())) {
            throw new IllegalArgumentException("'" + rule.anchor() + "' is none of " + ANCHORS);
        }
        return rule;
    }

    private Programme.Recurrence recurrence(JsonNode node, List<Programme.Stage> stages) {
        return new Programme.Recurrence(
                dateRule(node.path("from").asText(), stages), period(node.path("every").asText()));
    }

    private Programme.Partner partner(JsonNode node) {
        return new Programme.Partner(text(node, "name", "partners"), optional(node, "email"));
    }

    private String recipient(JsonNode node) {
        if (!RECIPIENTS.contains(node.asText())) {
            throw new IllegalArgumentException("'" + node.asText() + "' is none of " + RECIPIENTS);
        }
        return node.asText();
    }

    private Trades trades() {
        var file = "trades.yaml";
        if (!Files.exists(folder.resolve(file))) return new Trades(List.of());
        var root = tree(file);
        var sections = new ArrayList<Trades.Section>();
        if (root != null) {
            for (var section : root.path("sections")) {
                var code = text(section, "section", file);
                var trades = new ArrayList<Trades.Trade>();
                for (var trade : section.path("trades")) {
                    trades.add(new Trades.Trade(
                            text(trade, "code", file),
                            code,
                            trade.path("nace").asText(),
                            labels(trade, file),
                            trade.has("refused") ? labels(trade.path("refused"), file) : null));
                }
                sections.add(new Trades.Section(code, labels(section.path("label"), file), List.copyOf(trades)));
            }
        }
        return new Trades(List.copyOf(sections));
    }

    private Map<String, String> labels(JsonNode node, String file) {
        var labels = new LinkedHashMap<String, String>();
        for (var language : List.of("fr", "nl", "en")) {
            var label = node.path(language).asText("");
            if (label.isBlank()) {
                fault(file, node.path("code").asText("label"), "has no label in " + language);
            }
            labels.put(language, label);
        }
        return labels;
    }

    private <T> Map<String, T> map(JsonNode node, String element, Function<JsonNode, T> read) {
        var map = new LinkedHashMap<String, T>();
        node.fields().forEachRemaining(field -> {
            try {
                map.put(field.getKey(), read.apply(field.getValue()));
            } catch (RuntimeException e) {
                fault(FILE, element + "." + field.getKey(), String.valueOf(e.getMessage()));
            }
        });
        return Collections.unmodifiableMap(map);
    }

    private Period period(String text) {
        try {
            return Period.parse(text);
        } catch (RuntimeException e) {
            fault(FILE, "period", "'" + text + "' is not a period such as P6M");
            return Period.ZERO;
        }
    }

    private static List<String> strings(JsonNode node) {
        var list = new ArrayList<String>();
        node.forEach(value -> list.add(value.asText()));
        return List.copyOf(list);
    }

    private String text(JsonNode node, String key, String element) {
        var value = node.path(key).asText("");
        if (value.isBlank()) fault(FILE, element + "." + key, "is missing");
        return value;
    }

    private static @Nullable String optional(JsonNode node, String key) {
        return node.hasNonNull(key) ? node.get(key).asText() : null;
    }

    private void fault(String file, String element, String message) {
        faults.add(new Fault(file, element, message));
    }
}
