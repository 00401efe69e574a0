package org.passerelle.accounts;

/** Roles, password or state of an account are others than at its sign-in. */
public record RightsChanged(long accountId) {}
