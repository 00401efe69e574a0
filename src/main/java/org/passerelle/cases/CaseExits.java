package org.passerelle.cases;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a case left its route, asked by gateways as {@code exits}. */
@Component("exits")
public class CaseExits {

    private final Cases cases;

    CaseExits(Cases cases) {
        this.cases = cases;
    }

    public boolean decided(String caseNumber) {
        return pathOf(caseNumber) != null;
    }

    public @Nullable String pathOf(String caseNumber) {
        return cases.byNumber(caseNumber).exitCode();
    }
}
