package org.passerelle.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The documents of cases: checked and cleaned when they come in, unchanged from then on. */
@Component
@Transactional
public class Documents {

    public static final int MOST_MEGABYTES = 15;
    private static final int MOST_BYTES = MOST_MEGABYTES * 1024 * 1024;
    private static final int LONGEST_TITLE = 120;
    private static final String SELECT = """
            select id, case_number, title, kind, size_bytes, sealed_at is not null as sealed, stored_at, by_account
              from documents_document""";

    private record Cleaned(DocumentKind kind, byte[] content) {}

    private final JdbcClient database;
    private final Pictures pictures;
    private final BusinessClock clock;

    Documents(JdbcClient database, Pictures pictures, BusinessClock clock) {
        this.database = database;
        this.pictures = pictures;
        this.clock = clock;
    }

    /**
     * Stores a file at once, before anything that was typed beside it is looked at: what a person photographed is never asked for twice.
     *
     * @param title without the ending; the name of the file when nothing better is known yet
     * @throws Refused when it is empty, too large, no picture and no PDF, unreadable, or does something when it is opened
     */
    public Document keep(String caseNumber, String title, byte[] upload, Actor by) {
        var cleaned = cleaned(upload);
        long id = database.sql("""
                        insert into documents_document (case_number, title, kind, content, size_bytes, sha256, upload_sha256,
                            stored_at, by_account, by_role)
                        values (:case, :title, :kind, :content, :size, :sha, :upload, :at, :account, :role) returning id""")
                .param("case", caseNumber)
                .param("title", readable(title))
                .param("kind", cleaned.kind().code())
                .param("content", cleaned.content())
                .param("size", cleaned.content().length)
                .param("sha", sha256(cleaned.content()))
                .param("upload", sha256(upload))
                .param("at", Timestamp.from(clock.instant()))
                .param("account", by.accountId())
                .param("role", by.role())
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    private Cleaned cleaned(byte[] upload) {
        if (upload.length == 0) throw new Refused("document-empty");
        if (upload.length > MOST_BYTES) throw new Refused("document-too-large", MOST_MEGABYTES);
        var kind = DocumentKind.of(upload);
        if (kind == DocumentKind.PDF) {
            PdfCheck.check(upload);
            return new Cleaned(kind, upload);
        }
        var picture = pictures.clean(upload, kind);
        return new Cleaned(picture.kind(), picture.content());
    }

    public Optional<Document> find(long id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Documents::row)
                .optional();
    }

    public List<Document> ofCase(String caseNumber) {
        return database.sql(SELECT + " where case_number = :case order by id")
                .param("case", caseNumber)
                .query(Documents::row)
                .list();
    }

    /** The stored bytes; refused when they are not those that were stored. */
    public byte[] content(long id) {
        return database.sql("select content, sha256 from documents_document where id = :id")
                .param("id", id)
                .query((row, i) -> {
                    var content = row.getBytes("content");
                    if (!sha256(content).equals(row.getString("sha256"))) {
                        throw new IllegalStateException("Document " + id + " is not what was stored");
                    }
                    return content;
                })
                .optional()
                .orElseThrow(() -> new Refused("document-unknown", id));
    }

    /** Other documents of the case that came from the very same file: the same receipt handed in twice. */
    public List<Document> sameUpload(long id) {
        var same = """
                 where id <> :id and (case_number, upload_sha256) =
                   (select case_number, upload_sha256 from documents_document where id = :id) order by id""";
        return database.sql(SELECT + "\n" + same)
                .param("id", id)
                .query(Documents::row)
                .list();
    }

    /** A better title is known once the form beside the document was filled in. */
    public void rename(long id, String title) {
        database.sql("update documents_document set title = :title where id = :id and sealed_at is null")
                .param("title", readable(title))
                .param("id", id)
                .update();
    }

    /** From now on it is evidence of something: nobody takes it away and its name stays. */
    public void seal(long id) {
        database.sql("update documents_document set sealed_at = :at where id = :id and sealed_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Takes back a document that nothing stands on yet; one that is gone already is no fault. */
    public void discard(long id) {
        int gone = database.sql("delete from documents_document where id = :id and sealed_at is null")
                .param("id", id)
                .update();
        if (gone == 0 && find(id).isPresent()) throw new Refused("document-sealed", id);
    }

    /** Without the ending and without what file systems and e-mail do not take; never empty. */
    static String readable(String given) {
        var name = given.replaceFirst("^.*[/\\\\]", "").replaceFirst("(?i)\\.(jpe?g|png|pdf|heic)$", "");
        var visible = name.replaceAll("[\\p{Cf}\\p{Co}\\p{Cs}]+", "");
        var clean = visible.replaceAll("[\\p{Cntrl}\\s<>:\"/\\\\|?*]+", " ").strip();
        if (clean.length() > LONGEST_TITLE)
            clean = clean.substring(0, LONGEST_TITLE).strip();
        return clean.replace(".", "").isBlank() ? "document" : clean;
    }

    private static Document row(ResultSet row, int number) throws SQLException {
        return new Document(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("title"),
                DocumentKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getInt("size_bytes"),
                row.getBoolean("sealed"),
                row.getTimestamp("stored_at").toInstant(),
                row.getObject("by_account", Long.class));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
