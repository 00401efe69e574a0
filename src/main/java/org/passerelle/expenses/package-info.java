/**
 * What a holder spends for the activity. {@link org.passerelle.expenses.Expense} is what was booked (T2). What is handed in is an
 * {@link org.passerelle.expenses.Outlay}, an expense claim or a paper of a supplier: written as a draft
 * ({@link org.passerelle.expenses.OutlayDrafts}), handed in ({@link org.passerelle.expenses.HandingIn}), checked and booked
 * ({@link org.passerelle.expenses.Outlays}), paid in lists ({@link org.passerelle.expenses.OutlayPayments}). Who does what when is said by
 * the process that {@link org.passerelle.expenses.OutlaySubmitted} begins. Owns {@code expenses_*}. What it must know of a case is
 * asked through {@link org.passerelle.expenses.ExpensePermission} and {@link org.passerelle.expenses.SpendingTerms}.
 */
@ApplicationModule(allowedDependencies = {"shared", "treasury", "documents"})
@NullMarked
package org.passerelle.expenses;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
