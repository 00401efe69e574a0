/**
 * What staff have to do: the list of open tasks, the page of one task with all that is needed to decide, the checklist of a case, and
 * what somebody has begun to write. Owns {@code tasklists_draft}; the list is one SQL statement over the engine's tasks.
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
            "sales",
            "expenses",
            "treasury",
            "casefiles",
            "months"
        })
@NullMarked
package org.passerelle.tasklists;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
