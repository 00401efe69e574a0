/**
 * What people see of their own: the public application form. It asks for what the intake needs and no more, keeps what was typed
 * for thirty days behind a cookie, and sends it once. Owns {@code portal_draft}. Nothing depends on this module.
 */
@ApplicationModule(allowedDependencies = {"shared", "web", "accounts", "cases", "programmes"})
@NullMarked
package org.passerelle.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
