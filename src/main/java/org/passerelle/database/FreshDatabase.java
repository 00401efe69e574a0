package org.passerelle.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The application's connections to the embedded server. {@link #renew()} puts an untouched copy of the database, as it was when the
 * application had just started, under the running application: each scenario and each journey test has a database of its own without
 * a new start. The copy is made by PostgreSQL from a template.
 */
public class FreshDatabase extends AbstractDataSource implements AutoCloseable {

    private static final String TEMPLATE = "passerelle";
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final EmbeddedServer server;
    private final String role;
    private volatile HikariDataSource pool;
    private volatile String database = TEMPLATE;

    FreshDatabase(EmbeddedServer server, String role) {
        this.server = server;
        this.role = role;
        this.pool = poolOn(TEMPLATE);
    }

    /** Only while nothing else works on the database: open connections are closed. */
    public synchronized void renew() {
        pool.close();
        if (!database.equals(TEMPLATE)) server.run("DROP DATABASE " + database + " WITH (FORCE)");
        database = "copy_" + COPIES.incrementAndGet();
        server.createDatabase(database, TEMPLATE);
        pool = poolOn(database);
    }

    /**
     * Whether a commit waits until the disk has it. Off while much is written that would be begun again after a crash anyway; switched on
     * again, everything written before is on the disk.
     */
    public synchronized void waitForDisk(boolean wait) {
        server.run("ALTER DATABASE " + database + " SET synchronous_commit = " + (wait ? "on" : "off"));
        pool.getHikariPoolMXBean().softEvictConnections(); // a connection keeps the setting it began with
        if (wait) server.run("CHECKPOINT");
    }

    /** Counts the rows, so that PostgreSQL plans for tables that have grown quickly. */
    public void analyze() {
        server.run(database, "ANALYZE");
    }

    /** For tests that need to look, or break, as the owner of the tables. */
    public String ownerUrl() {
        return server.url(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return pool.getConnection(username, password);
    }

    @Override
    public void close() {
        pool.close();
    }

    private HikariDataSource poolOn(String name) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(server.url(name));
        pool.setUsername(role);
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(2);
        pool.setPoolName("passerelle");
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
