package org.passerelle.programmes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code trades.yaml}, the trades a project may belong to. A programme may do without. */
final class TradesFile {

    private static final String NAME = "trades.yaml";
    private static final List<String> LANGUAGES = List.of("fr", "nl", "en");

    private final YamlFile yaml;

    TradesFile(List<Fault> faults) {
        this.yaml = new YamlFile(NAME, faults);
    }

    Trades read(Path folder) {
        if (!Files.exists(folder.resolve(NAME))) return new Trades(List.of());
        var root = yaml.read(folder);
        var sections = new ArrayList<Trades.Section>();
        if (root != null) {
            yaml.onlyKeys(root, "", Set.of("sections"));
            for (var section : yaml.list(root, "sections")) sections.add(section(section));
        }
        yaml.once(
                sections.stream()
                        .flatMap(section -> section.trades().stream())
                        .map(Trades.Trade::code)
                        .toList(),
                "sections");
        return new Trades(List.copyOf(sections));
    }

    private Trades.Section section(JsonNode node) {
        var code = yaml.text(node, "section", "sections");
        yaml.onlyKeys(node, "sections." + code, Set.of("section", "label", "trades"));
        var trades = new ArrayList<Trades.Trade>();
        for (var trade : yaml.list(node, "trades")) trades.add(trade(trade, code));
        return new Trades.Section(code, labels(node.path("label"), "sections." + code + ".label"), List.copyOf(trades));
    }

    private Trades.Trade trade(JsonNode node, String section) {
        var code = yaml.text(node, "code", "sections." + section);
        yaml.onlyKeys(node, code, Set.of("code", "nace", "fr", "nl", "en", "refused"));
        return new Trades.Trade(
                code,
                section,
                node.path("nace").asText(),
                labels(node, code),
                node.has("refused") ? labels(node.path("refused"), code + ".refused") : null);
    }

    private Map<String, String> labels(JsonNode node, String element) {
        var labels = new LinkedHashMap<String, String>();
        for (var language : LANGUAGES) {
            var label = node.path(language).asText("");
            if (label.isBlank()) yaml.fault(element, "has no label in " + language);
            labels.put(language, label);
        }
        return labels;
    }
}
