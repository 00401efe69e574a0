package org.passerelle.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Once a day of the business clock: what was kept for an application that did not come is deleted. Several machines may do it at the same
 * time, deleting twice is deleting once.
 */
@Component
class Forgetting {

    /** Off in tests and while scenarios are played, where nothing works by itself. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnProperty(name = "passerelle.daily-work", matchIfMissing = true)
    static class EveryDay {

        private final Forgetting forgetting;

        EveryDay(Forgetting forgetting) {
            this.forgetting = forgetting;
        }

        /** Looked at every minute, so that a clock moved by hand is noticed too. */
        @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
        void look() {
            forgetting.once();
        }
    }

    private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

    private final Contacts contacts;
    private final StaffDrafts drafts;
    private final Programmes programmes;
    private final BusinessClock clock;
    private @Nullable LocalDate done;

    Forgetting(Contacts contacts, StaffDrafts drafts, Programmes programmes, BusinessClock clock) {
        this.contacts = contacts;
        this.drafts = drafts;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** A day that failed is tried again. */
    synchronized void once() {
        var today = clock.today();
        if (today.equals(done)) return;
        int gone = programmes.all().stream().mapToInt(contacts::deleteOld).sum();
        int drafted = drafts.deleteOld();
        if (gone + drafted > 0)
            log.info("Deleted because their time was over: {} contacts, {} drafts of applications", gone, drafted);
        done = today;
    }
}
