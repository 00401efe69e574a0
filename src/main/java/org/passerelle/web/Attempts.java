package org.passerelle.web;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.passerelle.shared.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what is suspicious when it happens too often: failed sign-ins, applications from one address. Kept in the database because
 * several machines share the work, under a keyed mark because an address is personal, and for a day only.
 */
@Component
public class Attempts {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int FREE = 5;

    private final JdbcClient jdbc;
    private final Secret secret;
    private final BusinessClock clock;

    Attempts(JdbcClient jdbc, Secret secret, BusinessClock clock) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.clock = clock;
    }

    public void record(String kind, String of) {
        var now = clock.instant();
        jdbc.sql("insert into web_attempt (kind, mark, attempted_at) values (?, ?, ?)")
                .params(kind, secret.mark(kind, of), Timestamp.from(now))
                .update();
        jdbc.sql("delete from web_attempt where attempted_at < ?")
                .params(Timestamp.from(now.minus(KEPT)))
                .update();
    }

    public int count(String kind, String of, Duration since) {
        return jdbc.sql("select count(*) from web_attempt where kind = ? and mark = ? and attempted_at > ?")
                .params(
                        kind,
                        secret.mark(kind, of),
                        Timestamp.from(clock.instant().minus(since)))
                .query(Integer.class)
                .single();
    }

    public void forget(String kind, String of) {
        jdbc.sql("delete from web_attempt where kind = ? and mark = ?")
                .params(kind, secret.mark(kind, of))
                .update();
    }

    /** How long to wait before the next try: nothing up to five failures in a day, then half a minute, doubled by each failure. */
    public Duration waitFor(String kind, String of) {
        int failures = count(kind, of, KEPT);
        if (failures < FREE) return Duration.ZERO;
        var pause = Duration.ofSeconds(30L << Math.min(failures - FREE, 10));
        var wait = pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
        var left = last(kind, of)
                .map(at -> Duration.between(clock.instant(), at.plus(wait)))
                .orElse(Duration.ZERO);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Optional<Instant> last(String kind, String of) {
        return jdbc.sql("select max(attempted_at) from web_attempt where kind = ? and mark = ?")
                .params(kind, secret.mark(kind, of))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
