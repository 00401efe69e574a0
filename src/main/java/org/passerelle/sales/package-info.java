/**
 * The client book, quotes, sales invoices and what follows them: payments, too much paid, credit notes, write-offs, reminders. Owns
 * tables {@code sales_*}. Numbers of invoices and of credit notes have no gaps per cooperative and year; totals add up, VAT is
 * rounded per document and rate (T1). Books through the treasury; whether a case may quote or invoice is asked through
 * {@link org.passerelle.sales.SalesPermission}, what its programme says of days and reminders through
 * {@link org.passerelle.sales.SalesTerms}.
 *
 * <p>{@link org.passerelle.sales.Quoting}, {@link org.passerelle.sales.Invoicing}, {@link org.passerelle.sales.Collecting},
 * {@link org.passerelle.sales.Corrections} and {@link org.passerelle.sales.Reminding} are its doors, {@link org.passerelle.sales.Sales}
 * the short one of scenarios.
 */
@ApplicationModule(allowedDependencies = {"shared", "treasury"})
@NullMarked
package org.passerelle.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
