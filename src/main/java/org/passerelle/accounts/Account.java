package org.passerelle.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as the administration and the demo's sign-in page show it. */
public record Account(
        long id,
        String email,
        String name,
        String language,
        boolean active,
        boolean hasPassword,
        @Nullable Long personId,
        Instant createdAt,
        List<Grant> grants) {

    public boolean has(String role) {
        return grants.stream().anyMatch(grant -> grant.role().equals(role));
    }
}
