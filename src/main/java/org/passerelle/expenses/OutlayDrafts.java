package org.passerelle.expenses;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.documents.Document;
import org.passerelle.documents.Documents;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.passerelle.shared.Texts;
import org.passerelle.treasury.Treasury;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Outlays while they are written: what was typed is kept word for word, right or wrong, and a receipt as soon as it was picked, so that
 * neither a mistake, nor a lost connection, nor another device loses anything. Once handed in nothing here changes them any more.
 */
@Component
@Transactional
public class OutlayDrafts {

    /** More than any field accepts, so that a text too long comes back whole, to be shortened. */
    private static final int LONGEST = 100_000;

    private static final int MOST_LINES = 100;

    private final JdbcClient database;
    private final OutlayRows rows;
    private final Treasury treasury;
    private final ExpensePermission permission;
    private final Documents documents;
    private final BusinessClock clock;

    OutlayDrafts(
            JdbcClient database,
            OutlayRows rows,
            Treasury treasury,
            ExpensePermission permission,
            Documents documents,
            BusinessClock clock) {
        this.database = database;
        this.rows = rows;
        this.treasury = treasury;
        this.permission = permission;
        this.documents = documents;
        this.clock = clock;
    }

    public long begin(String caseNumber, OutlayKind kind, Actor by) {
        permission.checkMaySpend(caseNumber);
        return begin(caseNumber, kind, Map.of(), null, by.accountId(), by.name());
    }

    private long begin(
            String caseNumber,
            OutlayKind kind,
            Map<String, String> typed,
            @Nullable Long mends,
            @Nullable Long account,
            String name) {
        return database.sql("""
                        insert into expenses_outlay (case_number, cooperative, kind, status, typed, mends, created_at, created_by,
                            created_by_name)
                        values (:case, :cooperative, :kind, 'draft', :typed::jsonb, :mends, :at, :account, :name) returning id""")
                .param("case", caseNumber)
                .param("cooperative", treasury.cooperative(caseNumber))
                .param("kind", kind.code())
                .param("typed", OutlayRows.json(typed))
                .param("mends", mends)
                .param("at", Timestamp.from(clock.instant()))
                .param("account", account)
                .param("name", name)
                .query(Long.class)
                .single();
    }

    public void keep(long outlay, Map<String, String> typed) {
        draft(outlay);
        database.sql("update expenses_outlay set typed = typed || :typed::jsonb where id = :id")
                .param("typed", OutlayRows.json(storable(typed)))
                .param("id", outlay)
                .update();
    }

    public long addLine(long outlay, boolean journey) {
        if (draft(outlay).lines().size() >= MOST_LINES) throw new Refused("outlay-too-many-lines", MOST_LINES);
        return addLine(outlay, journey, Map.of(), null);
    }

    /** A line that begins with its receipt; a file that is refused leaves no empty line behind. */
    public long addLineWith(long outlay, String fileName, byte[] content, Actor by) {
        long line = addLine(outlay, false);
        attach(outlay, line, fileName, content, by);
        return line;
    }

    private long addLine(long outlay, boolean journey, Map<String, String> typed, @Nullable Long mends) {
        return database.sql("""
                        insert into expenses_outlay_line (outlay_id, kind, typed, mends)
                        values (:outlay, :kind, :typed::jsonb, :mends) returning id""")
                .param("outlay", outlay)
                .param("kind", journey ? "kilometres" : "purchase")
                .param("typed", OutlayRows.json(typed))
                .param("mends", mends)
                .query(Long.class)
                .single();
    }

    public void keepLine(long outlay, long line, Map<String, String> typed) {
        lineOf(draft(outlay), line);
        database.sql("update expenses_outlay_line set typed = typed || :typed::jsonb where id = :id")
                .param("typed", OutlayRows.json(storable(typed)))
                .param("id", line)
                .update();
    }

    public void removeLine(long outlay, long line) {
        var papers = lineOf(draft(outlay), line).documents();
        papers.forEach(document -> detach(outlay, line, document));
        database.sql("delete from expenses_outlay_line where id = :id")
                .param("id", line)
                .update();
    }

    public void remove(long outlay) {
        var draft = draft(outlay);
        draft.lines().forEach(line -> removeLine(outlay, line.id()));
        draft.documents().forEach(document -> detach(outlay, null, document));
        database.sql("delete from expenses_outlay where id = :id")
                .param("id", outlay)
                .update();
    }

    /** @param line null for a paper of the whole outlay */
    public Document attach(long outlay, @Nullable Long line, String fileName, byte[] content, Actor by) {
        var draft = draft(outlay);
        if (line != null) lineOf(draft, line);
        var document = documents.keep(draft.caseNumber(), fileName, content, by);
        link(outlay, line, document.id());
        return document;
    }

    private void link(long outlay, @Nullable Long line, long document) {
        database.sql("""
                        insert into expenses_outlay_document (outlay_id, line_id, document_id) values (:outlay, :line, :document)
                        on conflict do nothing""")
                .param("outlay", outlay)
                .param("line", line)
                .param("document", document)
                .update();
    }

    public void detach(long outlay, @Nullable Long line, long document) {
        draft(outlay);
        database.sql("""
                        delete from expenses_outlay_document
                         where outlay_id = :outlay and line_id is not distinct from :line and document_id = :document""")
                .param("outlay", outlay)
                .param("line", line)
                .param("document", document)
                .update();
        boolean used = database.sql(
                        "select exists (select 1 from expenses_outlay_document where document_id = :document)")
                .param("document", document)
                .query(Boolean.class)
                .single();
        // A mended line shows the paper of the line that was refused, where it stays.
        if (!used) documents.discard(document);
    }

    /** What was refused comes back as a draft, with its receipts, to be mended and handed in again. */
    long mend(Outlay refused, List<OutlayLine> lines) {
        long draft = begin(
                refused.caseNumber(), refused.kind(), refused.typed(), refused.id(), null, refused.createdByName());
        refused.documents().forEach(document -> link(draft, null, document));
        if (!refused.kind().isClaim()) return draft;
        for (var line : lines) {
            long again = addLine(draft, line.journey(), line.typed(), line.id());
            line.documents().forEach(document -> link(draft, again, document));
        }
        return draft;
    }

    private Outlay draft(long id) {
        rows.lock(List.of(id));
        var outlay = rows.find(id).orElseThrow(() -> new Refused("outlay-unknown", id));
        if (!outlay.isDraft()) throw new Refused("outlay-already-sent");
        return outlay;
    }

    private static OutlayLine lineOf(Outlay outlay, long line) {
        return outlay.lines().stream()
                .filter(one -> one.id() == line)
                .findFirst()
                .orElseThrow(() -> new Refused("outlay-line-gone"));
    }

    private static Map<String, String> storable(Map<String, String> typed) {
        var clean = new LinkedHashMap<>(typed);
        clean.replaceAll((name, value) -> Texts.start(Texts.storable(value), LONGEST));
        return clean;
    }
}
