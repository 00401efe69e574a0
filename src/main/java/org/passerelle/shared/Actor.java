package org.passerelle.shared;

import org.jspecify.annotations.Nullable;

/**
 * Who does something: an account in one of its roles, or the application itself (timers). Written beside every change.
 *
 * @param accountId the account, or null for the application and for a scenario being played
 * @param name what others read in the time line
 * @param role code of the role in which it was done, {@code System} for the application
 */
public record Actor(@Nullable Long accountId, String name, String role) {

    public static final Actor SYSTEM = new Actor(null, "Passerelle", "System");
}
