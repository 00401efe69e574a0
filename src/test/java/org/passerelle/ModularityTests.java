package org.passerelle;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void noModuleReachesWhereItMayNot() {
        ApplicationModules.of(Passerelle.class).verify();
    }
}
