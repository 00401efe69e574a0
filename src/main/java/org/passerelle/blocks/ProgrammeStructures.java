package org.passerelle.blocks;

import org.passerelle.accounts.Accounts;
import org.passerelle.programmes.Programmes;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the structure of each programme known to the accounts at every start, so that roles can be given in it. */
@Component
class ProgrammeStructures {

    private final Programmes programmes;
    private final Accounts accounts;

    ProgrammeStructures(Programmes programmes, Accounts accounts) {
        this.programmes = programmes;
        this.accounts = accounts;
    }

    @EventListener(ApplicationStartedEvent.class)
    void define() {
        programmes
                .all()
                .forEach(programme -> accounts.defineStructure(
                        programme.structure().code(), programme.structure().name()));
    }
}
