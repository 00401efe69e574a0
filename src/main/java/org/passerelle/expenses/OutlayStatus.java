package org.passerelle.expenses;

/** Where an outlay stands: being written, handed in, checked by an advisor, booked, or refused as a whole. */
public enum OutlayStatus {
    DRAFT,
    SUBMITTED,
    CHECKED,
    BOOKED,
    REFUSED
}
