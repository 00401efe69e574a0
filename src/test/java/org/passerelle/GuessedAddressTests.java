package org.passerelle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.documents.Documents;
import org.passerelle.documents.SampleFiles;
import org.passerelle.expenses.ClaimLine;
import org.passerelle.expenses.HandingIn;
import org.passerelle.expenses.OutlayDrafts;
import org.passerelle.expenses.OutlayKind;
import org.passerelle.expenses.OutlayPayments;
import org.passerelle.expenses.Outlays;
import org.passerelle.letters.Letters;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the application that names something, asked for by everybody who has no business there: it does not exist for
 * them. The addresses are those that the application really has, so that a new one must say here whose it is.
 */
class GuessedAddressTests extends PageTests {

    private static final String OURS = "jobyourself";
    private static final String ELSEWHERE = "another-house";

    /** Not about a person of some structure: the public form, one-time links whose secret is the address, the holder's own case. */
    private static final Set<String> OPEN = Set.of(
            "/apply/{step:you|situation|project|referrer}",
            "/apply/{step:you|situation|project|referrer}/draft",
            "/welcome/{token}",
            "/first-administrator/{token}",
            "/q/{token:[A-Za-z0-9_-]{20,64}}",
            "/q/{token:[A-Za-z0-9_-]{20,64}}/quote.pdf",
            "/q/{token:[A-Za-z0-9_-]{20,64}}/{answer:accept|decline}",
            "/my/letters/{key:[a-z0-9-]{1,64}}");

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Letters letters;

    @Autowired
    Documents documents;

    @Autowired
    OutlayDrafts drafts;

    @Autowired
    HandingIn handingIn;

    @Autowired
    Outlays outlays;

    @Autowired
    OutlayPayments payments;

    @Autowired
    Sales sales;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private SignedIn advisor;
    private final Map<String, String> values = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> doNotExistForThoseWhoHaveNoBusinessThere() throws Exception {
        fillTheOffice();
        var strangers = strangers();
        return named().flatMap(address -> strangers.entrySet().stream()
                .map(stranger -> DynamicTest.dynamicTest(
                        address + " – " + stranger.getKey(), () -> isHidden(address, stranger.getValue()))));
    }

    /** The check can fail: the same addresses answer those who work there. */
    @TestFactory
    Stream<DynamicTest> answerThoseWhoWorkThere() throws Exception {
        fillTheOffice();
        var accountant = accounts.staff("Ilse Claes", Roles.ACCOUNTANT, OURS);
        var colleagues = Map.of(
                "/months", accountant,
                "/ledger", accountant,
                "/payments", accountant,
                "/sales", accountant,
                "/clients", accountant,
                "/administration", accounts.staff("Ann Maes", Roles.ADMINISTRATOR, OURS));
        return named().filter(address -> address.method() == RequestMethod.GET)
                .map(address -> DynamicTest.dynamicTest(address.toString(), () -> {
                    var who = colleagues.entrySet().stream()
                            .filter(entry -> address.pattern().startsWith(entry.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(advisor);
                    var status = web.perform(get(address.path()).with(as(who)))
                            .andReturn()
                            .getResponse()
                            .getStatus();
                    assertThat(status).isIn(200, 302);
                }));
    }

    @Test
    void thereAreManySuchAddresses() throws Exception {
        fillTheOffice();
        assertThat(named()).hasSizeGreaterThan(25);
    }

    private record Address(RequestMethod method, String pattern, String path) {

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private Stream<Address> named() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .filter(pattern -> pattern.contains("{") && !OPEN.contains(pattern))
                        .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                                .map(method -> new Address(method, pattern, path(pattern)))))
                .sorted(java.util.Comparator.comparing(Address::pattern).thenComparing(Address::method));
    }

    private String path(String pattern) {
        var path = pattern;
        for (var value : values.entrySet()) {
            if (pattern.startsWith(value.getKey().split(" ")[0])) {
                path = path.replaceAll(
                        "\\{" + value.getKey().split(" ")[1] + "(:([^{}]|\\{[^}]*\\})*)?\\}", value.getValue());
            }
        }
        assertThat(path)
                .as("say in this test what stands for the variables of " + pattern)
                .doesNotContain("{");
        return path;
    }

    private void fillTheOffice() throws Exception {
        play.begin("2026-09-14");
        advisor = accounts.staff("Nadia Peeters", Roles.ADVISOR, OURS);
        var number = play.inTest("Zoé", "Lambert", "Atelier de couture");
        var fresh = play.inPreparation("Karim", "El Amrani", "Réparation de vélos");
        play.advanceTo("2026-10-19");
        var draft = created(post("/cases/new"));
        var contact = created(post("/contacts/new")
                .param("firstName", "Samira")
                .param("language", "fr")
                .param("metHow", "event")
                .param("metOn", "2026-10-01"));
        values.put("/cases/new/ id", draft);
        values.put("/cases/ process", "preparation");
        values.put("/contacts/ id", contact);
        values.put("/letters/ id", String.valueOf(letters.ofCase(number).get(0).id()));
        values.put(
                "/documents/ id",
                String.valueOf(documents
                        .keep(number, "Ticket Lambert", SampleFiles.png(40, 40), Actor.SYSTEM)
                        .id()));
        values.put("/tasks/ id", play.task(number, "HoldTestMeeting").id());
        values.put("/administration/accounts/ id", String.valueOf(advisor.accountId()));
        var quote = play.quoted(number, "D1", 500);
        play.sold(number, "F1", 500);
        values.put("/sales/{number}/{kind kind", "quotes");
        values.put("/sales/{number}/{kind id", String.valueOf(quote));
        values.put("/sales/{number}/quotes/ id", String.valueOf(quote));
        values.put(
                "/sales/{number}/drafts/ id",
                created(post("/sales/" + number + "/drafts").param("kind", "quote")));
        values.put(
                "/sales/{number}/invoices/ id",
                String.valueOf(sales.invoicesOf(number).get(0).id()));
        values.put("/sales/{number}/invoices/ act", "payment");
        values.put("/sales/ format", "csv");
        values.put("/sales/ number", number);
        values.put("/clients/ format", "csv");
        values.put("/clients/ id", String.valueOf(sales.quote(quote).client().id()));
        values.put("/months/ cooperative", "bruxelles-emergences");
        values.put("/months/ month", "2026-09");
        values.put("/months/ step", "payments");
        values.put("/months/ format", "csv");
        values.put("/ledger/ cooperative", "bruxelles-emergences");
        values.put("/ledger/ account", "treasury");
        values.put("/ledger/ format", "csv");
        values.put("/ledger/ id", entryOf(number));
        values.put("/treasury/ number", number);
        values.put("/treasury/ format", "csv");
        var holder = new Actor(null, "Zoé Lambert", Roles.PROJECT_HOLDER);
        long claim = drafts.begin(number, OutlayKind.CLAIM, holder);
        values.put("/payments/of/ cooperative", "bruxelles-emergences");
        values.put("/payments/ format", "csv");
        values.put("/payments/ id", paymentListOf(number, holder));
        values.put("/outlays/of/ number", number);
        values.put("/outlays/{id:\\d{1,18}}/lines/ line", String.valueOf(drafts.addLine(claim, true)));
        values.put("/outlays/{id:\\d{1,18}}/papers/ document", values.get("/documents/ id"));
        values.put("/outlays/ id", String.valueOf(claim));
        values.put("/cases/{number}/actions/ action", "suspend");
        values.put("/cases/{number}/money/ kind", "invoice");
        values.put("/cases/{number}/checklist/ key", "ReviewCanvasBlock");
        values.put("/cases/{number}/checklist/ number", fresh);
        values.put("/cases/{number}/letters/ key", "attendance-certificate");
        values.put("/cases/ number", number);
    }

    private String entryOf(String number) {
        return jdbc.sql("select min(entry)::text from ledger.posting where account = ?")
                .param("bruxelles-emergences/treasury/" + number)
                .query(String.class)
                .single();
    }

    private String paymentListOf(String number, Actor holder) {
        play.sold(number, "S-1", 1000);
        long claim = drafts.begin(number, OutlayKind.CLAIM, holder);
        var journey = new ClaimLine(
                drafts.addLine(claim, true), LocalDate.of(2026, 10, 1), "Namur et retour", null, 0, 0, 130);
        handingIn.claim(claim, "BE68539007547034", List.of(journey), holder);
        outlays.check(claim, Map.of(), Actor.SYSTEM);
        outlays.book(claim, Map.of(), Actor.SYSTEM);
        return String.valueOf(payments.make("bruxelles-emergences", Set.of(claim), Actor.SYSTEM));
    }

    /** The number at the end of where it led to. */
    private String created(org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder form)
            throws Exception {
        var location = web.perform(form.with(as(advisor)).with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(location).matches(".*/\\d+");
        return location.replaceFirst(".*/", "");
    }

    /** Somebody of another house in every role, somebody else who is accompanied here, and for drafts a colleague too. */
    private Map<String, SignedIn> strangers() {
        var strangers = new LinkedHashMap<String, SignedIn>();
        for (var role : Roles.STAFF) strangers.put(role, accounts.staff("Eve " + role, role, ELSEWHERE));
        var other = play.applied("Marie", "Habimana", "Cosmétiques solides");
        strangers.put("holder of another case", accounts.holder("Marie Habimana", play.personOf(other), OURS));
        strangers.put("nobody any more", accounts.gone("Jan Weg", Roles.ADVISOR, OURS));
        return strangers;
    }

    private void isHidden(Address address, SignedIn who) throws Exception {
        var asked = request(HttpMethod.valueOf(address.method().name()), address.path())
                .param("month", "2026-09")
                .param("role", Roles.ADVISOR)
                .param("structure", OURS)
                .param("kind", "quote")
                .param("other", "1")
                .with(as(who))
                .with(csrf());
        var answer = web.perform(asked).andReturn().getResponse();
        // Pages of the administration are closed to others whatever they are about.
        boolean closed = address.pattern().startsWith("/administration") && !who.has(Roles.ADMINISTRATOR);
        assertThat(answer.getStatus()).isEqualTo(closed ? 403 : 404);
        assertThat(answer.getContentAsString()).doesNotContain("Lambert", "Samira", "Nadia");
    }

    /** What a colleague of the same structure has begun to type is not theirs either. */
    @Test
    void aDraftIsOfItsWriterAlone() throws Exception {
        fillTheOffice();
        var colleague = accounts.staff("Tom Verlinden", Roles.ADVISOR, OURS);
        var drafts = named().filter(address -> address.pattern().startsWith("/cases/new/"))
                .toList();
        assertThat(drafts).hasSizeGreaterThan(4);
        for (var address : drafts) isHidden(address, colleague);
        assertThat(web.perform(get("/cases/new/" + values.get("/cases/new/ id")).with(as(advisor)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }
}
