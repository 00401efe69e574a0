package org.passerelle.expenses;

/** An outlay was handed in: somebody must look at it. */
public record OutlaySubmitted(String caseNumber, long outlayId) {}
