package org.passerelle.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Frees at the start what a killed machine had in hand. The engine marks a job with the name of the machine that took it, a new name at
 * each start, and would leave it alone until the mark is ten minutes old. Here each machine also holds an advisory lock of the database
 * under that name, on a connection of its own: the database lets it go with the connection, however the machine died. So a name that
 * nobody holds is that of a dead machine, and its jobs may be taken at once; those of machines that live are left to them. Should a
 * machine lose that connection and live on, a job may be begun twice and is still committed once: the engine compares its revision.
 */
@Component
class JobLocks implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobLocks.class);
    /** Tells these advisory locks from others: "JOBS". */
    private static final int KIND = 0x4a4f4253;

    private final DataSource database;
    private final JdbcClient jdbc;
    private final ProcessEngine engine;
    private final boolean enabled;
    private @Nullable Connection held;

    JobLocks(
            DataSource database,
            JdbcClient jdbc,
            ProcessEngine engine,
            @Value("${camunda.bpm.job-execution.enabled:true}") boolean enabled) {
        this.database = database;
        this.jdbc = jdbc;
        this.engine = engine;
        this.enabled = enabled;
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }

    /** Before everything else that is started, and so before a job is taken. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public synchronized void start() {
        if (held != null) return;
        try {
            held = holding(owner());
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not give the lock of this machine's jobs", e);
        }
        int freed = freeJobsOfTheDead();
        if (freed > 0) log.info("{} jobs that a killed machine had in hand are free again", freed);
    }

    private String owner() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .getLockOwner();
    }

    /** @return the connection whose end lets the lock go */
    Connection holding(String owner) throws SQLException {
        var connection = database.getConnection();
        try (var lock = connection.prepareStatement("select pg_advisory_lock(?, hashtext(?))")) {
            lock.setInt(1, KIND);
            lock.setString(2, owner);
            lock.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    int freeJobsOfTheDead() {
        return jdbc.sql("""
                        update act_ru_job j set lock_owner_ = null, lock_exp_time_ = null
                         where lock_owner_ is not null and not exists (
                               select 1 from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
                                where l.locktype = 'advisory' and l.granted and l.objsubid = 2
                                  and l.classid = ?::int::oid and l.objid = hashtext(j.lock_owner_)::oid)""").param(KIND).update();
    }

    @Override
    public synchronized void stop() {
        var connection = held;
        held = null;
        if (connection == null) return;
        try (connection;
                var all = connection.createStatement()) {
            all.execute("select pg_advisory_unlock_all()");
        } catch (SQLException gone) {
            log.debug("The connection of the lock of this machine's jobs was gone already", gone);
        }
    }

    @Override
    public boolean isRunning() {
        return held != null;
    }
}
