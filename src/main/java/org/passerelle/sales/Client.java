package org.passerelle.sales;

import org.jspecify.annotations.Nullable;

/** Somebody who buys from a cooperative, known there by a code such as an enterprise number. */
public record Client(
        long id,
        String cooperative,
        String code,
        String name,
        @Nullable String enterpriseNumber) {}
