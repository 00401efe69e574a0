package org.passerelle.engine;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.passerelle.cases.CaseFacts;
import org.passerelle.cases.Cases;
import org.passerelle.cases.FactSource;
import org.passerelle.cases.Timeline;
import org.passerelle.people.People;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Block {@code ${decide}}, field {@code table}: evaluates a decision table on what is known of the case. The table sees the case's
 * facts, the figures of other modules, the dated rules in force today, the coded values of the process, the person's language and
 * {@code suspended}, {@code tradeSection}, {@code tradeRefused}, {@code today} and {@code appliedOn}. Its outputs become process variables; an output named {@code proposal} is kept as the case's proposal, one named
 * {@code cooperative} as its cooperative.
 */
@Component("decide")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class DecideDelegate implements JavaDelegate {

    private final DecisionService decisions;
    private final Cases cases;
    private final CaseFacts facts;
    private final List<FactSource> sources;
    private final People people;
    private final Programmes programmes;
    private final Timeline timeline;
    private final BusinessClock clock;

    @SuppressWarnings("NullAway.Init") // the engine sets it from the model
    private Expression table;

    DecideDelegate(
            DecisionService decisions,
            Cases cases,
            CaseFacts facts,
            List<FactSource> sources,
            People people,
            Programmes programmes,
            Timeline timeline,
            BusinessClock clock) {
        this.decisions = decisions;
        this.cases = cases;
        this.facts = facts;
        this.sources = sources;
        this.people = people;
        this.programmes = programmes;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = execution.getProcessBusinessKey();
        var key = (String) table.getValue(execution);
        var result = decisions
                .evaluateDecisionByKey(key)
                .variables(inputs(execution, number))
                .evaluate()
                .getSingleResult();
        var outputs = new TreeMap<String, Object>();
        if (result != null)
            result.getEntryMap().forEach((name, value) -> outputs.put(name, value == null ? "" : value));
        outputs.forEach(execution::setVariable);
        if (outputs.containsKey("proposal"))
            cases.propose(number, outputs.get("proposal").toString());
        outputs.forEach((name, value) -> keepDate(number, name, value));
        if (outputs.containsKey("cooperative"))
            cases.assignCooperative(number, outputs.get("cooperative").toString());
        timeline.add(number, "proposal", key, outputs, Actor.SYSTEM);
    }

    /** A day that a table worked out is a fact of the case: letters name it. */
    private void keepDate(String number, String name, Object value) {
        if (value.toString().matches("\\d{4}-\\d{2}-\\d{2}"))
            facts.put(number, name, LocalDate.parse(value.toString()));
    }

    private Map<String, Object> inputs(DelegateExecution execution, String number) {
        var projectCase = cases.byNumber(number);
        var programme = programmes.programme(projectCase.programme());
        var inputs = new HashMap<String, Object>(programme.rulesOn(clock.today()));
        inputs.putAll(facts.of(number));
        sources.forEach(source -> inputs.putAll(source.factsOf(number)));
        execution.getVariables().forEach((name, value) -> {
            if (isPlain(value)) inputs.put(name, value);
        });
        programme.trades().trade(String.valueOf(inputs.get("trade"))).ifPresent(trade -> {
            inputs.put("tradeSection", trade.section());
            inputs.put("tradeRefused", trade.refused() != null);
        });
        inputs.put("language", people.person(projectCase.personId()).language());
        inputs.put("suspended", projectCase.isSuspended());
        inputs.put("today", clock.today());
        inputs.put("appliedOn", projectCase.appliedOn());
        // Tables make FEEL dates and durations from text: date(appliedOn), duration(benefitReview).
        inputs.replaceAll(
                (name, value) -> value instanceof LocalDate || value instanceof Period ? value.toString() : value);
        return inputs;
    }

    private static boolean isPlain(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}
