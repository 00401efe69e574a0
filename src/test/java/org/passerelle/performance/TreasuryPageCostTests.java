package org.passerelle.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.expenses.Expenses;
import org.passerelle.shared.Actor;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The treasury of a case with 2,000 entries, as its holder and its accountant read it: the time of the server from the request to the last
 * byte, in a row, after a warm-up. Prints the figures of docs/performance.md.
 */
@Tag("nightly")
class TreasuryPageCostTests extends PageTests {

    private static final int ENTRIES = 2000;
    private static final int WARM = 200;
    private static final int MEASURED = 400;
    private static final double MOST_MILLIS = 30;

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Expenses expenses;

    @Test
    void aTreasuryOfTwoThousandEntriesIsQuicklyRead() throws Exception {
        play.begin("2026-09-14");
        var number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        for (int i = 0; i < ENTRIES; i++)
            expenses.approve(number, 1_00 + i, 21, null, "Fil à coudre " + i, Actor.SYSTEM);
        var accountant = accounts.staff("Ilse Claes", Roles.ACCOUNTANT, "jobyourself");
        var holder = accounts.holder("Zoé Lambert", play.personOf(number), "jobyourself");
        assertQuick("holder, first page", "/treasury/" + number, holder);
        assertQuick("holder, last page", "/treasury/" + number + "?page=20", holder);
        assertQuick("accountant, account", "/ledger/bruxelles-emergences/accounts/treasury?case=" + number, accountant);
        assertQuick("accountant, journal", "/ledger/bruxelles-emergences/journal?from=2026-01-01&page=10", accountant);
    }

    private void assertQuick(String what, String path, SignedIn who) throws Exception {
        long[] nanos = new long[MEASURED];
        for (int i = -WARM; i < MEASURED; i++) {
            long start = System.nanoTime();
            var answer = web.perform(get(path).with(as(who))).andReturn().getResponse();
            int length = answer.getContentAsByteArray().length;
            if (i >= 0) nanos[i] = System.nanoTime() - start;
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(length).isGreaterThan(10_000);
        }
        Arrays.sort(nanos);
        double p95 = nanos[MEASURED * 95 / 100] / 1e6;
        System.out.printf("%s: p50 %.1f ms, p95 %.1f ms%n", what, nanos[MEASURED / 2] / 1e6, p95);
        assertThat(p95).as(what).isLessThanOrEqualTo(MOST_MILLIS);
    }
}
