package org.passerelle.expenses;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a holder hands in to be paid: an expense claim, an invoice of a supplier, or its credit note.
 *
 * @param typed what was typed while it was written
 * @param overspentCents by how much it went beyond the treasury when it was checked; 0 mostly
 * @param overspendingAllowed null until a coordinator has decided
 * @param paymentList the list it is paid with, null before
 * @param paidOn the day that list was paid
 * @param documents ids of the papers that belong to no line in particular
 */
public record Outlay(
        long id,
        String caseNumber,
        String cooperative,
        OutlayKind kind,
        OutlayStatus status,
        Map<String, String> typed,
        @Nullable Supplier supplier,
        @Nullable String number,
        @Nullable LocalDate datedOn,
        @Nullable LocalDate dueOn,
        @Nullable String paymentReference,
        @Nullable String iban,
        @Nullable Long mends,
        Instant createdAt,
        String createdByName,
        @Nullable Instant submittedAt,
        @Nullable String submittedByName,
        @Nullable Instant checkedAt,
        @Nullable Long checkedBy,
        @Nullable String checkedByName,
        long overspentCents,
        @Nullable Boolean overspendingAllowed,
        @Nullable String overspendingByName,
        @Nullable String overspendingReason,
        @Nullable Instant bookedAt,
        @Nullable String bookedByName,
        @Nullable Long paymentList,
        @Nullable LocalDate paidOn,
        List<OutlayLine> lines,
        List<Long> documents) {

    public boolean isDraft() {
        return status == OutlayStatus.DRAFT;
    }

    /** What is paid, or was asked for while nobody has looked at it yet: refused lines are left out. */
    public long grossCents() {
        return counted().mapToLong(OutlayLine::grossCents).sum();
    }

    /** What was asked for, refused or not. */
    public long askedCents() {
        return lines.stream().mapToLong(OutlayLine::grossCents).sum();
    }

    /** What the first line is about, as typed while it is a draft; empty when nothing is known yet. */
    public String subject() {
        if (!kind.isClaim()) return supplier != null ? supplier.name() : typed.getOrDefault("supplier", "");
        return lines.stream()
                .map(OutlayLine::subject)
                .filter(subject -> !subject.isBlank())
                .findFirst()
                .orElse("");
    }

    /** What the treasury bears. */
    public long costCents() {
        return counted().mapToLong(OutlayLine::costCents).sum();
    }

    private Stream<OutlayLine> counted() {
        return lines.stream().filter(line -> !line.isRefused() && !line.reversed());
    }

    public List<OutlayLine> refusedLines() {
        return lines.stream().filter(OutlayLine::isRefused).toList();
    }

    /** accepted, partly or refused: the words that the process goes on. */
    public String outcome() {
        if (status == OutlayStatus.REFUSED) return "refused";
        return refusedLines().isEmpty() ? "accepted" : "partly";
    }

    /** What the payee reads on the statement of the bank. */
    public String message() {
        if (paymentReference != null) return paymentReference;
        return number != null ? number : caseNumber + " / " + id;
    }

    public boolean awaitsWord() {
        return status == OutlayStatus.CHECKED && overspentCents > 0 && overspendingAllowed == null;
    }
}
