package org.passerelle.treasury;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The three money modules and the documents on a real database under the application's role, without engine and pages. Not annotated as a configuration:
 * a scan of the whole application must not find it.
 */
@ImportAutoConfiguration({
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class
})
@ComponentScan({
    "org.passerelle.shared",
    "org.passerelle.database",
    "org.passerelle.treasury",
    "org.passerelle.documents",
    "org.passerelle.sales",
    "org.passerelle.expenses"
})
public class MoneyConfiguration {

    @Bean
    PlannedTerms plannedTerms() {
        return new PlannedTerms();
    }

    @Bean
    Permissions permissions() {
        return new Permissions();
    }

    @Bean
    PlannedSales plannedSales() {
        return new PlannedSales();
    }

    @Bean
    PlannedSpending plannedSpending() {
        return new PlannedSpending();
    }

    @Bean
    Heard heard() {
        return new Heard();
    }
}
