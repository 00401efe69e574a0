package db.migration;

import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The engine's own tables, from the scripts in its jar, in the order in which they refer to each other. */
public class V1__engine extends BaseJavaMigration {

    @Override
    public void migrate(Context context) {
        var populator = new ResourceDatabasePopulator();
        for (var part : List.of(
                "engine",
                "identity",
                "history",
                "case.engine",
                "case.history",
                "decision.engine",
                "decision.history")) {
            populator.addScript(new ClassPathResource(
                    "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"));
        }
        populator.execute(new SingleConnectionDataSource(context.getConnection(), true));
    }
}
