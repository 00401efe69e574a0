package org.passerelle.treasury;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The way into the ledger: everything goes through the database's function {@code ledger.post}, the only thing the application may
 * call there. Whatever one operation books is booked in one call, which is what keeps two operations from blocking each other.
 */
@Component
class Ledger {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient database;
    private final BusinessClock clock;

    Ledger(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Books all or none; a key that was already booked with the same content is left as it is. */
    List<Long> post(List<LedgerEntry> entries) {
        var booked = entries.stream()
                .filter(entry -> !entry.lines().isEmpty())
                .map(this::payload)
                .toList();
        if (booked.isEmpty()) return List.of();
        return database.sql("select ledger.post(:entries::jsonb)")
                .param("entries", json(booked))
                .query((row, i) -> Arrays.asList((Long[]) row.getArray(1).getArray()))
                .single();
    }

    long entry(String key, EntryKind kind) {
        return database.sql("select id from ledger.entry where idem_key = :key and kind = :kind")
                .param("key", key)
                .param("kind", kind.code())
                .query(Long.class)
                .single();
    }

    /** How many entries of a kind touched the treasury of a case. */
    int count(TreasuryCase of, EntryKind kind) {
        return database.sql("""
                        select count(*) from ledger.entry e
                         where e.kind = :kind and exists (select 1 from ledger.posting p join ledger.account a on a.code = p.account
                               where p.entry = e.id and a.kind = :account and a.case_number = :case)""")
                .param("kind", kind.code())
                .param("account", AccountKind.TREASURY.code())
                .param("case", of.caseNumber())
                .query(Integer.class)
                .single();
    }

    /** How many entries touch the account of that kind of the case. */
    int countOn(TreasuryCase of, AccountKind account) {
        return database.sql("""
                        select count(distinct p.entry) from ledger.posting p join ledger.account a on a.code = p.account
                         where a.kind = :account and a.case_number = :case""")
                .param("account", account.code())
                .param("case", of.caseNumber())
                .query(Integer.class)
                .single();
    }

    /** Mirrors an entry; at most one reversal of an entry is accepted. */
    long reverse(long entry, LocalDate occurredOn, Actor by) {
        var reversal = database.sql("select idem_key, kind, document_on from ledger.entry where id = :id")
                .param("id", entry)
                .query((row, i) -> new LedgerEntry(
                        row.getString("idem_key") + "/reversed",
                        EntryKind.of(row.getString("kind")),
                        occurredOn,
                        row.getObject("document_on", LocalDate.class),
                        row.getString("idem_key"),
                        entry,
                        by,
                        mirrored(entry)))
                .single();
        return post(List.of(reversal)).get(0);
    }

    private List<LedgerEntry.Line> mirrored(long entry) {
        return database.sql("""
                        select a.kind, a.cooperative, a.case_number, -p.cents as cents
                          from ledger.posting p join ledger.account a on a.code = p.account
                         where p.entry = :entry order by p.line""")
                .param("entry", entry)
                .query(LedgerEntry.Line.class)
                .list();
    }

    private Map<String, Object> payload(LedgerEntry entry) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("key", entry.key());
        payload.put("kind", entry.kind().code());
        payload.put("occurredOn", entry.occurredOn().toString());
        payload.put("documentOn", entry.documentOn().toString());
        payload.put("recordedAt", clock.instant().toString());
        payload.put("byAccount", entry.by().accountId());
        payload.put("byRole", entry.by().role());
        payload.put("source", entry.source());
        payload.put("reverses", entry.reverses());
        payload.put("lines", entry.lines());
        return payload;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
