package org.passerelle.accounts;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Ends the sessions of an account whose rights changed: who was shut out is out at once, on every machine. */
@Component
class OpenSessions {

    private final ObjectProvider<FindByIndexNameSessionRepository<?>> sessions;

    OpenSessions(ObjectProvider<FindByIndexNameSessionRepository<?>> sessions) {
        this.sessions = sessions;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void end(RightsChanged changed) {
        sessions.ifAvailable(all -> all.findByPrincipalName(SignedIn.keyOf(changed.accountId()))
                .keySet()
                .forEach(all::deleteById));
    }
}
