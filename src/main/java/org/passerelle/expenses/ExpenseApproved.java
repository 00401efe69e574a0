package org.passerelle.expenses;

/** An expense was approved and booked. */
public record ExpenseApproved(String caseNumber, long expenseId) {}
