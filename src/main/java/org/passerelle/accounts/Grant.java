package org.passerelle.accounts;

import org.jspecify.annotations.Nullable;

/** @param structure null for every structure */
public record Grant(String role, @Nullable String structure) {}
