package org.passerelle.treasury;

/**
 * The figures of a month or of the whole time, with what is pending and what is held now.
 *
 * @param complete the month of the last day of test is closed: nothing changes any more
 */
public record TreasuryStatement(MonthFigures figures, long pendingCents, long balanceCents, boolean complete) {}
