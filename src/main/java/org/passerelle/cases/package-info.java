/**
 * What is true of each case: its stage, its dates, its suspensions, its facts, and the time line of all that happened. Owns the
 * {@code cases_*} tables. Where a case stands in its process is the engine's knowledge; the blocks that change a case
 * ({@code enterStage}, {@code startStage}, {@code keepStageOpen}, {@code endStage}, {@code recordExit}) are delegates of this module.
 */
@ApplicationModule(allowedDependencies = {"shared", "people", "programmes"})
@NullMarked
package org.passerelle.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
