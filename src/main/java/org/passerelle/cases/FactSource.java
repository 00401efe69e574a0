package org.passerelle.cases;

import java.util.Map;

/** Figures that another module can work out for a case, under the names that decision tables use (averages, counts). */
public interface FactSource {

    Map<String, Object> factsOf(String caseNumber);
}
