package org.passerelle.database;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
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

    static final String APPLICATION_ROLE = "passerelle_app";

    /** @param folder where the data are kept; empty for a server thrown away at the end */
    @Bean(destroyMethod = "close")
    EmbeddedServer embeddedServer(@Value("${passerelle.data:./data}") @Nullable String folder) throws IOException {
        var server = folder == null || folder.isBlank() ? EmbeddedServer.throwaway() : EmbeddedServer.inFolder(Path.of(folder));
        if (!server.has("SELECT 1 FROM pg_roles WHERE rolname = '" + APPLICATION_ROLE + "'")) {
            // The server listens on this machine only, with trust authentication for its own socket: the role limits rights, not access.
            server.run("CREATE ROLE " + APPLICATION_ROLE + " LOGIN");
        }
        if (!server.has("SELECT 1 FROM pg_database WHERE datname = 'passerelle'")) {
            server.run("CREATE DATABASE passerelle");
        }
        return server;
    }

    @Bean
    @FlywayDataSource
    DataSource ownerDataSource(EmbeddedServer server) {
        return DataSourceBuilder.create().type(org.springframework.jdbc.datasource.SimpleDriverDataSource.class)
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
