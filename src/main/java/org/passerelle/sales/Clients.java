package org.passerelle.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clients of the cooperatives, written down when first used. */
@Component("salesClients") // a form field is called clients: the names of beans and of fields must differ
class Clients {

    private static final Pattern ENTERPRISE = Pattern.compile("BE[01]\\d{9}");

    private final JdbcClient database;
    private final BusinessClock clock;

    Clients(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    long knownAs(String cooperative, String given) {
        if (given.isBlank()) throw new Refused("client-missing");
        var name = given.strip();
        var number = enterpriseNumber(name);
        var code = number == null ? name : number;
        database.sql("""
                        insert into sales_client (cooperative, code, name, enterprise_number, created_at)
                        values (:cooperative, :code, :name, :number, :at) on conflict do nothing""")
                .param("cooperative", cooperative)
                .param("code", code)
                .param("name", name)
                .param("number", number)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return database.sql("select id from sales_client where cooperative = :cooperative and code = :code")
                .param("cooperative", cooperative)
                .param("code", code)
                .query(Long.class)
                .single();
    }

    /** "BE 0123.456.749" and "BE0123456749" are the same client; null when it is not a Belgian enterprise number. */
    static @Nullable String enterpriseNumber(String given) {
        var compact = given.toUpperCase(Locale.ROOT).replaceAll("[ .]", "");
        if (!ENTERPRISE.matcher(compact).matches()) return null;
        long base = Long.parseLong(compact.substring(2, 10));
        long check = Long.parseLong(compact.substring(10));
        return 97 - base % 97 == check ? compact : null;
    }

    /** From columns {@code client_id, cooperative, code, name, enterprise_number}. */
    static Client read(ResultSet row) throws SQLException {
        return new Client(
                row.getLong("client_id"),
                row.getString("cooperative"),
                row.getString("code"),
                row.getString("name"),
                row.getString("enterprise_number"));
    }
}
