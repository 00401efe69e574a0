package org.passerelle.database;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Chooses the database: embedded unless {@code spring.datasource.url} names another. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class DatabaseConfiguration {

    private static final Logger log = LoggerFactory.getLogger(DatabaseConfiguration.class);

    static final String APPLICATION_ROLE = "passerelle_app";

    /**
     * @param folder where the data are kept; empty for a server thrown away at the end
     * @param mark a table that holds a row once the data are complete: without it the database is begun again, empty
     */
    @Bean(destroyMethod = "close")
    EmbeddedServer embeddedServer(
            @Value("${passerelle.data:./data}") @Nullable String folder,
            @Value("${passerelle.complete-with:}") String mark)
            throws IOException {
        var server = folder == null || folder.isBlank()
                ? EmbeddedServer.throwaway()
                : EmbeddedServer.inFolder(Path.of(folder));
        if (!server.has("SELECT 1 FROM pg_roles WHERE rolname = '" + APPLICATION_ROLE + "'")) {
            // The server listens on this machine only, with trust authentication for its own socket: the role limits
            // rights, not access.
            server.run("CREATE ROLE " + APPLICATION_ROLE + " LOGIN");
        }
        if (!server.has("SELECT 1 FROM pg_database WHERE datname = 'passerelle'")) {
            server.run("CREATE DATABASE passerelle");
        }
        if (!mark.isEmpty()) beginAgainWithout(mark, server);
        return server;
    }

    private static void beginAgainWithout(String mark, EmbeddedServer server) {
        if (!server.has("passerelle", "SELECT 1 FROM pg_tables WHERE schemaname = 'public'")) return;
        boolean complete = server.has("passerelle", "SELECT 1 FROM pg_tables WHERE tablename = '" + mark + "'")
                && server.has("passerelle", "SELECT 1 FROM " + mark);
        if (complete) return;
        log.warn(
                "The last start was interrupted before the data were complete: beginning again with an empty database");
        server.run("DROP DATABASE passerelle WITH (FORCE)");
        server.run("CREATE DATABASE passerelle");
    }

    @Bean
    @FlywayDataSource
    DataSource ownerDataSource(EmbeddedServer server) {
        return DataSourceBuilder.create()
                .type(org.springframework.jdbc.datasource.SimpleDriverDataSource.class)
                .driverClassName("org.postgresql.Driver")
                .url(server.url("passerelle"))
                .username("postgres")
                .build();
    }

    @Bean
    @Primary
    FreshDatabase dataSource(EmbeddedServer server) {
        return new FreshDatabase(server, APPLICATION_ROLE);
    }
}
