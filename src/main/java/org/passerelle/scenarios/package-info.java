/**
 * Cases played on a virtual clock: {@code play} for scenarios that people write, the demo's filled office. Everything goes through the
 * same doors as in the office: the engine, the tables, the letters, the ledger. Nothing depends on this module. Owns the table
 * {@code scenarios_demo}.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "programmes",
            "cases",
            "engine",
            "treasury",
            "sales",
            "expenses",
            "letters",
            "blocks",
            "database",
            "accounts",
            "intake",
            "web"
        })
@NullMarked
package org.passerelle.scenarios;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
