/**
 * The pages of selling: quotes and invoices being written by a holder or on the holder's behalf, issued by the accountant, answered by the
 * client behind a private link; payments, credit notes, write-offs; the client book; one list of everything sold, open, late and
 * paid. A holder sees the own case, staff those of their structures. Owns no table; its lists are SQL of its own.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "accounts",
            "people",
            "programmes",
            "cases",
            "casefiles",
            "sales",
            "letters",
            "documents",
            "blocks"
        })
@NullMarked
package org.passerelle.selling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
