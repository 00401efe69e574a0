package org.passerelle.accounts;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Lets the person who started an empty Passerelle become its first administrator: whoever reads the log runs the machine. */
@Component
class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final Links links;
    private final Environment environment;
    private final String url;

    FirstAdministrator(
            Accounts accounts,
            Links links,
            Environment environment,
            @Value("${passerelle.url:http://localhost:${server.port:8080}}") String url) {
        this.accounts = accounts;
        this.links = links;
        this.environment = environment;
        this.url = url;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        if (!environment.acceptsProfiles(Profiles.of("serve"))) return;
        link().ifPresent(link -> log.warn("Open {} to create the first administrator", link));
    }

    Optional<String> link() {
        if (accounts.hasAdministrator()) return Optional.empty();
        return Optional.of(url + "/first-administrator/" + links.make(null));
    }

    String invitation(long accountId) {
        return url + "/welcome/" + links.make(accountId);
    }
}
