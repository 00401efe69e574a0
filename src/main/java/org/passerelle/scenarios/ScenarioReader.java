package org.passerelle.scenarios;

import static org.passerelle.scenarios.YamlLines.bool;
import static org.passerelle.scenarios.YamlLines.count;
import static org.passerelle.scenarios.YamlLines.date;
import static org.passerelle.scenarios.YamlLines.day;
import static org.passerelle.scenarios.YamlLines.isNull;
import static org.passerelle.scenarios.YamlLines.line;
import static org.passerelle.scenarios.YamlLines.mapping;
import static org.passerelle.scenarios.YamlLines.month;
import static org.passerelle.scenarios.YamlLines.number;
import static org.passerelle.scenarios.YamlLines.onlyKeys;
import static org.passerelle.scenarios.YamlLines.required;
import static org.passerelle.scenarios.YamlLines.scalar;
import static org.passerelle.scenarios.YamlLines.scalars;
import static org.passerelle.scenarios.YamlLines.sequence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.cases.Application;
import org.passerelle.engine.TaskCatalogue;
import org.passerelle.programmes.DatedRules;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a scenario file. What the format does not know is refused with its line; whether the product accepts what people do in it is
 * not judged here.
 */
@Component
class ScenarioReader {

    private static final Set<String> HOLDER = Set.of(
            "name",
            "language",
            "birthDate",
            "benefit",
            "benefitDays",
            "benefitEnds",
            "trade",
            "needsStartCapital",
            "needsCommercialLease",
            "iban");
    private static final Map<String, List<String>> ACTIONS = Map.of(
            "apply", List.of(),
            "invoice", List.of("ref", "client", "net", "vat"),
            "receive-payment", List.of("ref", "gross?"),
            "expense", List.of("net", "vat", "vatDeductible?", "dated?"),
            "quote", List.of("ref", "client", "net", "vat"),
            "accept-quote", List.of("ref"),
            "close-month", List.of("month"),
            "suspend", List.of("reason"),
            "resume", List.of(),
            "end-test", List.of("reason"));
    private static final Set<String> NUMBERS = Set.of("net", "vat", "vatDeductible", "gross");
    private static final Set<String> EXPECTED = Set.of(
            "stage",
            "exit",
            "cooperative",
            "proposal",
            "treasury",
            "paidOut",
            "testEndsOn",
            "lettersInclude",
            "openTasks");

    private final Programmes programmes;
    private final TaskCatalogue tasks;

    ScenarioReader(Programmes programmes, TaskCatalogue tasks) {
        this.programmes = programmes;
        this.tasks = tasks;
    }

    Scenario read(String text) throws NotAScenario {
        var root = YamlLines.document(text);
        onlyKeys(root, Set.of("scenario", "programme", "start", "holder", "rules", "events", "expect"), "a scenario");
        var programme = programme(required(root, "programme", 1, "the scenario"));
        var start = day(required(root, "start", 1, "the scenario"), "start");
        var application = holder(required(root, "holder", 1, "the scenario"), programme);
        var rules = root.get("rules");
        var expect = root.get("expect");
        return new Scenario(
                scalar(required(root, "scenario", 1, "the file"), "scenario"),
                programme.code(),
                start,
                application,
                rules == null || isNull(rules) ? List.of() : rules(rules, programme),
                events(required(root, "events", 1, "the scenario"), start),
                expect == null || isNull(expect) ? List.of() : expectations(expect, start));
    }

    private Programme programme(Node node) throws NotAScenario {
        var code = scalar(node, "programme");
        var programme = programmes.find(code);
        if (programme.isEmpty()) throw new NotAScenario(line(node), "there is no programme '" + code + "'");
        return programme.get();
    }

    private static Application holder(Node node, Programme programme) throws NotAScenario {
        var map = mapping(node, "holder");
        onlyKeys(map, HOLDER, "holder");
        int line = line(node);
        var language = oneOf(required(map, "language", line, "holder"), "language", List.of("fr", "nl", "en"));
        var trade = required(map, "trade", line, "holder");
        if (programme.trades().trade(scalar(trade, "trade")).isEmpty()) {
            throw new NotAScenario(line(trade), "the programme's list has no trade '" + scalar(trade, "trade") + "'");
        }
        var name = map.containsKey("name") ? scalar(map.get("name"), "name") : DemoNames.forLanguage(language);
        if (name.isEmpty()) throw new NotAScenario(line(map.get("name")), "name is empty");
        int space = name.indexOf(' ');
        var days = map.containsKey("benefitDays") ? count(map.get("benefitDays"), "benefitDays") : 0;
        return new Application(
                programme.code(),
                language,
                space < 0 ? name : name.substring(0, space),
                space < 0 ? "–" : name.substring(space + 1),
                date(required(map, "birthDate", line, "holder"), "birthDate"),
                "holder@passerelle.example", // who applies again is known by it
                null,
                null,
                null,
                null,
                oneOf(
                        required(map, "benefit", line, "holder"),
                        "benefit",
                        programme.lists().getOrDefault("benefit", List.of())),
                days,
                map.containsKey("benefitEnds") ? date(map.get("benefitEnds"), "benefitEnds") : null,
                scalar(trade, "trade"),
                null,
                null,
                map.containsKey("needsStartCapital") && bool(map.get("needsStartCapital"), "needsStartCapital"),
                map.containsKey("needsCommercialLease")
                        && bool(map.get("needsCommercialLease"), "needsCommercialLease"),
                map.containsKey("iban") ? scalar(map.get("iban"), "iban") : null,
                null,
                null,
                null,
                false);
    }

    private static String oneOf(Node node, String what, List<String> codes) throws NotAScenario {
        var code = scalar(node, what);
        if (!codes.contains(code)) throw new NotAScenario(line(node), what + " '" + code + "' is none of " + codes);
        return code;
    }

    private static List<DatedRules.Line> rules(Node node, Programme programme) throws NotAScenario {
        var lines = new ArrayList<DatedRules.Line>();
        for (var one : sequence(node, "rules")) {
            var map = mapping(one, "a rule");
            var values = new LinkedHashMap<String, Object>();
            for (var entry : map.entrySet()) {
                if (entry.getKey().equals("from")) continue;
                values.put(entry.getKey(), ruleValue(entry.getKey(), entry.getValue(), programme));
            }
            lines.add(new DatedRules.Line(date(required(map, "from", line(one), "a rule"), "from"), values));
        }
        return lines;
    }

    private static Object ruleValue(String rule, Node node, Programme programme) throws NotAScenario {
        var unit = programme.units().get(rule);
        if (unit == null) throw new NotAScenario(line(node), "the programme has no rule '" + rule + "'");
        var text = scalar(node, rule);
        var value = unit.read(text.strip());
        if (value.isEmpty()) throw new NotAScenario(line(node), rule + ": '" + text + "' is not " + unit.form());
        return value.get();
    }

    private List<Scenario.Event> events(Node node, LocalDate start) throws NotAScenario {
        var events = new ArrayList<Scenario.Event>();
        var earliest = start;
        for (var one : sequence(node, "events")) {
            var event = event(one);
            if (event.on().isBefore(earliest)) {
                throw new NotAScenario(line(one), "the event of " + event.on() + " stands after one of " + earliest);
            }
            earliest = event.on();
            events.add(event);
        }
        return events;
    }

    private Scenario.Event event(Node node) throws NotAScenario {
        var map = mapping(node, "an event");
        int line = line(node);
        var on = day(required(map, "on", line, "an event"), "on");
        boolean rejected = map.containsKey("rejected") && bool(map.get("rejected"), "rejected");
        var completed = map.get("complete");
        var done = map.get("do");
        if (completed != null && done == null) {
            onlyKeys(map, Set.of("on", "complete", "with", "rejected"), "an event that completes a task");
            var task = scalar(completed, "complete");
            if (!tasks.exists(task)) throw new NotAScenario(line(completed), "there is no task '" + task + "'");
            return new Scenario.Event(line, on, "complete", task, with(map.get("with")), rejected);
        }
        if (completed != null || done == null) throw new NotAScenario(line, "an event has either 'complete' or 'do'");
        return action(map, done, line, on, rejected);
    }

    private static Scenario.Event action(Map<String, Node> map, Node done, int line, LocalDate on, boolean rejected)
            throws NotAScenario {
        var action = scalar(done, "do");
        var keys = ACTIONS.get(action);
        if (keys == null) {
            throw new NotAScenario(
                    line(done), "nobody can do '" + action + "', only " + new TreeSet<>(ACTIONS.keySet()));
        }
        var known = new LinkedHashSet<>(Set.of("on", "do", "rejected"));
        var fields = new LinkedHashMap<String, String>();
        for (var key : keys) {
            var name = key.replace("?", "");
            known.add(name);
            if (!key.endsWith("?")) required(map, name, line, "'" + action + "'");
            if (!map.containsKey(name)) continue;
            if (NUMBERS.contains(name)) number(map.get(name), name);
            if (name.equals("month")) month(map.get(name), name);
            if (name.equals("dated")) date(map.get(name), name);
            fields.put(name, scalar(map.get(name), name));
        }
        onlyKeys(map, known, "'" + action + "'");
        return new Scenario.Event(line, on, action, "", fields, rejected);
    }

    private static Map<String, String> with(@Nullable Node node) throws NotAScenario {
        var fields = new LinkedHashMap<String, String>();
        if (node == null || isNull(node)) return fields;
        for (var entry : mapping(node, "with").entrySet()) {
            if (isNull(entry.getValue())) continue;
            fields.put(
                    entry.getKey(),
                    entry.getValue() instanceof SequenceNode
                            ? String.join(",", scalars(entry.getValue(), entry.getKey()))
                            : scalar(entry.getValue(), entry.getKey()));
        }
        return fields;
    }

    private static List<Scenario.Expectation> expectations(Node node, LocalDate start) throws NotAScenario {
        var expectations = new ArrayList<Scenario.Expectation>();
        for (var one : sequence(node, "expect")) {
            var map = mapping(one, "an expectation");
            var on = day(required(map, "on", line(one), "an expectation"), "on");
            if (on.isBefore(start)) throw new NotAScenario(line(one), on + " is before the start");
            var values = new LinkedHashMap<String, Object>();
            for (var entry : map.entrySet()) {
                var key = entry.getKey();
                if (key.equals("on")) continue;
                if (!EXPECTED.contains(key)) {
                    throw new NotAScenario(
                            line(entry.getValue()),
                            "nothing is known of '" + key + "', only " + new TreeSet<>(EXPECTED));
                }
                values.put(key, isNull(entry.getValue()) ? null : expected(key, entry.getValue()));
            }
            expectations.add(new Scenario.Expectation(line(one), on, values));
        }
        expectations.sort((a, b) -> a.on().compareTo(b.on()));
        return expectations;
    }

    private static Object expected(String key, Node node) throws NotAScenario {
        return switch (key) {
            case "treasury", "paidOut" -> number(node, key);
            case "testEndsOn" -> date(node, key);
            case "lettersInclude", "openTasks" -> scalars(node, key);
            default -> scalar(node, key);
        };
    }
}
