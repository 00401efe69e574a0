package org.passerelle.cases;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.programmes.Programme;

/**
 * One person's way through one programme, as it stands: a snapshot, changed only through {@link Cases}.
 *
 * @param number the case number, business key of every process of the case
 * @param proposal what a decision table last proposed
 * @param carriedOverDays days of the suspendable stage used up in an earlier case
 */
public record ProjectCase(
        String number,
        String programme,
        String structure,
        long personId,
        @Nullable String cooperative,
        String stage,
        @Nullable String exitCode,
        @Nullable String proposal,
        LocalDate appliedOn,
        @Nullable String projectName,
        @Nullable Long advisorId,
        int carriedOverDays,
        List<CaseStage> stages,
        List<Suspension> suspensions) {

    /** The time a case spends in a stage: first_day is null until its clock runs. */
    public record CaseStage(
            String stage,
            LocalDate enteredOn,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate endsEarlyOn,
            @Nullable LocalDate keptUntil,
            @Nullable LocalDate leftOn) {}

    /** From its first day up to, not including, the day of return; still open when that is null. */
    public record Suspension(LocalDate fromDay, @Nullable LocalDate returnDay, String reason) {

        /** While it lasts it counts the days up to and with {@code today}: today is a suspended day too. */
        long days(LocalDate today) {
            return Math.max(0, ChronoUnit.DAYS.between(fromDay, returnDay == null ? today.plusDays(1) : returnDay));
        }
    }

    public Optional<CaseStage> stageOf(String code) {
        return stages.stream().filter(s -> s.stage().equals(code)).findFirst();
    }

    /** False where the programme has no such stage. */
    public boolean hasEntered(Optional<Programme.Stage> stage) {
        return stage.flatMap(known -> stageOf(known.code())).isPresent();
    }

    public boolean isSuspended() {
        return suspensions.stream().anyMatch(s -> s.returnDay() == null);
    }

    long suspendedDays(LocalDate today) {
        return suspensions.stream().mapToLong(s -> s.days(today)).sum();
    }
}
