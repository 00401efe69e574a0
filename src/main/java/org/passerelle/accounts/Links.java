package org.passerelle.accounts;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.BusinessClock;
import org.passerelle.web.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** One-time links. Opening one changes nothing, because mail programs open links too; sending its form uses it up. */
@Repository
class Links {

    static final Duration FIRST_ADMINISTRATOR = Duration.ofHours(24);
    static final Duration INVITATION = Duration.ofDays(7);

    /** @param accountId null for the link that creates the first administrator */
    record Link(String fingerprint, @Nullable Long accountId) {}

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    Links(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new link for the account, or for the first administrator. The earlier ones for the same purpose are void. */
    @Transactional
    String make(@Nullable Long accountId) {
        voidFor(accountId);
        var token = Secret.token();
        var life = accountId == null ? FIRST_ADMINISTRATOR : INVITATION;
        jdbc.sql("insert into accounts_link (fingerprint, account_id, expires_at) values (?, ?, ?)")
                .params(
                        Secret.fingerprint(token),
                        accountId,
                        Timestamp.from(clock.instant().plus(life)))
                .update();
        return token;
    }

    void voidFor(@Nullable Long accountId) {
        jdbc.sql("delete from accounts_link where account_id is not distinct from ?::bigint and used_at is null")
                .params(accountId)
                .update();
    }

    Optional<Link> valid(String token) {
        return jdbc.sql(
                        "select fingerprint, account_id from accounts_link where fingerprint = ? and used_at is null and expires_at > ?")
                .params(Secret.fingerprint(token), now())
                .query(Link.class)
                .optional();
    }

    /** @return false when somebody was faster */
    boolean use(Link link) {
        return jdbc.sql(
                                "update accounts_link set used_at = ? where fingerprint = ? and used_at is null and expires_at > ?")
                        .params(now(), link.fingerprint(), now())
                        .update()
                == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
