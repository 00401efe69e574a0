package org.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.documents.SampleFiles;
import org.passerelle.expenses.ClaimLine;
import org.passerelle.expenses.HandingIn;
import org.passerelle.expenses.OutlayDrafts;
import org.passerelle.expenses.OutlayKind;
import org.passerelle.expenses.OutlayStatus;
import org.passerelle.expenses.Outlays;
import org.passerelle.shared.Actor;
import org.passerelle.treasury.Treasury;
import org.springframework.beans.factory.annotation.Autowired;

/** What is handed in is looked at by the right people in the right order, also after the test. */
class OutlayJourneyTests extends JobYourselfJourney {

    private static final Actor COORDINATOR = new Actor(null, "Sofia Lemaire", "Coordinator");

    @Autowired
    OutlayDrafts drafts;

    @Autowired
    HandingIn handingIn;

    @Autowired
    Outlays outlays;

    @Autowired
    Treasury treasury;

    @BeforeEach
    void inTest() {
        inTestFrom("2026-04-01");
        sold("S-1", 500);
    }

    @Test
    void anAcceptedClaimIsBooked() {
        long claim = handedIn(121_00, "2026-04-01");
        assertThat(openTasks()).containsExactly("CheckOutlay");
        assertThat(taskOf("CheckOutlay").page()).isEqualTo("/outlays/" + claim);
        assertRefused("outlay-not-checked", () -> complete("CheckOutlay"));
        decide("CheckOutlay", () -> outlays.check(claim, Map.of(), ADVISOR));
        assertThat(openTasks()).containsExactly("BookOutlay");
        decide("BookOutlay", () -> outlays.book(claim, Map.of(), ACCOUNTANT));
        assertThat(openTasks()).isEmpty();
        assertThat(letters()).doesNotContain("claim-refused");
        assertThat(treasury.balanceCents(caseNumber)).isEqualTo(400_00);
    }

    @Test
    void aRefusedClaimIsToldAndOver() {
        long claim = handedIn(121_00, "2026-04-01");
        long line = outlays.outlay(claim).lines().get(0).id();
        decide("CheckOutlay", () -> outlays.check(claim, Map.of(line, "Le ticket est illisible."), ADVISOR));
        assertThat(openTasks()).isEmpty();
        assertThat(outlays.outlay(claim).status()).isEqualTo(OutlayStatus.REFUSED);
        assertThat(proofs().html(caseNumber, "claim-refused")).contains("Le ticket est illisible.", "121,00");
        assertThat(treasury.balanceCents(caseNumber)).isEqualTo(500_00);
    }

    @Test
    void whatGoesBeyondTheTreasuryWaitsForACoordinator() {
        long claim = handedIn(726_00, "2026-04-01");
        decide("CheckOutlay", () -> outlays.check(claim, Map.of(), ADVISOR));
        assertThat(openTasks()).containsExactly("DecideOverspending");
        decide("DecideOverspending", () -> outlays.decideOverspending(claim, true, "Un acompte arrive.", COORDINATOR));
        decide("BookOutlay", () -> outlays.book(claim, Map.of(), ACCOUNTANT));
        assertThat(treasury.balanceCents(caseNumber)).isEqualTo(-100_00);
    }

    @Test
    void overspendingThatIsRefusedIsTold() {
        long claim = handedIn(726_00, "2026-04-01");
        decide("CheckOutlay", () -> outlays.check(claim, Map.of(), ADVISOR));
        decide("DecideOverspending", () -> outlays.decideOverspending(claim, false, "Pas maintenant.", COORDINATOR));
        assertThat(openTasks()).isEmpty();
        assertThat(proofs().html(caseNumber, "claim-refused")).contains("Pas maintenant.");
    }

    @Test
    void aPartlyRefusedClaimGoesOnWithTheRest() {
        long claim = drafts.begin(caseNumber, OutlayKind.CLAIM, holder());
        var good = line(claim, 121_00, "2026-04-01");
        var bad = line(claim, 60_50, "2026-04-01");
        handingIn.claim(claim, "BE68539007547034", List.of(good, bad), holder());
        decide("CheckOutlay", () -> outlays.check(claim, Map.of(bad.lineId(), "Achat privé."), ADVISOR));
        assertThat(letters()).contains("claim-refused");
        decide("BookOutlay", () -> outlays.book(claim, Map.of(), ACCOUNTANT));
        assertThat(treasury.balanceCents(caseNumber)).isEqualTo(400_00);
    }

    @Test
    void aReceiptThatComesAfterTheTestIsLookedAtAsAnyOther() {
        actions.endStage(caseNumber, "holder-request", LocalDate.parse("2026-04-30"), holder());
        advanceTo("2026-05-20");
        assertThat(current().stage()).isEqualTo("exit");
        long claim = handedIn(121_00, "2026-04-20");
        decide("CheckOutlay", () -> outlays.check(claim, Map.of(), ADVISOR));
        decide("BookOutlay", () -> outlays.book(claim, Map.of(), ACCOUNTANT));
        assertThat(treasury.balanceCents(caseNumber)).isEqualTo(400_00);
    }

    private long handedIn(long grossCents, String dated) {
        long claim = drafts.begin(caseNumber, OutlayKind.CLAIM, holder());
        handingIn.claim(claim, "BE68539007547034", List.of(line(claim, grossCents, dated)), holder());
        return claim;
    }

    private ClaimLine line(long claim, long grossCents, String dated) {
        long line = drafts.addLine(claim, false);
        drafts.attach(claim, line, "a.jpg", SampleFiles.photo(90, 80), holder());
        return new ClaimLine(line, LocalDate.parse(dated), "Peinture", "materials", grossCents, 21, null);
    }

    private void decide(String task, Runnable decided) {
        var open = taskOf(task);
        tasks.complete(open.id(), Map.of(), new Actor(null, "x", open.role()), decided);
    }
}
