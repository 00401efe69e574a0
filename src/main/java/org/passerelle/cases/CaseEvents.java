package org.passerelle.cases;

import java.time.LocalDate;

/** What other modules are told, in the transaction of the change. */
public final class CaseEvents {

    private CaseEvents() {}

    public record ApplicationReceived(String caseNumber, String process) {}

    /** Timers of the case must be worked out again. */
    public record CaseDatesChanged(String caseNumber) {}

    public record CaseSuspended(String caseNumber, String reason) {}

    public record CaseResumed(String caseNumber) {}

    /** Somebody asked for an earlier end, which is now the stage's last day. */
    public record EndRequested(String caseNumber, String reason, LocalDate lastDay) {}

    /** A day was agreed on which somebody is expected. */
    public record MeetingFixed(String caseNumber) {}

    /** The person does not go on, before any test. */
    public record ApplicationWithdrawn(String caseNumber) {}
}
