/**
 * The process engine and what the rest of the application says to it: start a case's process, complete a task, tell a message, move
 * the clock, work out timers again, check and deploy a programme's folder. Engine types stay inside this module and in classes named
 * …Delegate or …Workflow, so that the change to a maintained fork stays mechanical (decision 0001). Owns no table of its own.
 */
@ApplicationModule(allowedDependencies = {"shared", "people", "programmes", "cases"})
@NullMarked
package org.passerelle.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
