package org.passerelle.performance;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * The same processes on the engine alone: its default settings, the same server, a schema of its own, and building blocks that do
 * nothing but set the variables which the gateways ask for.
 */
final class BareEngine implements AutoCloseable {

    /** The answers of the beans that expressions ask; public, since expressions call them. */
    public static final class Dates {
        private static final Date NEVER = new Date(253402210800000L);

        public Date of(String caseNumber, String name) {
            return NEVER;
        }

        public Date of(String caseNumber, String series, long round) {
            return NEVER;
        }

        public Date inDays(long days) {
            return NEVER;
        }

        public String every(String caseNumber, String name) {
            return "R/9999-12-31T00:00:00/P1M";
        }

        public String everyRuleChange(String caseNumber) {
            return "R/9999-12-31T00:00:00/P1M";
        }

        public Date ahead(String caseNumber, String name) {
            return NEVER;
        }

        public boolean isAhead(String caseNumber, String name) {
            return false;
        }

        public boolean reached(String caseNumber, String name) {
            return false;
        }
    }

    public static final class Lists {
        public List<String> of(String caseNumber, String list) {
            return List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
        }
    }

    /** Takes the fields of every block and does nothing with them, or proposes what lets the case go on. */
    static final class Block implements JavaDelegate {
        Expression letter, about, stage, table, past, path, cooperative, message, with, code, until, reason, on, task;

        @Override
        public void execute(DelegateExecution execution) {
            if (table == null) return;
            execution.setVariable("proposal", "eligible");
            execution.setVariable("supportedDecision", "accept");
            execution.setVariable("cooperative", "baticrea");
            execution.setVariable("because", "measured");
        }
    }

    private final HikariDataSource pool = new HikariDataSource();
    final CountedStatements statements = new CountedStatements(pool);
    final ProcessEngine engine;

    BareEngine(String url, Path folder) throws Exception {
        pool.setJdbcUrl(url + (url.contains("?") ? "&" : "?") + "currentSchema=bare");
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(4);
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists bare");
        }
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare");
        configuration.setDataSource(statements);
        configuration.setDatabaseSchema("bare");
        configuration.setDatabaseTablePrefix("bare.");
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(beans());
        engine = configuration.buildProcessEngine();
        var deployment = engine.getRepositoryService().createDeployment();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".bpmn")).toList()) {
                deployment.addString(file.getFileName().toString(), Files.readString(file));
            }
        }
        deployment.deploy();
    }

    private static Map<Object, Object> beans() {
        var beans = new HashMap<Object, Object>();
        for (var block : List.of(
                "sendLetter",
                "enterStage",
                "startStage",
                "keepStageOpen",
                "endStage",
                "recordExit",
                "assignCooperative",
                "note",
                "raisePriority",
                "tell",
                "openTreasury",
                "settleTreasury",
                "workOutBalance",
                "clearNegativeBalance",
                "decideQuote",
                "adaptPayment")) {
            beans.put(block, new Block());
        }
        beans.put("decide", new Block());
        beans.put("dates", new Dates());
        beans.put("lists", new Lists());
        return beans;
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
