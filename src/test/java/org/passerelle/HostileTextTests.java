package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.SignedIn;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.cases.Cases;
import org.passerelle.engine.CaseTask;
import org.passerelle.engine.CaseTasks;
import org.passerelle.sales.Quoting;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Text that breaks careless pages, in every field of every form: it is stored and shown as it was typed, or refused at the field with what
 * was typed still there. The fields are those that the pages really have, so that a new one is tried without being named here.
 */
class HostileTextTests extends PageTests {

    private static final String OURS = "jobyourself";

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    CaseTasks tasks;

    @Autowired
    Cases cases;

    @Autowired
    Quoting quoting;

    @Autowired
    JdbcClient jdbc;

    private Map<String, SignedIn> staff;

    @BeforeEach
    void office() {
        play.begin("2026-01-12");
        staff = Map.of(
                "Advisor", accounts.staff("Nadia Peeters", "Advisor", OURS),
                "Coordinator", accounts.staff("Luc Wouters", "Coordinator", OURS),
                "Accountant", accounts.staff("Ilse Claes", "Accountant", OURS));
    }

    @Test
    void thePublicFormKeepsEveryWord() {
        var applicant = visitor(null);
        var right = Map.of(
                "birthDate", "1990-04-12",
                "email", "zoe@example.org",
                "phone", "0470 55 01 23",
                "benefit", "unemployment",
                "benefitDays", "150",
                "needsStartCapital", "no",
                "needsCommercialLease", "no",
                "referrerEmail", "amina@example.org");
        var typed = new LinkedHashMap<String, String>();
        for (var step : List.of("you", "situation", "project", "referrer"))
            typed.putAll(applicant.typeEverywhere("/apply/" + step, "main form[action^=/apply/" + step + "]", right));
        var check = applicant.get("/apply/check");
        check.shows(typed.values());
        play.advanceTo("2026-01-13");
        applicant.typeEverywhere("/apply/check", "main form:has(#privacy)", Map.of("privacy", "yes"));
        var number =
                jdbc.sql("select number from cases_case").query(String.class).single();
        // The office sees the person, the project and who sent the person; the address stands on the letters.
        typed.remove("street");
        typed.remove("city");
        typed.remove("postalCode");
        var advisor = visitor("Advisor");
        advisor.get("/cases/" + number).shows(typed.values());
        advisor.get("/tasks").shows(List.of(typed.get("firstName"), typed.get("lastName")));
        advisor.get("/cases").shows(List.of(typed.get("firstName"), typed.get("lastName")));
    }

    @Test
    void everyTaskOfARouteKeepsEveryWordAsDraftAndAsAnswer() {
        var number = play.applied("Zoé", "Lambert", "Atelier de couture");
        var done = new LinkedHashMap<String, Integer>();
        int sales = 0;
        for (int month = 0; month < 30 && !cases.byNumber(number).stage().equals("closed"); month++) {
            for (var task = next(number, done); task != null; task = next(number, done)) {
                done.merge(task.key(), 1, Integer::sum);
                answer(task);
                travel();
            }
            if (done.containsKey("HoldTestMeeting") && sales++ == 0) play.sold(number, "F1", 1200);
            if (done.containsKey("ReviewQuarter") && !done.containsKey("PrepareExit")) endTest(number);
            advance(number);
        }
        assertThat(done)
                .containsKeys(
                        "InviteToInfoSession",
                        "HoldDiagnosticInterview",
                        "DecideAdmission",
                        "AssessReadiness",
                        "HoldTestMeeting",
                        "ReviewQuarter",
                        "DecideExit",
                        "RecordBalanceInvoice",
                        "RecordFollowUp");
    }

    @Test
    void staffWriteAnythingAboutMoneyContactsAndAccounts() {
        var number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        visitor("Accountant")
                .typeEverywhere(
                        "/cases/" + number + "/money/expense",
                        "#money-form",
                        Map.of("net", "100", "vat", "21", "deductible", "50", "datedOn", "2026-01-12"));
        var advisor = visitor("Advisor");
        var contact = advisor.typeEverywhere(
                "/contacts/new",
                "main form:has(#firstName)",
                Map.of(
                        "phone",
                        "0470 55 01 23",
                        "email",
                        "z@example.org",
                        "metOn",
                        "2026-01-12",
                        "nextOn",
                        "2026-02-02"));
        advisor.get("/contacts").shows(List.of(contact.get("firstName"), contact.get("lastName")));

        var administrator = new TypingVisitor(web, accounts.staff("Marc Dubois", "Administrator", OURS));
        var account = administrator.typeEverywhere(
                "/administration/accounts/new",
                "main form",
                Map.of("email", "someone@example.be", "structure", OURS, "role", "Advisor"));
        administrator.get("/administration/accounts").shows(account.values());
    }

    @Test
    void quotesAndInvoicesSayWhatWasTypedToStaffAndClient() {
        var number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        var accountant = visitor("Accountant");
        var sales = "/sales/" + number;
        var quote = written(accountant, sales, "quote");
        accountant.send(draftOf(number) + "/send", Map.of("act", "send"));
        accountant.get(sales).shows(List.of(quote.get("clientName"), quote.get("reference")));
        long id = jdbc.sql("select id from sales_quote").query(Long.class).single();
        accountant.get(sales + "/quotes/" + id).shows(quote.values());
        var client = new TypingVisitor(web, null);
        var link = "/q/" + quoting.newLink(id);
        client.get(link).shows(List.of(quote.get("description-1"), quote.get("note")));
        var answer = client.typeEverywhere(link + "/accept", "form[action$=/accept]", Map.of());
        client.get(link).shows(List.of(answer.get("name")));
        accountant.get(sales + "/quotes/" + id).shows(answer.values());

        var invoice = written(accountant, sales, "invoice");
        accountant.send(draftOf(number) + "/send", Map.of("act", "issue"));
        var issued = sales + "/invoices/"
                + jdbc.sql("select id from sales_invoice").query(Long.class).single();
        accountant.get(issued).shows(invoice.values());
        for (var act : List.of("pause", "payment", "credit")) {
            var right = Map.of(
                    "amount",
                    "10",
                    "receivedOn",
                    clock.today().toString(),
                    "how",
                    "part",
                    "net-21",
                    "5",
                    "net-12",
                    "5");
            accountant
                    .get(issued)
                    .shows(accountant
                            .typeEverywhere(issued + "/" + act, "#act", right)
                            .values());
        }
        var written = accountant.typeEverywhere("/clients/new", "main form", Map.of("country", "BE"));
        accountant.get("/clients").shows(List.of(written.get("name")));
    }

    private Map<String, String> written(TypingVisitor who, String sales, String kind) {
        who.send(sales + "/drafts", Map.of("kind", kind));
        var draft = draftOf(sales.substring(sales.lastIndexOf('/') + 1));
        var typed = who.typeEverywhere(
                draft,
                "main form[data-draft]",
                Map.of(
                        "act",
                        "check",
                        "client",
                        "new",
                        "clientCountry",
                        "BE",
                        "quantity-1",
                        "2",
                        "price-1",
                        "100",
                        "vat-1",
                        "21",
                        "days",
                        "30"));
        // They stand on the letters.
        typed.keySet().removeAll(List.of("clientStreet", "clientPostalCode", "clientCity"));
        who.get(draft + "/check").shows(typed.values());
        return typed;
    }

    private String draftOf(String number) {
        return "/sales/" + number + "/drafts/"
                + jdbc.sql("select max(id) from sales_draft").query(Long.class).single();
    }

    @Test
    void whatIsSearchedForStandsInTheFieldAndHarmsNothing() {
        play.applied("Zoé", "Lambert", "Atelier de couture");
        var advisor = visitor("Advisor");
        for (var text : TypingVisitor.HOSTILE) {
            for (var path : List.of("/cases", "/tasks", "/contacts", "/sales", "/clients")) advisor.search(path, text);
        }
    }

    private void answer(CaseTask task) {
        var who = visitor(task.role());
        var path = "/tasks/" + task.id();
        who.keepsDraft(path, "#task-form");
        var typed = who.typeEverywhere(path, "#task-form", right());
        if (tasks.find(task.id()).isPresent()) {
            who.get(path + "/check").shows(typed.values());
            who.send(path + "/check", Map.of());
        }
        assertThat(tasks.find(task.id())).as(task.key() + " is done").isEmpty();
        who.get("/cases/" + task.caseNumber()).shows(typed.values());
    }

    /** For coded answers and for fields that take no free text: a way through the whole programme. */
    private Map<String, String> right() {
        var today = clock.today().toString();
        var right = new LinkedHashMap<String, String>();
        for (var field : List.of("sessionOn", "meetingOn", "appointmentOn")) right.put(field, today);
        right.put("insuranceEndsOn", clock.today().plusYears(2).toString());
        for (var number : List.of("clientsInSight", "clients")) right.put(number, "2");
        right.put("daysVerified", "160");
        right.put("needsStartCapital", "false");
        right.put("needsCommercialLease", "false");
        right.put("trade", "graphic-design");
        right.put("wish", "independent");
        right.put("path", "independent");
        right.put("net", "");
        right.put("enterpriseNumber", "0123.456.749");
        return right;
    }

    private void endTest(String number) {
        var advisor = visitor("Advisor");
        var path = "/cases/" + number + "/actions/end-test";
        advisor.typeEverywhere(
                path, "#action", Map.of("lastDay", clock.today().toString(), "reason", "holder-request"));
        advisor.send(path + "/confirm", Map.of("lastDay", clock.today().toString(), "reason", "holder-request"));
        travel();
    }

    private CaseTask next(String number, Map<String, Integer> done) {
        return tasks.open(number).stream()
                .filter(task -> task.key().equals("ReviewCanvasBlock") || done.getOrDefault(task.key(), 0) < 2)
                .filter(task -> !task.key().equals("PayBalance"))
                .findFirst()
                .orElse(null);
    }

    private void travel() {
        play.advanceTo(clock.today().toString());
    }

    /** A month on; the month before is closed and a balance paid. */
    private void advance(String number) {
        var month = clock.today().toString().substring(0, 7);
        play.advanceTo(clock.today().plusMonths(1).toString());
        if (cases.byNumber(number).cooperative() != null && inTreasury(number)) play.closed(number, month);
        tasks.open(number).stream()
                .filter(task -> task.key().equals("PayBalance"))
                .forEach(task -> play.complete(number, "PayBalance"));
    }

    private boolean inTreasury(String number) {
        return jdbc.sql("select count(*) from treasury_case where case_number = ? and first_day < ?")
                        .params(number, clock.today().withDayOfMonth(1))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private TypingVisitor visitor(String role) {
        return new TypingVisitor(web, role == null ? null : staff.get(role));
    }
}
