package org.passerelle.programmes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One YAML file of a folder: takes out what should be there and says of all else what is wrong with it and where. */
final class YamlFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final List<Fault> faults;

    YamlFile(String name, List<Fault> faults) {
        this.name = name;
        this.faults = faults;
    }

    /** The keys of the file, or null when it cannot be read. */
    @Nullable
    JsonNode read(Path folder) {
        try {
            var node = YAML.readTree(Files.readString(folder.resolve(name)));
            if (node != null && node.isObject()) return node;
            fault("-", "is empty or not a list of keys");
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            fault(
                    where == null ? "-" : "line " + where.getLineNr(),
                    "cannot be read: " + inOneLine(e.getOriginalMessage()));
        } catch (MalformedInputException e) {
            fault("-", "is not written in UTF-8");
        } catch (IOException e) {
            fault("-", "cannot be read: " + firstLine(e.getMessage()));
        }
        return null;
    }

    void fault(String element, String message) {
        faults.add(new Fault(name, element, message));
    }

    /** Says which keys nobody reads: a slip of the pen would else be silence. */
    void onlyKeys(JsonNode node, String element, Set<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key))
                fault(element.isEmpty() ? key : element + "." + key, "is not a key that is known here");
        });
    }

    String text(JsonNode node, String key, String element) {
        var value = optional(node, key, element);
        if (value == null || value.isBlank()) fault(element + "." + key, "is missing");
        return value == null ? "" : value;
    }

    @Nullable
    String optional(JsonNode node, String key, String element) {
        if (!node.hasNonNull(key)) return null;
        if (node.get(key).isValueNode()) return node.get(key).asText();
        fault(element + "." + key, "is not one value");
        return null;
    }

    boolean flag(JsonNode node, String key, String element) {
        var value = node.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) fault(element + "." + key, "is neither true nor false");
        return value.asBoolean();
    }

    /** The entries of a list; nothing when the key is absent. */
    Iterable<JsonNode> list(JsonNode node, String key) {
        return part(node, key, node.path(key).isArray(), "is not a list");
    }

    /** The part under a key that holds keys of its own; nothing when the key is absent. */
    JsonNode keys(JsonNode node, String key) {
        return part(node, key, node.path(key).isObject(), "is not a list of keys");
    }

    private JsonNode part(JsonNode node, String key, boolean fits, String otherwise) {
        if (fits) return node.path(key);
        if (node.hasNonNull(key)) fault(key, otherwise);
        return MissingNode.getInstance();
    }

    /** Codes, each once. */
    List<String> codes(JsonNode node, String key) {
        return codesOf(list(node, key), key);
    }

    List<String> codesOf(Iterable<JsonNode> values, String element) {
        var codes = new ArrayList<String>();
        for (var value : values) {
            if (!value.isValueNode() || value.asText().isBlank()) fault(element, "holds something that is not a code");
            else codes.add(value.asText());
        }
        once(codes, element);
        return List.copyOf(codes);
    }

    /** Says which codes stand there twice. */
    void once(List<String> codes, String element) {
        var seen = new HashSet<String>();
        for (var code : codes) {
            if (!code.isBlank() && !seen.add(code)) fault(element, "'" + code + "' stands there twice");
        }
    }

    <T> Map<String, T> map(JsonNode node, String key, Function<JsonNode, T> read) {
        var map = new LinkedHashMap<String, T>();
        keys(node, key).fields().forEachRemaining(field -> {
            try {
                map.put(field.getKey(), read.apply(field.getValue()));
            } catch (RuntimeException e) {
                fault(key + "." + field.getKey(), String.valueOf(e.getMessage()));
            }
        });
        return Collections.unmodifiableMap(map);
    }

    Period period(String text, String element) {
        try {
            var period = Period.parse(text);
            if (!period.isZero() && !period.isNegative()) return period;
        } catch (RuntimeException e) { // said below
        }
        fault(element, "'" + text + "' is not a period such as P6M");
        return Period.ofDays(1);
    }

    /** The reader of YAML quotes the text in indented lines between what it says. */
    private static String inOneLine(String message) {
        return message.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(", "));
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unknown reason" : message.lines().findFirst().orElse("unknown reason");
    }
}
