package org.passerelle.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read of the cases that it holds locked. Nobody else can change such a case before the transaction ends, so it is
 * read once, however many blocks ask for it; what the transaction itself writes is told here. Cases that are not held are read anew each
 * time: another transaction may have changed them.
 */
@Component
class CaseMemory {

    /** One case that is held: null is what has not been read, or has changed since. */
    static final class Held {
        @Nullable
        CaseRow row;

        @Nullable
        Map<String, Object> facts;
    }

    /** To be called after the row of the case is locked by, or is new in, the transaction; without one nothing is kept. */
    void hold(String number) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
        var held = current();
        if (held == null) {
            held = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, held);
            TransactionSynchronizationManager.registerSynchronization(new UntilTheEnd(held));
        }
        held.putIfAbsent(number, new Held());
    }

    Optional<Held> held(String number) {
        var held = current();
        return held == null ? Optional.empty() : Optional.ofNullable(held.get(number));
    }

    /** The row of the case, its stages or its suspensions were written. */
    void changed(String number) {
        held(number).ifPresent(held -> held.row = null);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Map<String, Held> current() {
        return (Map<String, Held>) TransactionSynchronizationManager.getResource(this);
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
