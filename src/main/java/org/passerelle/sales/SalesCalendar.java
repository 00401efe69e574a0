package org.passerelle.sales;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the calendar brings to documents: reminders of quotes and invoices, the end of a quote. Each document in a transaction of its own,
 * so that one that cannot be done holds no other up; it is tried again the next day. A process per document would say the same and cost
 * ten statements each.
 */
@Component
class SalesCalendar implements DueWork {

    private static final Logger log = LoggerFactory.getLogger(SalesCalendar.class);
    /** Before the office opens. */
    private static final LocalTime AT = LocalTime.of(6, 0);

    private final JdbcClient database;
    private final Quoting quoting;
    private final Reminding reminding;
    private final BusinessClock clock;
    private final TransactionTemplate own;

    SalesCalendar(
            JdbcClient database,
            Quoting quoting,
            Reminding reminding,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.quoting = quoting;
        this.reminding = reminding;
        this.clock = clock;
        own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Optional<Instant> nextDue() {
        var day = DataAccessUtils.singleResult(
                database.sql("""
                        select min(day) from (
                          select min(next_step_on) as day from sales_quote where next_step_on is not null
                          union all
                          select min(next_reminder_on) from sales_invoice where next_reminder_on is not null) due""").query(LocalDate.class).list());
        return Optional.ofNullable(day)
                .map(on -> on.atTime(AT).atZone(BusinessClock.ZONE).toInstant());
    }

    @Override
    public void runDue() {
        var now = clock.instant().atZone(BusinessClock.ZONE);
        var until = now.toLocalTime().isBefore(AT) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        while (one("sales_quote", "next_step_on", until, quoting::whatIsDue)) {}
        while (one("sales_invoice", "next_reminder_on", until, reminding::whatIsDue)) {}
    }

    private interface Work {
        void of(long id);
    }

    /** Takes one that no other machine has in hand. What does not leave its day by itself, because it failed, is moved on by one. */
    private boolean one(String table, String column, LocalDate until, Work work) {
        long[] taken = {0};
        try {
            own.executeWithoutResult(status -> {
                var id = database.sql("select id from %s where %s <= ? order by %s, id limit 1 for update skip locked"
                                .formatted(table, column, column))
                        .param(Date.valueOf(until))
                        .query(Long.class)
                        .optional();
                if (id.isEmpty()) return;
                taken[0] = id.get();
                work.of(taken[0]);
            });
        } catch (RuntimeException e) {
            log.warn("What is due for {} {} failed and is tried again tomorrow", table, taken[0], e);
            own.executeWithoutResult(
                    status -> database.sql("update %s set %s = ? where id = ?".formatted(table, column))
                            .params(Date.valueOf(until.plusDays(1)), taken[0])
                            .update());
        }
        return taken[0] != 0;
    }
}
