package org.passerelle.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read of cases: read once, however many blocks ask for it; what the transaction itself writes is told here. A
 * case that it locks is read anew from then on, as another transaction may have changed it until then and nobody can afterwards.
 */
@Component
class CaseMemory {

    /** One case: null is what has not been read, or has changed since. */
    static final class Held {
        @Nullable
        CaseRow row;

        @Nullable
        Map<String, Object> facts;

        private boolean locked;
    }

    /** To be called after the row of the case is locked by, or is new in, the transaction. */
    void locked(String number) {
        held(number).filter(held -> !held.locked).ifPresent(held -> {
            held.row = null;
            held.facts = null;
            held.locked = true;
        });
    }

    /** Empty outside a transaction: nothing is kept there. */
    Optional<Held> held(String number) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) return Optional.empty();
        return Optional.of(ofTransaction().computeIfAbsent(number, unread -> new Held()));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Held> ofTransaction() {
        var known = (Map<String, Held>) TransactionSynchronizationManager.getResource(this);
        if (known != null) return known;
        var held = new HashMap<String, Held>();
        TransactionSynchronizationManager.bindResource(this, held);
        TransactionSynchronizationManager.registerSynchronization(new UntilTheEnd(held));
        return held;
    }

    /** The row of the case, its stages or its suspensions were written. */
    void changed(String number) {
        held(number).ifPresent(held -> held.row = null);
    }

    private final class UntilTheEnd implements TransactionSynchronization {

        private final Map<String, Held> held;

        UntilTheEnd(Map<String, Held> held) {
            this.held = held;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(CaseMemory.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(CaseMemory.this, held);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(CaseMemory.this);
        }
    }
}
