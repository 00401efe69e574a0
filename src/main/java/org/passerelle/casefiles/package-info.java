/**
 * The page of a case: all that happened, what is open, letters, money, and what staff do beside the tasks (suspend, resume, end,
 * withdraw, record sales and costs, invite the person) and the list of cases. Also what other pages need of a case:
 * who may read it, its words, how far it is in its stage, what a step leads to. Owns no table; its lists are SQL of its own.
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
            "documents",
            "letters",
            "sales",
            "expenses",
            "treasury"
        })
@NullMarked
package org.passerelle.casefiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
