package org.passerelle.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The application's connections to the embedded server. {@link #renew()} gives every table back the rows it had when the application had
 * just started: each scenario and each journey test finds a database as new without a new start. Only the rows are given back, which takes
 * a tenth of what a new copy of the database takes.
 */
public class FreshDatabase extends AbstractDataSource implements AutoCloseable {

    private static final String DATABASE = "passerelle";

    /** The rows of the first start, beside the tables they belong to. */
    private static final String KEEP_ROWS = """
            create schema pristine;
            create table pristine.sequences as
              select schemaname, sequencename, last_value, start_value from pg_sequences where schemaname in ('public', 'ledger');
            do $$
            declare t record; filled boolean;
            begin
              for t in select schemaname, tablename from pg_tables where schemaname in ('public', 'ledger') loop
                execute format('select exists (select from %I.%I)', t.schemaname, t.tablename) into filled;
                if filled then
                  execute format('create table pristine.%I as table %I.%I', t.tablename, t.schemaname, t.tablename);
                end if;
              end loop;
            end $$""";

    /** As a replica, so that neither the triggers that refuse a change of the ledger nor the order of foreign keys stand in the way. */
    private static final String GIVE_BACK_ROWS = """
            set session_replication_role = replica;
            do $$
            declare t record; filled boolean;
            begin
              for t in select schemaname, tablename from pg_tables where schemaname in ('public', 'ledger') loop
                execute format('select exists (select from %I.%I)', t.schemaname, t.tablename) into filled;
                if filled then
                  execute format('delete from %I.%I', t.schemaname, t.tablename);
                end if;
              end loop;
              for t in
                select n.nspname as schemaname, c.relname as tablename,
                    string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
                  from pg_tables kept
                  join pg_class c on c.relname = kept.tablename
                  join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'ledger')
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  where kept.schemaname = 'pristine' and kept.tablename <> 'sequences'
                  group by 1, 2
              loop
                execute format('insert into %I.%I (%s) overriding system value select %s from pristine.%I',
                  t.schemaname, t.tablename, t.columns, t.columns, t.tablename);
              end loop;
              perform setval(format('%I.%I', schemaname, sequencename)::regclass, coalesce(last_value, start_value), last_value is not null)
                from pristine.sequences;
            end $$""";

    private final EmbeddedServer server;
    private final String role;
    private volatile HikariDataSource pool;
    private boolean rowsKept;

    FreshDatabase(EmbeddedServer server, String role) {
        this.server = server;
        this.role = role;
        this.pool = newPool();
    }

    /** Only while nothing else works on the database: open connections are closed. */
    public synchronized void renew() {
        pool.close();
        server.run("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '" + DATABASE
                + "' and backend_type = 'client backend'");
        server.run(DATABASE, rowsKept ? GIVE_BACK_ROWS : KEEP_ROWS);
        rowsKept = true;
        pool = newPool();
    }

    /**
     * Whether a commit waits until the disk has it. Off while much is written that would be begun again after a crash anyway; switched on
     * again, everything written before is on the disk.
     */
    public synchronized void waitForDisk(boolean wait) {
        server.run("ALTER DATABASE " + DATABASE + " SET synchronous_commit = " + (wait ? "on" : "off"));
        pool.getHikariPoolMXBean().softEvictConnections(); // a connection keeps the setting it began with
        if (wait) server.run("CHECKPOINT");
    }

    /** Counts the rows, so that PostgreSQL plans for tables that have grown quickly. */
    public void analyze() {
        server.run(DATABASE, "ANALYZE");
    }

    /** For tests that need to look, or break, as the owner of the tables. */
    public String ownerUrl() {
        return server.url(DATABASE);
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

    private HikariDataSource newPool() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(server.url(DATABASE));
        pool.setUsername(role);
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(2);
        pool.setPoolName("passerelle");
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
