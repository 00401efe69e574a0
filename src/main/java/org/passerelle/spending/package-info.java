/**
 * The pages on which what holders spend goes its way: written with its receipts on a telephone, handed in, checked line by line, decided
 * where it goes beyond the treasury, booked, and paid in lists. The same pages serve the holder and the staff who help. Owns no table:
 * what is typed is kept by {@code expenses}, the tasks are those of the case's process.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "accounts",
            "people",
            "programmes",
            "cases",
            "engine",
            "casefiles",
            "documents",
            "expenses",
            "treasury"
        })
@NullMarked
package org.passerelle.spending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
