/**
 * What every page stands on: the three shells (staff, portal, bare), languages, forms that give back what was typed, amounts and dates
 * as people write them, error pages with a reference, and the security of every request. Knows a signed-in person only as a
 * {@link org.passerelle.web.Visitor}. Owns {@code web_attempt} and {@code web_secret}.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.passerelle.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
