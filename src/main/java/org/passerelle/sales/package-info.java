/**
 * Quotes, sales invoices and the payments of clients. Owns tables {@code sales_*}: clients per cooperative, invoice numbers without
 * gaps per cooperative and year, payment references of the Belgian kind. Books through the treasury (T1); whether a case may quote
 * or invoice is asked through {@link org.passerelle.sales.SalesPermission}.
 */
@ApplicationModule(allowedDependencies = {"shared", "treasury"})
@NullMarked
package org.passerelle.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
