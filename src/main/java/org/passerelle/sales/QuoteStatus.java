package org.passerelle.sales;

/** Where a quote stands; the client answers an open one. */
public enum QuoteStatus {
    TO_CHECK,
    /** With the client. */
    OPEN,
    /** By the cooperative, when it was checked. */
    REFUSED,
    ACCEPTED,
    /** By the client. */
    DECLINED,
    EXPIRED,
    /** Taken back before the client answered. */
    REVOKED
}
