/**
 * The ledger made readable: accounts and trial balance, journal and single entries, VAT of a period, aged receivables, and the treasury
 * of a case as opening, in, out and closing; each of any period, each amount leading to its entries, each entry to its document. Reads
 * the ledger by booking date (T6), corrects only through the module whose document it is. Owns no table; its lists are SQL of its own.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "accounts",
            "programmes",
            "cases",
            "casefiles",
            "treasury",
            "expenses",
            "months"
        })
@NullMarked
package org.passerelle.bookkeeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
