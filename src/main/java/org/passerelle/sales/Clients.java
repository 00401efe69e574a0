package org.passerelle.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.CheckedNumbers;
import org.passerelle.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clients of the cooperatives; one that is merely named in an order is written down when first used. */
@Component("salesClients") // a form field is called clients: the names of beans and of fields must differ
class Clients {

    /** For a statement that joins {@code sales_client c}; {@link #read} reads them. */
    static final String COLUMNS = """
            c.id as client_id, c.cooperative as client_cooperative, c.code, c.name, c.enterprise_number, c.vat_number, c.iban, c.email,
            c.phone, c.contact, c.street, c.postal_code, c.city, c.country, c.language as client_language
            """;

    /** The details, as they are written the first time and later. */
    private static final String WRITTEN = """
            name, enterprise_number, vat_number, iban, email, phone, contact, street, postal_code, city, country, language""";

    private static final String VALUES = """
            :name, :number, :vat, :iban, :email, :phone, :contact, :street, :postalCode, :city, :country, :language""";

    private final JdbcClient database;
    private final BusinessClock clock;

    Clients(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** "BE 0123.456.749" and "BE0123456749" are the same client; what is no Belgian enterprise number is a name. */
    long knownAs(String cooperative, String given) {
        if (given.isBlank()) throw new Refused("client-missing");
        var number = given.strip().toUpperCase(Locale.ROOT).startsWith("BE")
                ? CheckedNumbers.belgianEnterprise(given)
                : Optional.<String>empty();
        var known = number.flatMap(n -> ofNumber(cooperative, n));
        if (known.isPresent()) return known.get().id();
        var code = number.orElse(given.strip());
        database.sql("""
                        insert into sales_client (cooperative, code, name, enterprise_number, created_at)
                        values (:cooperative, :code, :name, :number, :at) on conflict do nothing""")
                .param("cooperative", cooperative)
                .param("code", code)
                .param("name", given.strip())
                .param("number", number.orElse(null))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return database.sql("""
                        select coalesce(merged_into, id) from sales_client where cooperative = :cooperative and code = :code""")
                .param("cooperative", cooperative)
                .param("code", code)
                .query(Long.class)
                .single();
    }

    Optional<Client> find(long id) {
        return database.sql("select " + COLUMNS + " from sales_client c where c.id = ? and c.merged_into is null")
                .param(id)
                .query((row, i) -> read(row))
                .optional();
    }

    /** Whoever gives back or merges what is owed to a client waits here for the other. */
    Client lock(long id) {
        return database.sql("select " + COLUMNS
                        + " from sales_client c where c.id = ? and c.merged_into is null for no key update")
                .param(id)
                .query((row, i) -> read(row))
                .optional()
                .orElseThrow(() -> new Refused("client-unknown"));
    }

    Optional<Client> ofNumber(String cooperative, String number) {
        return database.sql("select " + COLUMNS + """
                         from sales_client c where c.cooperative = :cooperative and c.merged_into is null
                           and (c.enterprise_number = :number or c.vat_number = :number) order by c.id limit 1""")
                .param("cooperative", cooperative)
                .param("number", number)
                .query((row, i) -> read(row))
                .optional();
    }

    /** Others who have the same number, account, e-mail address or name. */
    List<Client> alike(Client client) {
        return database.sql("select " + COLUMNS + """
                         from sales_client c join sales_client own on own.id = :id
                         where c.cooperative = own.cooperative and c.id <> own.id and c.merged_into is null
                           and (c.enterprise_number = own.enterprise_number or c.vat_number = own.vat_number or c.iban = own.iban
                             or lower(c.email) = lower(own.email)
                             or regexp_replace(lower(c.name), '[^[:alnum:]]', '', 'g')
                                = regexp_replace(lower(own.name), '[^[:alnum:]]', '', 'g'))
                         order by c.id""")
                .param("id", client.id())
                .query((row, i) -> read(row))
                .list();
    }

    List<Client> of(String cooperative, String q, int limit) {
        return database.sql("select " + COLUMNS + """
                         from sales_client c where c.cooperative = :cooperative and c.merged_into is null
                           and (:q = '' or c.name ilike :like or c.code ilike :like or c.email ilike :like or c.city ilike :like)
                         order by lower(c.name), c.id limit :limit""")
                .param("cooperative", cooperative)
                .param("q", q)
                .param("like", "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .param("limit", limit)
                .query((row, i) -> read(row))
                .list();
    }

    /** Those to whom something was quoted or invoiced in a case. */
    List<Client> ofCase(String caseNumber) {
        return database.sql("select " + COLUMNS + """
                         from sales_client c where c.merged_into is null and c.id in (
                           select client_id from sales_quote where case_number = :case
                           union select client_id from sales_invoice where case_number = :case)
                         order by lower(c.name), c.id""")
                .param("case", caseNumber)
                .query((row, i) -> read(row))
                .list();
    }

    long add(String cooperative, ClientDetails details) {
        return write(
                        "insert into sales_client (cooperative, code, created_at, %s) values (:cooperative, :code, :at, %s) returning id",
                        details)
                .param("cooperative", cooperative)
                .param("code", freeCode(cooperative, details))
                .query(Long.class)
                .single();
    }

    void change(long id, ClientDetails details) {
        write("update sales_client set (changed_at, %s) = (:at, %s) where id = :id and merged_into is null", details)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec write(String sql, ClientDetails details) {
        return database.sql(sql.formatted(WRITTEN, VALUES))
                .param("name", details.name())
                .param("number", details.enterpriseNumber())
                .param("vat", details.vatNumber())
                .param("iban", details.iban())
                .param("email", details.email())
                .param("phone", details.phone())
                .param("contact", details.contact())
                .param("street", details.street())
                .param("postalCode", details.postalCode())
                .param("city", details.city())
                .param("country", details.country())
                .param("language", details.language())
                .param("at", Timestamp.from(clock.instant()));
    }

    /** Two people may have one name; a number is only one client's. */
    private String freeCode(String cooperative, ClientDetails details) {
        var wanted = details.enterpriseNumber() == null ? details.name() : details.enterpriseNumber();
        var code = wanted;
        for (int n = 2; taken(cooperative, code); n++) code = wanted + " (" + n + ")";
        return code;
    }

    private boolean taken(String cooperative, String code) {
        return database.sql("select exists (select 1 from sales_client where cooperative = ? and code = ?)")
                .params(cooperative, code)
                .query(Boolean.class)
                .single();
    }

    /** Documents that went out stay as they were printed; from now on they are found with the other client. */
    void merge(long from, long into) {
        for (var table : List.of("sales_quote", "sales_invoice", "sales_client_balance")) {
            database.sql("update " + table + " set client_id = ? where client_id = ?")
                    .params(into, from)
                    .update();
        }
        database.sql("update sales_client set merged_into = ? where id = ? or merged_into = ?")
                .params(into, from, from)
                .update();
    }

    /** From {@link #COLUMNS}. */
    static Client read(ResultSet row) throws SQLException {
        return new Client(
                row.getLong("client_id"),
                row.getString("client_cooperative"),
                row.getString("code"),
                new ClientDetails(
                        row.getString("name"),
                        row.getString("enterprise_number"),
                        row.getString("vat_number"),
                        row.getString("iban"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("contact"),
                        row.getString("street"),
                        row.getString("postal_code"),
                        row.getString("city"),
                        row.getString("country"),
                        row.getString("client_language")));
    }
}
