package org.passerelle.expenses;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Outlays as they stand in the database, each with its lines: two statements for as many as are asked for. */
@Component
class OutlayRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() {};

    private static final String OUTLAYS = """
            select o.*, s.name as supplier_name, s.enterprise_number, p.paid_on,
                   array(select document_id from expenses_outlay_document d where d.outlay_id = o.id and d.line_id is null
                          order by document_id) as documents
              from expenses_outlay o left join expenses_supplier s on s.id = o.supplier_id
              left join expenses_payment_list p on p.id = o.payment_list
            """;

    private static final String LINES = """
            select l.*, b.reason as reason_before, e.booked_on, e.reversed_at is not null as reversed,
                   array(select document_id from expenses_outlay_document d where d.line_id = l.id order by document_id) as documents
              from expenses_outlay_line l left join expenses_outlay_line b on b.id = l.mends
              left join expenses_expense e on e.id = l.expense_id
             where l.outlay_id in (:outlays) order by l.id""";

    private final JdbcClient database;

    OutlayRows(JdbcClient database) {
        this.database = database;
    }

    Optional<Outlay> find(long id) {
        return where("o.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Newest first. */
    List<Outlay> ofCase(String caseNumber) {
        return where("o.case_number = :case", Map.of("case", caseNumber));
    }

    /** Handed in, and neither booked nor refused yet; oldest first. */
    List<Outlay> open(String caseNumber) {
        return where("o.case_number = :case and o.status in ('submitted', 'checked')", Map.of("case", caseNumber))
                .stream()
                .sorted(Comparator.comparing(Outlay::id))
                .toList();
    }

    /** Those of the same case that show a receipt with the very same content. */
    List<Outlay> withSameReceipt(long outlay) {
        return where("""
                o.id <> :outlay and o.status in ('submitted', 'checked', 'booked') and o.id in (
                  select d2.outlay_id from expenses_outlay_document d1
                    join documents_document a on a.id = d1.document_id
                    join documents_document b on b.case_number = a.case_number and b.upload_sha256 = a.upload_sha256
                    join expenses_outlay_document d2 on d2.document_id = b.id
                   where d1.outlay_id = :outlay)""", Map.of("outlay", outlay));
    }

    /** Booked and on no list yet, what is due first comes first. */
    List<Outlay> payable(String cooperative) {
        var booked = "o.cooperative = :cooperative and o.status = 'booked' and o.payment_list is null";
        return where(booked, Map.of("cooperative", cooperative)).stream()
                .filter(outlay -> outlay.grossCents() != 0)
                .sorted(Comparator.comparing(Outlay::dueOn).thenComparing(Outlay::id))
                .toList();
    }

    List<Outlay> inList(long list) {
        return where("o.payment_list = :list", Map.of("list", list));
    }

    private List<Outlay> where(String condition, Map<String, Object> params) {
        var lines = new TreeMap<Long, List<OutlayLine>>();
        var ids = database.sql("select o.id from expenses_outlay o where " + condition)
                .params(params)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) return List.of();
        database.sql(LINES).param("outlays", ids).query(row -> {
            lines.computeIfAbsent(row.getLong("outlay_id"), id -> new java.util.ArrayList<>())
                    .add(line(row));
        });
        return database.sql(OUTLAYS + " where " + condition + " order by o.id desc")
                .params(params)
                .query((row, i) -> outlay(row, lines.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static Outlay outlay(ResultSet row, List<OutlayLine> lines) throws SQLException {
        return new Outlay(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("cooperative"),
                OutlayKind.of(row.getString("kind")),
                OutlayStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                fields(row.getString("typed")),
                supplier(row),
                row.getString("number"),
                row.getObject("dated_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("payment_reference"),
                row.getString("iban"),
                row.getObject("mends", Long.class),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by_name"),
                instant(row, "submitted_at"),
                row.getString("submitted_by_name"),
                instant(row, "checked_at"),
                row.getObject("checked_by", Long.class),
                row.getString("checked_by_name"),
                row.getLong("overspent_cents"),
                row.getObject("overspending_allowed", Boolean.class),
                row.getString("overspending_decided_by_name"),
                row.getString("overspending_reason"),
                instant(row, "booked_at"),
                row.getString("booked_by_name"),
                row.getObject("payment_list", Long.class),
                row.getObject("paid_on", LocalDate.class),
                lines,
                ids(row));
    }

    private static @Nullable Supplier supplier(ResultSet row) throws SQLException {
        var id = row.getObject("supplier_id", Long.class);
        return id == null ? null : new Supplier(id, row.getString("supplier_name"), row.getString("enterprise_number"));
    }

    private static OutlayLine line(ResultSet row) throws SQLException {
        return new OutlayLine(
                row.getLong("id"),
                row.getString("kind").equals("kilometres"),
                fields(row.getString("typed")),
                row.getObject("dated_on", LocalDate.class),
                row.getString("description"),
                row.getString("category"),
                row.getLong("gross_cents"),
                row.getInt("vat_percent"),
                row.getLong("vat_cents"),
                row.getObject("kilometres", Integer.class),
                row.getBigDecimal("kilometre_rate"),
                row.getInt("vat_deductible_percent"),
                row.getObject("accepted", Boolean.class),
                row.getString("reason"),
                row.getString("reason_before"),
                row.getObject("expense_id", Long.class),
                row.getObject("booked_on", LocalDate.class),
                row.getBoolean("reversed"),
                ids(row));
    }

    private static List<Long> ids(ResultSet row) throws SQLException {
        Array array = row.getArray("documents");
        return Arrays.asList((Long[]) array.getArray());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static Map<String, String> fields(String json) {
        try {
            return JSON.readValue(json, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String json(Map<String, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One after the other on one outlay, whoever asks. */
    void lock(Collection<Long> ids) {
        database.sql("select id from expenses_outlay where id in (:ids) order by id for update")
                .param("ids", ids)
                .query(Long.class)
                .list();
    }
}
