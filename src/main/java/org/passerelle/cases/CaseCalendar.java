package org.passerelle.cases;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Periods;
import org.springframework.stereotype.Component;

/**
 * The first and last days of a case's stages. Each suspended day moves the last day of the suspendable stage by one; days used in an
 * earlier case are taken off; an earlier end that was asked for stands whatever happens.
 */
@Component
public class CaseCalendar {

    private final Programmes programmes;
    private final BusinessClock clock;

    CaseCalendar(Programmes programmes, BusinessClock clock) {
        this.programmes = programmes;
        this.clock = clock;
    }

    public Optional<LocalDate> firstDay(ProjectCase projectCase, String stage) {
        return projectCase.stageOf(stage).map(ProjectCase.CaseStage::firstDay);
    }

    /** The last day as it would be today without an earlier end. */
    public Optional<LocalDate> plannedLastDay(ProjectCase projectCase, String stageCode) {
        var stage = stage(projectCase, stageCode);
        var limit = stage.limit();
        if (limit == null) return Optional.empty();
        return firstDay(projectCase, stageCode).map(first -> {
            var last = Periods.lastDay(first, limit);
            if (!stage.suspendable()) return last;
            return last.minusDays(projectCase.carriedOverDays()).plusDays(projectCase.suspendedDays(clock.today()));
        });
    }

    public Optional<LocalDate> lastDay(ProjectCase projectCase, String stage) {
        return projectCase
                .stageOf(stage)
                .map(ProjectCase.CaseStage::endsEarlyOn)
                .or(() -> plannedLastDay(projectCase, stage));
    }

    /** The last day on which an accepted file may still wait for an answer or a signature. */
    public Optional<LocalDate> keptUntil(ProjectCase projectCase, String stage) {
        return projectCase.stageOf(stage).map(ProjectCase.CaseStage::keptUntil).or(() -> lastDay(projectCase, stage));
    }

    /** Unsuspended days spent in a stage that is over; 0 when its clock never ran. */
    int usedDays(ProjectCase projectCase, String stage) {
        var first = firstDay(projectCase, stage);
        var last = lastDay(projectCase, stage);
        if (first.isEmpty() || last.isEmpty()) return 0;
        long days = ChronoUnit.DAYS.between(first.get(), last.get()) + 1;
        return (int) Math.max(0, days - projectCase.suspendedDays(clock.today()));
    }

    /** While a stage is suspended its end is not known: nothing that depends on it falls due. */
    boolean isOpenEnded(ProjectCase projectCase, String stage) {
        boolean early = projectCase
                .stageOf(stage)
                .map(ProjectCase.CaseStage::endsEarlyOn)
                .isPresent();
        return stage(projectCase, stage).suspendable() && projectCase.isSuspended() && !early;
    }

    private Programme.Stage stage(ProjectCase projectCase, String code) {
        return programmes
                .programme(projectCase.programme())
                .stage(code)
                .orElseThrow(() -> new IllegalArgumentException("There is no stage '" + code + "'"));
    }
}
