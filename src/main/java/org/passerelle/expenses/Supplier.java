package org.passerelle.expenses;

import org.jspecify.annotations.Nullable;

/** Who sent an invoice to the cooperative. */
public record Supplier(long id, String name, @Nullable String enterpriseNumber) {}
