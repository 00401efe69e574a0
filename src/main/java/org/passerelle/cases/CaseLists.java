package org.passerelle.cases;

import java.util.List;
import org.passerelle.programmes.Programmes;
import org.springframework.stereotype.Component;

/** The coded lists of a case's programme, for processes that do something once for each code; known there as {@code lists}. */
@Component("lists")
public class CaseLists {

    private final Cases cases;
    private final Programmes programmes;

    CaseLists(Cases cases, Programmes programmes) {
        this.cases = cases;
        this.programmes = programmes;
    }

    public List<String> of(String caseNumber, String list) {
        var codes = programmes
                .programme(cases.byNumber(caseNumber).programme())
                .lists()
                .get(list);
        if (codes == null) throw new IllegalArgumentException("programme.yaml has no list '" + list + "'");
        return codes;
    }
}
