package org.passerelle.treasury;

import java.time.YearMonth;

/** A month of a case was closed; published in the transaction that closed it. */
public record MonthClosed(String caseNumber, YearMonth month) {}
