/**
 * What people see of their own: the public application form, and a holder's first page with the own case and no other. The form asks
 * for what the intake needs and no more, keeps what was typed for thirty days behind a cookie, and sends it once. Owns
 * {@code portal_draft}. Nothing depends on this module.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "accounts",
            "cases",
            "programmes",
            "intake",
            "casefiles",
            "letters",
            "treasury"
        })
@NullMarked
package org.passerelle.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
