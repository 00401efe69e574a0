/**
 * What every module may use: money in cents, periods as the field counts them, and the one clock. Owns no table.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.passerelle.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
