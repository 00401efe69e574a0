/**
 * What a holder spends for the activity: purchases, supplier invoices, claims. Owns table {@code expenses_expense}; books through the
 * treasury (T2). Whether a case may spend is asked through {@link org.passerelle.expenses.ExpensePermission}.
 */
@ApplicationModule(allowedDependencies = {"shared", "treasury"})
@NullMarked
package org.passerelle.expenses;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
