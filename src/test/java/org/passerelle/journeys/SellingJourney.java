package org.passerelle.journeys;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.passerelle.documents.SampleFiles;
import org.passerelle.expenses.ClaimLine;
import org.passerelle.expenses.HandingIn;
import org.passerelle.expenses.OutlayDrafts;
import org.passerelle.expenses.OutlayKind;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody in test since April 2026 who sells every month, and asks in October to stop at the end of it. */
abstract class SellingJourney extends JobYourselfJourney {

    @Autowired
    OutlayDrafts drafts;

    @Autowired
    HandingIn handingIn;

    private int invoiced;

    @BeforeEach
    void noSales() {
        invoiced = 0;
    }

    /** Sells that much, net, in each month from April to September, and has asked to end the test on 31 October. */
    void testedWith(long monthlyEuros) {
        inTestFrom("2026-04-01");
        for (var month = YearMonth.parse("2026-04");
                month.isBefore(YearMonth.parse("2026-10"));
                month = month.plusMonths(1)) {
            sellIn(month, monthlyEuros);
        }
        actions.endStage(caseNumber, "holder-request", LocalDate.parse("2026-10-31"), holder());
    }

    private void sellIn(YearMonth month, long euros) {
        advanceTo(month.atDay(15).toString());
        if (euros > 0) sold("S-" + ++invoiced, euros);
        advanceTo(month.plusMonths(1).atDay(2).toString());
        closeMonth(month.toString());
    }

    /** Leaves that way, decided before the last day. */
    void leftAs(String path, String wish) {
        complete("PrepareExit", "wish", wish);
        if (path.equals(current().proposal())) complete("DecideExit", "path", path);
        else complete("DecideExit", "path", path, "reason", "Choix de la personne.");
        if (path.equals("dies") || path.equals("smart")) complete("RecordPartnerAnswer", "answer", "accepted");
        complete("ApproveExit", "approved", "true");
        advanceTo("2026-11-01");
    }

    /** An expense claim of one purchase. */
    long handedIn(long grossCents, String dated) {
        long claim = drafts.begin(caseNumber, OutlayKind.CLAIM, holder());
        long line = drafts.addLine(claim, false);
        drafts.attach(claim, line, "a.jpg", SampleFiles.photo(90, 80), holder());
        var given = new ClaimLine(line, LocalDate.parse(dated), "Peinture", "materials", grossCents, 21, null);
        handingIn.claim(claim, "BE68539007547034", List.of(given), holder());
        return claim;
    }
}
