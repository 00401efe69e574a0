package org.passerelle.expenses;

import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The suppliers of a cooperative, known by their enterprise number, else by name. */
@Component
class Suppliers {

    private final JdbcClient database;
    private final BusinessClock clock;

    Suppliers(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    long knownAs(String cooperative, String name, @Nullable String enterpriseNumber) {
        database.sql("""
                        insert into expenses_supplier (cooperative, name, enterprise_number, created_at)
                        values (:cooperative, :name, :number, :at) on conflict do nothing""")
                .param("cooperative", cooperative)
                .param("name", name.strip())
                .param("number", enterpriseNumber)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return database.sql("""
                        select id from expenses_supplier where cooperative = :cooperative
                           and (enterprise_number = :number or :number::text is null and enterprise_number is null
                                and lower(name) = lower(:name))""")
                .param("cooperative", cooperative)
                .param("name", name.strip())
                .param("number", enterpriseNumber)
                .query(Long.class)
                .single();
    }
}
