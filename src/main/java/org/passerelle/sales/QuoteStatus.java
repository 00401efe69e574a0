package org.passerelle.sales;

/** Where a quote stands; only an open one can be accepted. */
public enum QuoteStatus {
    TO_CHECK,
    OPEN,
    REFUSED,
    ACCEPTED
}
