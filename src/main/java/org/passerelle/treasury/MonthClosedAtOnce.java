package org.passerelle.treasury;

import java.time.YearMonth;

/** A month of a cooperative was closed, and paid, in one call rather than step by step. */
public record MonthClosedAtOnce(String cooperative, YearMonth month) {}
