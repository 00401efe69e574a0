package org.passerelle.performance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A data source that counts, when told to, the statements sent to the database, by what they touch; a batch of one statement counts once.
 * While it does not count it hands out the connections as they are: what is timed is not slowed down by counting.
 */
final class CountedStatements extends DelegatingDataSource {

    private final AtomicInteger statements = new AtomicInteger();
    private volatile boolean counting;
    private final Map<String, Integer> kinds = new TreeMap<>();

    CountedStatements(DataSource target) {
        super(target);
    }

    int count() {
        return statements.get();
    }

    Map<String, Integer> kinds() {
        return kinds;
    }

    void begin() {
        statements.set(0);
        kinds.clear();
        counting = true;
    }

    void end() {
        counting = false;
    }

    @Override
    public Connection getConnection() throws java.sql.SQLException {
        var connection = super.getConnection();
        if (!counting) return connection;
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    try {
                        var result = method.invoke(connection, args);
                        if (result instanceof PreparedStatement statement) return counting(statement, (String) args[0]);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private PreparedStatement counting(PreparedStatement statement, String sql) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, args) -> {
                    if (method.getName().startsWith("execute")) {
                        statements.incrementAndGet();
                        kinds.merge(kind(sql), 1, Integer::sum);
                    }
                    try {
                        return method.invoke(statement, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static String kind(String sql) {
        var words = sql.strip().toLowerCase().replaceAll("\\s+", " ");
        var table = java.util.regex.Pattern.compile("(?:from|into|update) (?:bare\\.)?([a-z_.]+)")
                .matcher(words);
        var verb = words.substring(0, Math.min(6, words.length()));
        return verb + " " + (table.find() ? table.group(1) : "-");
    }
}
