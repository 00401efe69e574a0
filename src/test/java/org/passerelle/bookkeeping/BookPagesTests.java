package org.passerelle.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.expenses.Expenses;
import org.passerelle.shared.Actor;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** The pages of the books: who reads them, who takes an expense back, what is taken home. */
class BookPagesTests extends PageTests {

    private static final String STRUCTURE = "jobyourself";
    private static final String BOOK = "/ledger/bruxelles-emergences";

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Expenses expenses;

    @Autowired
    Journal journal;

    private String number;
    private SignedIn accountant;

    @BeforeEach
    void aMonthOfMoney() {
        play.begin("2026-09-14");
        number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        play.sold(number, "F1", 1200);
        play.invoiced(number, "F2", 640);
        expenses.approve(number, 50_00, 21, null, "Fil à coudre", Actor.SYSTEM);
        play.advanceTo("2026-10-05");
        play.closed(number, "2026-09");
        accountant = accounts.staff("Ilse Claes", Roles.ACCOUNTANT, STRUCTURE);
    }

    private MockHttpServletResponse asked(String path, SignedIn who) throws Exception {
        return web.perform(get(path).with(as(who))).andReturn().getResponse();
    }

    private Journal.Entry expense() {
        return journal
                .all("bruxelles-emergences", new Period(clock.today().minusYears(1), clock.today()), "expense")
                .stream()
                .filter(entry -> entry.reverses() == null)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void accountantCoordinatorAndAdministratorReadAndNobodyElse() throws Exception {
        var paths = List.of(
                "/ledger",
                BOOK,
                BOOK + "/accounts/bank",
                BOOK + "/accounts/treasury",
                BOOK + "/accounts/treasury?case=" + number,
                BOOK + "/accounts/treasury?month=2026-09&kind=expense",
                BOOK + "/journal?from=2026-09-01&to=2026-10-05",
                BOOK + "/entries/" + expense().id(),
                BOOK + "/vat?from=2026-07-01&to=2026-12-31",
                BOOK + "/receivables");
        for (var role : List.of(Roles.ACCOUNTANT, Roles.COORDINATOR, Roles.ADMINISTRATOR)) {
            var who = accounts.staff("Ann " + role, role, STRUCTURE);
            for (var path : paths)
                assertThat(asked(path, who).getStatus()).as(path).isEqualTo(200);
        }
        var advisor = accounts.staff("Nadia Peeters", Roles.ADVISOR, STRUCTURE);
        for (var path : paths)
            assertThat(asked(path, advisor).getStatus()).as(path).isEqualTo(404);
        assertThat(asked(BOOK + "/accounts/nothing", accountant).getStatus()).isEqualTo(404);
        assertThat(asked(BOOK + "/accounts/treasury?case=JY-1", accountant).getStatus())
                .isEqualTo(404);
        assertThat(asked(BOOK + "/journal?from=nonsense&to=9999-99-99&page=0&kind=x", accountant)
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void aTreasuryIsReadByItsHolderAndByStaff() throws Exception {
        var path = "/treasury/" + number + "?from=2026-09-01&to=2026-09-30";
        var holder = accounts.holder("Zoé Lambert", play.personOf(number), STRUCTURE);
        for (var who : List.of(holder, accountant, accounts.staff("Nadia Peeters", Roles.ADVISOR, STRUCTURE))) {
            var page = asked(path, who);
            assertThat(page.getStatus()).isEqualTo(200);
            assertThat(page.getContentAsString()).contains("F1", "Fil à coudre");
            assertThat(asked(path.replace("?", "/export.csv?"), who).getContentAsString(StandardCharsets.UTF_8))
                    .contains("1200.00", "-50.00");
        }
        // A link to a page of staff would lead the holder nowhere.
        assertThat(asked(path, holder).getContentAsString()).doesNotContain("href=\"/months/", "href=\"/cases/");
        var other = play.applied("Marie", "Habimana", "Cosmétiques solides");
        assertThat(asked(path, accounts.holder("Marie Habimana", play.personOf(other), STRUCTURE))
                        .getStatus())
                .isEqualTo(404);
        assertThat(asked("/treasury/" + other, accountant).getStatus())
                .as("no treasury yet")
                .isEqualTo(404);
    }

    @Test
    void anExpenseIsTakenBackWithAReasonAndOnce() throws Exception {
        var entry = expense();
        var path = BOOK + "/entries/" + entry.id();
        assertThat(entry.occurredOn()).isBefore("2026-10-01");
        for (var role : List.of(Roles.COORDINATOR, Roles.ADMINISTRATOR)) {
            var reader = accounts.staff("Ann " + role, role, STRUCTURE);
            assertThat(asked(path, reader).getContentAsString()).doesNotContain("/reverse\"");
            assertThat(reversed(path, reader, "Because").getStatus()).isEqualTo(404);
        }
        assertThat(asked(path, accountant).getContentAsString()).contains("/reverse\"");
        assertThat(reversed(path, accountant, " ").getRedirectedUrl()).isEqualTo(path + "?again");
        assertThat(journal.find("bruxelles-emergences", entry.id())
                        .orElseThrow()
                        .reversedBy())
                .isNull();

        assertThat(reversed(path, accountant, "Ticket d’un autre <b>").getRedirectedUrl())
                .isEqualTo(path);
        var taken = journal.find("bruxelles-emergences", entry.id()).orElseThrow();
        var reversal = journal.find("bruxelles-emergences", java.util.Objects.requireNonNull(taken.reversedBy()))
                .orElseThrow();
        assertThat(reversal.occurredOn())
                .as("September is closed: the first day that is open")
                .isEqualTo("2026-10-05");
        assertThat(asked(path, accountant).getContentAsString())
                .contains("Ticket d’un autre &lt;b&gt;")
                .doesNotContain("/reverse\"");
        assertThat(reversed(path, accountant, "Once more").getRedirectedUrl())
                .as("said at the field")
                .isEqualTo(path + "?again");
        assertThat(journal.count(
                        "bruxelles-emergences", new Period(clock.today().minusYears(1), clock.today()), "expense"))
                .isEqualTo(2);
    }

    private MockHttpServletResponse reversed(String path, SignedIn who, String reason) throws Exception {
        return web.perform(post(path + "/reverse")
                        .param("reason", reason)
                        .with(as(who))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    /** As docs/treasury.md describes it: an accounting package adds up both sides before it takes the file. */
    @Test
    void theGeneralJournalIsAsTheDocumentationSays() throws Exception {
        var csv = asked(BOOK + "/journal/export.csv?from=2026-01-01&to=2026-12-31", accountant.speaking("en"))
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("\ufeff", "");
        var rows = csv.lines().map(row -> row.split(";", -1)).toList();
        var documented = Files.readAllLines(Path.of("docs/treasury.md")).stream()
                .dropWhile(line -> !line.startsWith("| column | what it holds |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1].strip())
                .toList();
        assertThat(rows.get(0)).containsExactlyElementsOf(documented);
        int debit = documented.indexOf("Debit");
        int credit = documented.indexOf("Credit");
        var lines = rows.subList(1, rows.size());
        assertThat(lines).hasSizeGreaterThan(15);
        assertThat(sum(lines, debit)).isEqualByComparingTo(sum(lines, credit)).isPositive();
        assertThat(lines)
                .allSatisfy(row ->
                        assertThat(Arrays.asList("SAL", "PUR", "BNK", "OD")).contains(row[0]));
        assertThat(asked(BOOK + "/journal/export.xlsx?from=2026-01-01&to=2026-12-31", accountant)
                        .getContentAsByteArray())
                .startsWith('P', 'K');
    }

    private static BigDecimal sum(List<String[]> rows, int column) {
        return rows.stream().map(row -> new BigDecimal(row[column])).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
