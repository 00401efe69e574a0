package org.passerelle.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server started by the application. In a data folder it is durable ({@code fsync} on, which the library switches off
 * by default) and survives a killed application; without a folder it is thrown away at the end (play, tests).
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String MAJOR = "17";

    private final EmbeddedPostgres server;
    private final AutoCloseable folderLock;

    private EmbeddedServer(EmbeddedPostgres server, AutoCloseable folderLock) {
        this.server = server;
        this.folderLock = folderLock;
    }

    static EmbeddedServer throwaway() throws IOException {
        var server = EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setServerConfig("max_connections", "120")
                .setServerConfig("jit", "off")
                .start();
        return new EmbeddedServer(server, () -> {});
    }

    static EmbeddedServer inFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        var lock = lock(folder);
        var data = folder.resolve("postgres");
        checkVersion(data);
        stopOrphan(data);
        var server = EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "120")
                .setServerConfig("jit", "off")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        return new EmbeddedServer(server, lock);
    }

    /** Without a user: the library's own URL names the superuser, and a URL prevails over the role that a pool asks for. */
    String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database
                + "?logServerErrorDetail=false"; // details quote what people typed, and logs name nobody
    }

    void run(String sql) {
        run("postgres", sql);
    }

    void run(String database, String sql) {
        try (var connection = server.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    boolean has(String query) {
        return has("postgres", query);
    }

    boolean has(String database, String query) {
        try (var connection = server.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + query, e);
        }
    }

    @Override
    public void close() throws Exception {
        server.close();
        folderLock.close();
    }

    /** Two applications on one folder would destroy it. */
    private static AutoCloseable lock(Path folder) throws IOException {
        var channel =
                FileChannel.open(folder.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            throw new IllegalStateException(
                    "Another Passerelle is running on the data folder " + folder.toAbsolutePath()
                            + ". Stop it first, or choose another folder with --passerelle.data=FOLDER.");
        }
        return channel;
    }

    private static void checkVersion(Path data) throws IOException {
        var file = data.resolve("PG_VERSION");
        if (Files.exists(file) && !Files.readString(file).strip().equals(MAJOR)) {
            throw new IllegalStateException("The data folder " + data.toAbsolutePath() + " was made by PostgreSQL "
                    + Files.readString(file).strip() + ", this version brings PostgreSQL " + MAJOR
                    + ". Export it with the older Passerelle (pg_dump) and restore it into a new folder.");
        }
    }

    /** After a killed application its server may still run on the folder: we hold the lock, so nobody else needs it. */
    private static void stopOrphan(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        var orphan = ProcessHandle.of(pid)
                .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false));
        if (orphan.isEmpty()) return;
        log.info("Stopping the PostgreSQL server that a killed Passerelle left behind");
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            orphan.get().destroyForcibly();
        }
    }
}
