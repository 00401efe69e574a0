package org.passerelle.programmes;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the faults as a list for whoever edits the folder, instead of a stack trace. Named in META-INF/spring.factories. */
class FaultyProgrammeAnalyzer extends AbstractFailureAnalyzer<FaultyProgramme> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, FaultyProgramme cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Mend each line above in the programme's folder, then start again.", cause);
    }
}
