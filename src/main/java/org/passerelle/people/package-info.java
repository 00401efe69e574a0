/**
 * The people who are accompanied: names, birth date, language, ways to reach them. Owns {@code people_person}. A person may have
 * several cases, one after the other.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.passerelle.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
