package org.passerelle.treasury;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Actor;

/** Without a benefit a holder asks for an income of so much a month; the office approves it, the treasury bears it. Provided by the application. */
public interface IncomeRequests {

    /**
     * @param approvedCents what was approved last; null when nothing was
     * @param waiting whether an answer is awaited
     */
    record Offer(@Nullable Long approvedCents, boolean waiting) {}

    /** Empty for whom this is not: a benefit is paid, the test is not running, or the programme knows no such thing. */
    Optional<Offer> offered(String caseNumber);

    void ask(String caseNumber, long cents, Actor by);
}
