package org.passerelle.engine;

import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper;
import org.springframework.stereotype.Component;

/**
 * Each entry of a decision table is parsed once. The engine would parse all entries of a table each time it is asked, which took most of
 * the time of completing a task that calls for a decision. There are as many entries as the deployed tables have.
 */
@Component
class ParsedTables extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var tables = new DefaultDmnEngineConfiguration();
        tables.setFeelEngineFactory(() -> new ParsingOnce());
        engine.setDmnEngineConfiguration(tables);
    }

    private static final class ParsingOnce extends ScalaFeelEngine {

        ParsingOnce() {
            super(List.of());
        }

        @Override
        protected FeelEngine buildFeelEngine(
                CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
            return new Remembering(super.buildFeelEngine(functions, values));
        }
    }

    private static final class Remembering extends FeelEngine {

        private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
        private final Map<String, Either<Failure, ParsedExpression>> unaryTests = new ConcurrentHashMap<>();

        Remembering(FeelEngine like) {
            super(like.functionProvider(), like.valueMapper(), like.configuration(), like.clock());
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String expression) {
            return expressions.computeIfAbsent(expression, super::parseExpression);
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String tests) {
            return unaryTests.computeIfAbsent(tests, super::parseUnaryTests);
        }
    }
}
