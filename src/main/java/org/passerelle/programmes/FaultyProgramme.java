package org.passerelle.programmes;

import java.util.List;
import java.util.stream.Collectors;

/** Stops the start: nothing of a faulty programme is deployed. Carries every fault that was found, not only the first. */
public class FaultyProgramme extends RuntimeException {

    private final List<Fault> faults;

    public FaultyProgramme(String programme, List<Fault> faults) {
        super("The programme '" + programme + "' has " + faults.size() + " fault(s), so nothing was started:\n"
                + faults.stream().map(f -> "  - " + f).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
