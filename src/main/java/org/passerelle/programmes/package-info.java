/**
 * A programme is a folder that a cooperative can read: this module reads its {@code programme.yaml} (stages, limits, dated rules,
 * cooperatives, letters) and {@code trades.yaml}, and lists every fault by file and element. It owns no table: the folder is the truth.
 * Rules: T8.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.passerelle.programmes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
