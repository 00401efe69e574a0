package org.passerelle.tasklists;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.cases.ProjectCase;
import org.passerelle.expenses.Outlay;
import org.passerelle.expenses.Outlays;
import org.passerelle.people.People;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.shared.CheckedNumbers;
import org.passerelle.treasury.BalanceDocument;
import org.passerelle.treasury.Balances;
import org.passerelle.treasury.CaseTerms;
import org.passerelle.treasury.MonthFigures;
import org.passerelle.treasury.Repayments;
import org.passerelle.treasury.Treasury;
import org.springframework.stereotype.Component;

/** What somebody must know to settle with a person (T7): how much, whether that is final, what is still open, on what and to whom it is paid. */
@Component
class SettlementSheet {

    private static final int MONTHS = 4;

    /**
     * @param heldCents what would be paid now; below zero what is missing
     * @param sinceCents booked since the last close: it is settled with its month
     * @param owedCents what the person has to pay back
     * @param complete whether the month of the last day is closed
     * @param ownInvoice whether the person invoices the balance
     * @param payee the partner when the balance is transferred
     * @param months the last closed ones, the latest first
     */
    public record Settlement(
            String caseNumber,
            long heldCents,
            long sinceCents,
            long pendingCents,
            long owedCents,
            boolean complete,
            YearMonth lastMonth,
            List<Open> outlays,
            @Nullable BalanceDocument document,
            boolean ownInvoice,
            String payee,
            @Nullable String iban,
            boolean toPartner,
            List<MonthFigures> months) {

        public long vatCents() {
            return document == null ? 0 : document.vatCents(heldCents);
        }
    }

    /** An outlay that waits for a decision. */
    public record Open(long id, String subject, long cents, String status) {}

    private final Treasury treasury;
    private final Balances balances;
    private final Repayments repayments;
    private final CaseTerms terms;
    private final Outlays outlays;
    private final People people;
    private final Programmes programmes;

    SettlementSheet(
            Treasury treasury,
            Balances balances,
            Repayments repayments,
            CaseTerms terms,
            Outlays outlays,
            People people,
            Programmes programmes) {
        this.treasury = treasury;
        this.balances = balances;
        this.repayments = repayments;
        this.terms = terms;
        this.outlays = outlays;
        this.people = people;
        this.programmes = programmes;
    }

    /** Empty as long as the last day is not known. */
    Optional<Settlement> of(ProjectCase projectCase, boolean ownInvoice) {
        var number = projectCase.number();
        var lastDay = terms.lastDayOfTest(number);
        if (lastDay == null || !treasury.isOpen(number)) return Optional.empty();
        var lastMonth = YearMonth.from(lastDay);
        boolean complete = treasury.isClosed(number, lastMonth);
        long now = treasury.balanceCents(number);
        var closed = treasury.closedMonths(number);
        long atClose = closed.isEmpty() ? 0 : closed.get(closed.size() - 1).closingCents();
        var document = balances.document(number).orElse(null);
        boolean toPartner = document != null && document.toPartner();
        var person = people.person(projectCase.personId());
        var partner = toPartner ? programme(projectCase).partners().get(String.valueOf(projectCase.exitCode())) : null;
        return Optional.of(new Settlement(
                number,
                complete ? treasury.toSettleCents(number) : now,
                complete ? now - atClose : 0,
                treasury.pendingCents(number),
                repayments.owedCents(number),
                complete,
                lastMonth,
                outlays.open(number).stream().map(SettlementSheet::open).toList(),
                document,
                ownInvoice,
                partner == null ? person.fullName() : partner.name(),
                partner == null ? readable(person.iban()) : null,
                toPartner,
                latest(closed)));
    }

    /** As people wrote it, with blanks or without; an account that cannot be is none. */
    private static @Nullable String readable(@Nullable String iban) {
        return iban == null
                ? null
                : CheckedNumbers.iban(iban).map(CheckedNumbers::grouped).orElse(null);
    }

    private Programme programme(ProjectCase projectCase) {
        return programmes.programme(projectCase.programme());
    }

    private static List<MonthFigures> latest(List<MonthFigures> closed) {
        var last = new ArrayList<>(closed.subList(Math.max(0, closed.size() - MONTHS), closed.size()));
        Collections.reverse(last);
        return List.copyOf(last);
    }

    private static Open open(Outlay outlay) {
        var status = outlay.awaitsWord() ? "word" : outlay.status().name().toLowerCase(Locale.ROOT);
        return new Open(outlay.id(), outlay.subject(), outlay.grossCents(), status);
    }
}
