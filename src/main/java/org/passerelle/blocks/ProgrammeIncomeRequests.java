package org.passerelle.blocks;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.passerelle.cases.CaseFacts;
import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.cases.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.Actor;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Euros;
import org.passerelle.treasury.IncomeRequests;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what a holder asks to the process that the programme names for it ({@code IncomeAsked} in {@code begins}). */
@Component
@Transactional
class ProgrammeIncomeRequests implements IncomeRequests {

    private static final String MESSAGE = "IncomeAsked";

    private final Cases cases;
    private final CaseFacts facts;
    private final Programmes programmes;
    private final CaseProcesses processes;
    private final Timeline timeline;
    private final JdbcClient jdbc;

    ProgrammeIncomeRequests(
            Cases cases,
            CaseFacts facts,
            Programmes programmes,
            CaseProcesses processes,
            Timeline timeline,
            JdbcClient jdbc) {
        this.cases = cases;
        this.facts = facts;
        this.programmes = programmes;
        this.processes = processes;
        this.timeline = timeline;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Offer> offered(String caseNumber) {
        var projectCase = cases.byNumber(caseNumber);
        var programme = programmes.programme(projectCase.programme());
        var known = facts.of(caseNumber);
        if (!programme.begins().containsKey(MESSAGE) || !isInTreasuryStage(projectCase, programme)) {
            return Optional.empty();
        }
        if (!MonthlyPayment.isWithoutBenefit(known)) return Optional.empty();
        var approved = known.get(MonthlyPayment.APPROVED_INCOME);
        return Optional.of(new Offer(
                approved == null ? null : LetterMoney.cents(new BigDecimal(approved.toString())),
                processes.isBegun(caseNumber, MESSAGE)));
    }

    private static boolean isInTreasuryStage(ProjectCase projectCase, Programme programme) {
        return programme
                .treasuryStage()
                .filter(stage -> stage.code().equals(projectCase.stage()))
                .isPresent();
    }

    @Override
    public void ask(String caseNumber, long cents, Actor by) {
        Euros.checked(cents);
        jdbc.sql("select 1 from cases_case where number = ? for update")
                .param(caseNumber)
                .query()
                .listOfRows();
        cases.isLocked(caseNumber);
        var offer = offered(caseNumber).orElseThrow(() -> new Refused("income-not-offered"));
        if (offer.waiting()) throw new Refused("income-asked-already");
        timeline.add(
                caseNumber,
                "note",
                "income-asked",
                Map.of("amount", Euros.of(cents).toPlainString()),
                by);
        processes.begin(caseNumber, MESSAGE, Map.of("askedCents", cents));
    }
}
