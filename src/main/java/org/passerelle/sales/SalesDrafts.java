package org.passerelle.sales;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.shared.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Quotes and invoices being written: they belong to the case, survive everything, and are gone once they are a document. */
@Component
@Transactional
public class SalesDrafts {

    private static final int LONGEST_VALUE = 20_000;
    private static final int MOST_FIELDS = 500;
    private static final TypeReference<LinkedHashMap<String, List<String>>> FIELDS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient database;
    private final BusinessClock clock;

    SalesDrafts(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    public long begin(
            String caseNumber,
            SalesDraft.Kind kind,
            Map<String, List<String>> fields,
            @Nullable Long quoteId,
            Actor by) {
        return database.sql("""
                        insert into sales_draft (case_number, kind, fields, quote_id, begun_at, changed_at, by_account, by_role)
                        values (:case, :kind, :fields::jsonb, :quote, :at, :at, :account, :role) returning id""")
                .param("case", caseNumber)
                .param("kind", kind.code())
                .param("fields", written(fields))
                .param("quote", quoteId)
                .param("at", now())
                .param("account", by.accountId())
                .param("role", by.role())
                .query(Long.class)
                .single();
    }

    /** @param grossCents as far as it can be made out */
    public void keep(
            SalesDraft draft,
            Map<String, List<String>> fields,
            String reference,
            String clientName,
            @Nullable Long grossCents,
            Actor by) {
        database.sql("""
                        update sales_draft set fields = :fields::jsonb, reference = :reference, client_name = :client,
                            gross_cents = :gross, changed_at = :at, by_account = :account, by_role = :role where id = :id""")
                .param("fields", written(fields))
                .param("reference", reference)
                .param("client", clientName)
                .param("gross", grossCents)
                .param("at", now())
                .param("account", by.accountId())
                .param("role", by.role())
                .param("id", draft.id())
                .update();
    }

    /** Hands it to whoever issues invoices. */
    public void markReady(long id) {
        database.sql("update sales_draft set ready_at = coalesce(ready_at, ?), returned_reason = null where id = ?")
                .params(now(), id)
                .update();
    }

    /** Gives it back to whoever wrote it. */
    public void markReturned(long id, String reason) {
        if (reason.isBlank()) throw new Refused("reason-missing");
        database.sql("update sales_draft set ready_at = null, returned_reason = ? where id = ?")
                .params(reason.strip(), id)
                .update();
    }

    public void delete(long id) {
        database.sql("delete from sales_draft where id = ?").param(id).update();
    }

    public Optional<SalesDraft> find(String caseNumber, long id) {
        return database.sql("select * from sales_draft where id = ? and case_number = ?")
                .params(id, caseNumber)
                .query(this::read)
                .optional();
    }

    /** A second press of the same button waits here, and then finds nothing. */
    public Optional<SalesDraft> lock(String caseNumber, long id) {
        return database.sql("select * from sales_draft where id = ? and case_number = ? for update")
                .params(id, caseNumber)
                .query(this::read)
                .optional();
    }

    public List<SalesDraft> ofCase(String caseNumber) {
        return database.sql("select * from sales_draft where case_number = ? order by id desc")
                .param(caseNumber)
                .query(this::read)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String written(Map<String, List<String>> fields) {
        var kept = new LinkedHashMap<String, List<String>>();
        fields.entrySet().stream()
                .limit(MOST_FIELDS)
                .forEach(field -> kept.put(
                        field.getKey(),
                        field.getValue().stream()
                                .map(value -> Texts.start(Texts.storable(value), LONGEST_VALUE))
                                .toList()));
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private SalesDraft read(ResultSet row, int i) throws SQLException {
        var ready = row.getTimestamp("ready_at");
        try {
            return new SalesDraft(
                    row.getLong("id"),
                    row.getString("case_number"),
                    SalesDraft.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                    JSON.readValue(row.getString("fields"), FIELDS),
                    row.getString("reference"),
                    row.getString("client_name"),
                    row.getObject("gross_cents", Long.class),
                    row.getObject("quote_id", Long.class),
                    ready == null ? null : ready.toInstant(),
                    row.getString("returned_reason"),
                    row.getTimestamp("changed_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
