package org.passerelle.portal;

import org.passerelle.cases.Application;
import org.passerelle.cases.Applications;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The programme that the public form applies to, and where its applications go. */
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

    Programme programme() {
        return programmes.programme(programme);
    }

    /** Of the structure that runs the programme: whoever would rather talk calls it. */
    String phone() {
        return programme().structure().phone();
    }

    /** @return the case number */
    String submit(Application application) {
        return applications.submit(application);
    }
}
