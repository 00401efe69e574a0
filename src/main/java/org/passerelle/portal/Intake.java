package org.passerelle.portal;

import java.util.List;
import org.passerelle.cases.Application;
import org.passerelle.cases.Applications;
import org.passerelle.programmes.Programmes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The programme that the public form applies to: its trades, and where applications go. */
@Component
class Intake {

    private final String programme;
    private final Programmes programmes;
    private final Applications applications;

    Intake(
            @Value("${passerelle.application-programme}") String programme,
            Programmes programmes,
            Applications applications) {
        this.programme = programme;
        this.programmes = programmes;
        this.applications = applications;
    }

    String programme() {
        return programme;
    }

    /** Of the structure that runs the programme: whoever would rather talk calls it. */
    String phone() {
        return programmes.programme(programme).structure().phone();
    }

    /** The trades to choose from, by section, in this language. Those the programme refuses are there too: an advisor explains. */
    List<TradeGroup> trades(String language) {
        return programmes.programme(programme).trades().sections().stream()
                .map(section -> new TradeGroup(
                        section.label().get(language),
                        section.trades().stream()
                                .map(trade -> new TradeGroup.Option(trade.code(), trade.label().get(language)))
                                .toList()))
                .toList();
    }

    /** @return the case number */
    String submit(Application application) {
        return applications.submit(application);
    }
}
