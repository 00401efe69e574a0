/**
 * The money of the holders, held by their cooperative: one double-entry, append-only ledger and its month ends, rules T1 to T8 of the
 * field. Tables {@code ledger.*} (written by {@code ledger.post} alone) and {@code treasury_*}.
 *
 * <p>{@link org.passerelle.treasury.Treasury} is the treasury of a case, {@link org.passerelle.treasury.MonthEnd} closes the months of
 * a cooperative, {@link org.passerelle.treasury.TreasuryFigures} feeds decision tables. What a programme decides (first and last
 * day, rates, monthly payment) is asked through {@link org.passerelle.treasury.CaseTerms}. Sales and expenses are modules of their own.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.passerelle.treasury;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
