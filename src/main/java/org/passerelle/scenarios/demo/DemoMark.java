package org.passerelle.scenarios.demo;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That the demo's office is filled, and how far its clock runs ahead. */
@Component
@Profile("demo")
class DemoMark {

    private final JdbcClient jdbc;

    DemoMark(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the clock runs ahead; empty before the office is filled. */
    Optional<Duration> ahead() {
        return jdbc.sql("select ahead_seconds from scenarios_demo")
                .query(Long.class)
                .optional()
                .map(Duration::ofSeconds);
    }

    void filled(Instant at) {
        jdbc.sql("insert into scenarios_demo (filled_at) values (?)")
                .param(Timestamp.from(at))
                .update();
    }

    void runsAhead(Duration ahead) {
        jdbc.sql("update scenarios_demo set ahead_seconds = ?")
                .param(ahead.toSeconds())
                .update();
    }

    boolean hasCases() {
        return jdbc.sql("select exists (select 1 from cases_case)")
                .query(Boolean.class)
                .single();
    }
}
