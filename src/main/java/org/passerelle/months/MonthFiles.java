package org.passerelle.months;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept of each close: which steps were called done, and who did what. */
@Repository
class MonthFiles {

    /** @param seal of the amounts as they stood, of a preparation and an approval */
    public record Event(
            Instant at,
            String kind,
            @Nullable Long byAccount,
            String byName,
            String byRole,
            @Nullable String note,
            @Nullable String seal) {}

    /** @param found how much there was to look at */
    public record Mark(String step, int found, @Nullable String note, Instant doneAt, String byName) {}

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    MonthFiles(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false when it is there already: of two who begin at once, one does */
    boolean add(MonthKey key, String structure) {
        return jdbc.sql(
                                "insert into months_file (cooperative, month, structure, begun_at) values (?, ?, ?, ?) on conflict do nothing")
                        .params(key.cooperative(), day(key), structure, now())
                        .update()
                == 1;
    }

    boolean exists(MonthKey key) {
        return jdbc.sql("select exists (select 1 from months_file where cooperative = ? and month = ?)")
                .params(key.cooperative(), day(key))
                .query(Boolean.class)
                .single();
    }

    void log(MonthKey key, String kind, Actor by, @Nullable String note, @Nullable String seal) {
        jdbc.sql("""
                        insert into months_event (cooperative, month, at, kind, by_account, by_name, by_role, note, seal)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(key.cooperative(), day(key), now(), kind, by.accountId(), by.name(), by.role(), note, seal)
                .update();
    }

    /** The oldest first. */
    List<Event> events(MonthKey key) {
        return jdbc.sql("""
                        select at, kind, by_account, by_name, by_role, note, seal from months_event
                        where cooperative = ? and month = ? order by id""")
                .params(key.cooperative(), day(key))
                .query(MonthFiles::event)
                .list();
    }

    Optional<Event> last(MonthKey key, String kind) {
        return events(key).stream().filter(event -> event.kind().equals(kind)).reduce((earlier, later) -> later);
    }

    Map<String, Mark> marks(MonthKey key) {
        var marks = new LinkedHashMap<String, Mark>();
        jdbc.sql("select step, found, note, done_at, by_name from months_step where cooperative = ? and month = ?")
                .params(key.cooperative(), day(key))
                .query(row -> {
                    marks.put(
                            row.getString("step"),
                            new Mark(
                                    row.getString("step"),
                                    row.getInt("found"),
                                    row.getString("note"),
                                    row.getTimestamp("done_at").toInstant(),
                                    row.getString("by_name")));
                });
        return marks;
    }

    void mark(MonthKey key, String step, int found, @Nullable String note, Actor by) {
        jdbc.sql("""
                        insert into months_step (cooperative, month, step, found, note, done_at, by_account, by_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (cooperative, month, step) do update
                        set found = excluded.found, note = excluded.note, done_at = excluded.done_at,
                          by_account = excluded.by_account, by_name = excluded.by_name""")
                .params(key.cooperative(), day(key), step, found, note, now(), by.accountId(), by.name())
                .update();
    }

    void unmark(MonthKey key, String step) {
        jdbc.sql("delete from months_step where cooperative = ? and month = ? and step = ?")
                .params(key.cooperative(), day(key), step)
                .update();
    }

    private static Event event(ResultSet row, int index) throws SQLException {
        return new Event(
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getObject("by_account", Long.class),
                row.getString("by_name"),
                row.getString("by_role"),
                row.getString("note"),
                row.getString("seal"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static LocalDate day(MonthKey key) {
        return key.month().atDay(1);
    }
}
