package org.passerelle.sales;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Token;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The private links of quotes. Opening one changes nothing but the note that it was opened: mail programs open links too. */
@Component
class QuoteLinks {

    /** After its last day a link still tells what became of the quote. */
    private static final int DAYS_AFTER = 60;

    private final JdbcClient database;
    private final BusinessClock clock;

    QuoteLinks(JdbcClient database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new link; the earlier ones of the quote are void. */
    String make(long quote, LocalDate validUntil) {
        revoke(quote);
        var token = Token.random();
        var expires =
                validUntil.plusDays(DAYS_AFTER).atStartOfDay(BusinessClock.ZONE).toInstant();
        database.sql("insert into sales_quote_link (fingerprint, quote_id, made_at, expires_at) values (?, ?, ?, ?)")
                .params(Token.fingerprint(token), quote, now(), Timestamp.from(expires))
                .update();
        return token;
    }

    void revoke(long quote) {
        database.sql("update sales_quote_link set revoked_at = ? where quote_id = ? and revoked_at is null")
                .params(now(), quote)
                .update();
    }

    Optional<Long> quoteOf(String token) {
        return database.sql("""
                        select quote_id from sales_quote_link
                         where fingerprint = ? and revoked_at is null and expires_at > ?""")
                .params(Token.fingerprint(token), now())
                .query(Long.class)
                .optional();
    }

    void markOpened(String token) {
        database.sql(
                        "update sales_quote_link set first_opened_at = ? where fingerprint = ? and first_opened_at is null")
                .params(now(), Token.fingerprint(token))
                .update();
    }

    boolean opened(long quote) {
        return database.sql(
                        "select exists (select 1 from sales_quote_link where quote_id = ? and first_opened_at is not null)")
                .param(quote)
                .query(Boolean.class)
                .single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
