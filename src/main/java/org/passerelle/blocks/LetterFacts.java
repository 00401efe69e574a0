package org.passerelle.blocks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.Account;
import org.passerelle.accounts.Accounts;
import org.passerelle.cases.CaseCalendar;
import org.passerelle.cases.CaseFacts;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.letters.LetterTemplates;
import org.passerelle.people.Person;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.ProgrammeTexts;
import org.passerelle.programmes.RuleUnit;
import org.passerelle.shared.BusinessClock;
import org.springframework.stereotype.Component;

/** The facts a letter may say (docs/letters.md), as they are at the moment of the step. Unknown facts are absent, never blank. */
@Component
class LetterFacts {

    private static final List<String> LABELLED =
            List.of("reason", "destination", "path", "decision", "way", "answer", "attendance");

    private final Cases cases;
    private final CaseCalendar calendar;
    private final CaseFacts caseFacts;
    private final LetterMoney money;
    private final RuleText ruleText;
    private final Accounts accounts;
    private final ProgrammeTexts texts;
    private final LetterTemplates templates;
    private final BusinessClock clock;

    LetterFacts(
            Cases cases,
            CaseCalendar calendar,
            CaseFacts caseFacts,
            LetterMoney money,
            RuleText ruleText,
            Accounts accounts,
            ProgrammeTexts texts,
            LetterTemplates templates,
            BusinessClock clock) {
        this.cases = cases;
        this.calendar = calendar;
        this.caseFacts = caseFacts;
        this.money = money;
        this.ruleText = ruleText;
        this.accounts = accounts;
        this.texts = texts;
        this.templates = templates;
        this.clock = clock;
    }

    Map<String, Object> of(
            ProjectCase projectCase, Programme programme, Person person, String key, Map<String, Object> step) {
        var known = caseFacts.of(projectCase.number());
        var model = new HashMap<String, Object>();
        model.put("person", person(person));
        model.put("structure", organisation(programme.signatory(projectCase.cooperative())));
        model.put("advisor", advisor(projectCase));
        model.put("project", project(projectCase, programme, person, known));
        model.put("case", caseFacts(projectCase, programme, person, known));
        model.put("dates", dates(projectCase, programme, known));
        model.put("step", step(programme, person, known, step));
        model.put("rules", rules(programme, person));
        if (step.containsKey("attendance")) model.put("meeting", meeting(step));
        model.put("referrer", referrer(projectCase.number()));
        // A letter keeps what it says; figures of a treasury are also dear to gather.
        if (templates.mentions(programme.code(), key, person.language(), "money"))
            model.putAll(money.of(projectCase, programme, step));
        if (projectCase.exitCode() != null) model.put("exit", exit(projectCase, programme, person));
        nextRule(programme, person).ifPresent(rule -> model.put("rule", rule));
        return model;
    }

    static List<String> address(Person person) {
        var lines = new ArrayList<String>();
        if (person.street() != null) lines.add(person.street());
        var town = ((person.postalCode() == null ? "" : person.postalCode() + " ")
                        + (person.city() == null ? "" : person.city()))
                .strip();
        if (!town.isEmpty()) lines.add(town);
        return lines;
    }

    String benefit(String caseNumber) {
        return String.valueOf(caseFacts.of(caseNumber).getOrDefault("benefit", "none"));
    }

    private static Map<String, Object> person(Person person) {
        return Facts.of()
                .with("firstName", person.firstName())
                .with("lastName", person.lastName())
                .with("fullName", person.fullName())
                .with("birthDate", person.birthDate())
                .with("street", person.street())
                .with("postalCode", person.postalCode())
                .with("city", person.city())
                .with("email", person.email())
                .with("phone", person.phone())
                .map();
    }

    Optional<Account> advisorAccount(ProjectCase projectCase) {
        return Optional.ofNullable(projectCase.advisorId()).flatMap(accounts::account);
    }

    private Map<String, Object> advisor(ProjectCase projectCase) {
        return advisorAccount(projectCase)
                .map(account -> Facts.of()
                        .with("name", account.name())
                        .with("email", account.email())
                        .map())
                .orElseGet(Map::of);
    }

    private static Map<String, Object> organisation(Programme.Organisation organisation) {
        return Facts.of()
                .with("name", organisation.name())
                .with("street", organisation.street())
                .with("postalCode", organisation.postalCode())
                .with("city", organisation.city())
                .with("phone", organisation.phone())
                .with("email", organisation.email())
                .with("website", organisation.website())
                .with("enterpriseNumber", organisation.enterpriseNumber())
                .with("iban", organisation.iban())
                .map();
    }

    private static Map<String, Object> project(
            ProjectCase projectCase, Programme programme, Person person, Map<String, Object> known) {
        var code = String.valueOf(known.get("trade"));
        return Facts.of()
                .with("name", projectCase.projectName())
                .with(
                        "trade",
                        programme
                                .trades()
                                .trade(code)
                                .map(t -> t.label().get(person.language()))
                                .orElse(code))
                .map();
    }

    private Map<String, Object> caseFacts(
            ProjectCase projectCase, Programme programme, Person person, Map<String, Object> known) {
        return Facts.of()
                .with("number", projectCase.number())
                .with("programme", texts.text(programme.code(), person.language(), "programme.name"))
                .with("appliedOn", projectCase.appliedOn())
                .with("benefit", known.getOrDefault("benefit", "none"))
                .map();
    }

    private Map<String, Object> dates(ProjectCase projectCase, Programme programme, Map<String, Object> known) {
        var dates = Facts.of();
        for (var stage : programme.stages()) {
            dates.with(
                    stage.code() + "FirstDay",
                    calendar.firstDay(projectCase, stage.code()).orElse(null));
            dates.with(
                    stage.code() + "LastDay",
                    calendar.lastDay(projectCase, stage.code()).orElse(null));
        }
        known.forEach((name, value) -> {
            if (value instanceof LocalDate) dates.with(name, value);
        });
        var suspensions = projectCase.suspensions();
        if (!suspensions.isEmpty()) {
            var latest = suspensions.get(suspensions.size() - 1);
            dates.with("suspendedFrom", latest.fromDay()).with("resumedOn", latest.returnDay());
        }
        return dates.map();
    }

    /** What was answered before stands in for what this step did not ask. */
    private Map<String, Object> step(
            Programme programme, Person person, Map<String, Object> known, Map<String, Object> step) {
        var facts = Facts.of();
        known.forEach(facts::with);
        step.forEach(facts::with);
        for (var name : LABELLED) {
            var code = step.get(name);
            if (code == null) continue;
            texts.find(programme.code(), person.language(), "value." + name + "." + code)
                    .or(() -> texts.find(programme.code(), person.language(), "exit." + code))
                    .or(() -> texts.find(programme.code(), person.language(), "endTestReason." + code))
                    .or(() -> texts.find(programme.code(), person.language(), "suspendReason." + code))
                    .ifPresent(label -> facts.with(name + "Label", label));
        }
        return facts.map();
    }

    /** The meeting whose attendance is being noted: on the day that was typed, today without one. */
    private Map<String, Object> meeting(Map<String, Object> step) {
        return Map.of("on", step.getOrDefault("meetingOn", clock.today().toString()));
    }

    /** A meeting to come, as the facts {@code <name>On}, {@code <name>Time} and {@code <name>Place} tell of it. */
    Optional<Map<String, Object>> meeting(String caseNumber, String name) {
        var known = caseFacts.of(caseNumber);
        return caseFacts
                .date(caseNumber, name + "On")
                .filter(day -> !day.isBefore(clock.today()))
                .map(day -> Facts.of()
                        .with("on", day)
                        .with("at", known.get(name + "Time"))
                        .with("place", known.get(name + "Place"))
                        .map());
    }

    /** Each rule in force under its name, amounts also in cents, periods in words, and how long each stage may last. */
    private Map<String, Object> rules(Programme programme, Person person) {
        var rules = Facts.of();
        programme.rulesOn(clock.today()).forEach((name, value) -> {
            var unit = Objects.requireNonNull(programme.units().get(name), name);
            rules.with(name, unit == RuleUnit.PERIOD ? ruleText.of(unit, value, person.language()) : value);
            if (unit == RuleUnit.EURO) rules.with(name + "Cents", LetterMoney.cents(new BigDecimal(value.toString())));
        });
        for (var stage : programme.stages()) {
            if (stage.limit() != null)
                rules.with(stage.code() + "Months", stage.limit().toTotalMonths());
        }
        return rules.map();
    }

    private Map<String, Object> referrer(String caseNumber) {
        return cases.referrer(caseNumber)
                .map(r -> Facts.of()
                        .with("name", r.name())
                        .with("organisation", r.organisation())
                        .map())
                .orElseGet(Map::of);
    }

    private Map<String, Object> exit(ProjectCase projectCase, Programme programme, Person person) {
        var code = String.valueOf(projectCase.exitCode());
        var partner = programme.partners().get(code);
        return Facts.of()
                .with("path", code)
                .with("pathLabel", texts.text(programme.code(), person.language(), "exit." + code))
                .with("partnerName", partner == null ? null : partner.name())
                .map();
    }

    /** The rules of the next dated line that differ from today's (T8). */
    private Optional<Map<String, Object>> nextRule(Programme programme, Person person) {
        return programme.rules().nextAfter(clock.today()).map(line -> {
            var changes = new ArrayList<Map<String, Object>>();
            var now = programme.rulesOn(clock.today());
            line.values().forEach((name, value) -> {
                var old = now.get(name);
                if (old == null || isSame(old, value)) return;
                var unit = Objects.requireNonNull(programme.units().get(name), name);
                changes.add(Facts.of()
                        .with("label", texts.text(programme.code(), person.language(), "rule." + name, name))
                        .with("oldValue", ruleText.of(unit, old, person.language()))
                        .with("newValue", ruleText.of(unit, value, person.language()))
                        .map());
            });
            return Facts.of().with("from", line.from()).with("changes", changes).map();
        });
    }

    private static boolean isSame(Object one, Object other) {
        return one instanceof BigDecimal number && other instanceof BigDecimal otherNumber
                ? number.compareTo(otherNumber) == 0
                : one.equals(other);
    }

    /** A map that takes no nulls and writes dates and decimals as text, as letters read them. */
    static final class Facts {

        private final Map<String, Object> map = new HashMap<>();

        static Facts of() {
            return new Facts();
        }

        Facts with(String name, @Nullable Object value) {
            if (value == null) return this;
            map.put(name, value instanceof LocalDate ? value.toString() : value);
            return this;
        }

        Map<String, Object> map() {
            return map;
        }
    }
}
