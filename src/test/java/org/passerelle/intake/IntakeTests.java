package org.passerelle.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.SignedIn;
import org.passerelle.accounts.TestAccounts;
import org.passerelle.casefiles.PlayedCases;
import org.passerelle.cases.Cases;
import org.passerelle.cases.Timeline;
import org.passerelle.letters.LetterPress;
import org.passerelle.letters.LetterRow;
import org.passerelle.letters.Letters;
import org.passerelle.letters.PrintedLetter;
import org.passerelle.people.People;
import org.passerelle.web.PageTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What staff type in for somebody: kept, checked, opened once, forgotten in time. */
class IntakeTests extends PageTests {

    /** Tags, a template's own signs, quotation marks, a face, and words written from the right. */
    private static final String HOSTILE = "<b>Zoë</b> ${7*7} \"'& 😀 שלום";

    private static final String LONG = "Une phrase qui revient. ".repeat(420).strip();

    @Autowired
    PlayedCases play;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Cases cases;

    @Autowired
    Timeline timeline;

    @Autowired
    People people;

    @Autowired
    Letters letters;

    @Autowired
    LetterPress press;

    @Autowired
    Forgetting forgetting;

    @Autowired
    JdbcClient jdbc;

    private SignedIn advisor;

    @BeforeEach
    void office() {
        play.begin("2026-09-14");
        advisor = accounts.staff("Nadia Peeters", "Advisor", "jobyourself");
    }

    @Test
    void aCaseTypedInIsTheSameAsOneFromThePublicForm() throws Exception {
        var number = opened(answers(), Map.of("privacy", "phone"));
        var published = play.applied("Karim", "El Amrani", "Réparation de vélos");
        assertThat(letters.keysOf(number)).isEqualTo(letters.keysOf(published)).contains("application-received");
        assertThat(letters.ofCase(number)).extracting(LetterRow::language).containsOnly("nl");
        assertThat(play.task(number, "InviteToInfoSession")).isNotNull();
        assertThat(cases.referrer(number))
                .hasValueSatisfying(r -> assertThat(r.email()).isEqualTo("an@ocmw.example"));
        assertThat(timeline.of(number))
                .filteredOn(entry -> entry.kind().equals("application"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actorName()).isEqualTo("Nadia Peeters");
                    assertThat(entry.details()).containsEntry("privacyTold", "phone");
                });
    }

    @Test
    void aSecondPressOpensNoSecondCase() throws Exception {
        var draft = begun();
        web.perform(with(post(draft), answers())).andExpect(redirectedUrl(draft + "/check"));
        var confirm = Map.of("privacy", "paper");
        var first = web.perform(with(post(draft + "/check"), confirm))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        var second = web.perform(with(post(draft + "/check"), confirm))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(second).isEqualTo(first).matches("/cases/JY-2026-\\d{4}");
        assertThat(count("select count(*) from cases_case")).isEqualTo(1);
        web.perform(get(draft).with(as(advisor))).andExpect(redirectedUrl(first));
        assertThat(count("select count(*) from intake_draft where fields <> '{}'"))
                .isZero();
    }

    @Test
    void noCaseIsOpenedBeforeThePersonKnowsWhatIsDoneWithTheData() throws Exception {
        var draft = begun();
        web.perform(with(post(draft), answers())).andExpect(redirectedUrl(draft + "/check"));
        web.perform(with(post(draft + "/check"), Map.of())).andExpect(redirectedUrl(draft + "/check?again"));
        web.perform(with(post(draft + "/check"), Map.of("privacy", "told-somehow")))
                .andExpect(redirectedUrl(draft + "/check?again"));
        assertThat(count("select count(*) from cases_case")).isZero();
    }

    @Test
    void nothingIsAskedLessThanOfThePublic() throws Exception {
        var draft = begun();
        for (var missing : List.of(
                "firstName",
                "lastName",
                "birthDate",
                "language",
                "benefit",
                "trade",
                "needsStartCapital",
                "needsCommercialLease")) {
            var answers = answers();
            answers.remove(missing);
            web.perform(with(post(draft), answers)).andExpect(redirectedUrl(draft + "?check"));
            web.perform(get(draft + "/check").with(as(advisor))).andExpect(redirectedUrl(draft + "?check"));
        }
        for (var wrong : Map.of(
                        "email",
                        "nobody",
                        "phone",
                        "12",
                        "birthDate",
                        "2020-01-01",
                        "benefitDays",
                        "x",
                        "referrerEmail",
                        "-")
                .entrySet()) {
            var answers = answers();
            answers.put(wrong.getKey(), wrong.getValue());
            web.perform(with(post(draft), answers)).andExpect(redirectedUrl(draft + "?check"));
            web.perform(get(draft + "?check").with(as(advisor)))
                    .andExpect(content().string(containsString("id=\"" + wrong.getKey() + "-error\"")));
        }
    }

    @Test
    void somebodyKnownIsNamedWithTheCaseAndJoinedOnlyWhenAPersonSaysSo() throws Exception {
        var before = play.applied("Zoé", "Lambert", "Atelier de couture");
        play.complete(before, "InviteToInfoSession", "sessionOn", "2026-09-14");
        web.perform(with(post("/cases/" + before + "/actions/withdraw/confirm"), Map.of()))
                .andExpect(redirectedUrl("/cases/" + before));
        var answers = answers();
        answers.put("firstName", "ZOE");
        answers.put("lastName", "lambert");
        var draft = begun();
        web.perform(with(post(draft), answers)).andExpect(redirectedUrl(draft + "/check"));
        web.perform(get(draft + "/check").with(as(advisor)))
                .andExpect(content().string(containsString("Zoé Lambert")))
                .andExpect(content().string(containsString("href=\"/cases/" + before + "\"")));
        web.perform(with(post(draft + "/check"), Map.of("privacy", "phone")))
                .andExpect(redirectedUrl(draft + "/check?again"));
        // Nobody can be joined who was not proposed.
        web.perform(with(post(draft + "/check"), Map.of("privacy", "phone", "person", "999")))
                .andExpect(redirectedUrl(draft + "/check?again"));
        var same = String.valueOf(play.personOf(before));
        var number = confirmed(draft, Map.of("privacy", "phone", "person", same));
        assertThat(cases.byNumber(number).personId()).isEqualTo(play.personOf(before));
        var person = people.person(play.personOf(before));
        assertThat(person.fullName()).isEqualTo("Zoé Lambert");
        assertThat(person.phone()).isEqualTo("0470 55 99 88");
        assertThat(person.email()).isNotBlank();
    }

    @Test
    void nobodyIsJoinedByGuessingANumber() throws Exception {
        var other = play.applied("Zoé", "Lambert", "Atelier de couture");
        var number = opened(answers(), Map.of("privacy", "phone", "person", String.valueOf(play.personOf(other))));
        assertThat(cases.byNumber(number).personId()).isNotEqualTo(play.personOf(other));
        assertThat(people.person(play.personOf(other)).phone()).isEqualTo("0470 55 01 23");
    }

    @Test
    void aPersonWithAnOpenCaseGetsNoSecond() throws Exception {
        var open = play.applied("Zoé", "Lambert", "Atelier de couture");
        var answers = answers();
        answers.put("firstName", "Zoé");
        answers.put("lastName", "Lambert");
        var draft = begun();
        web.perform(with(post(draft), answers));
        var same = Map.of("privacy", "phone", "person", String.valueOf(play.personOf(open)));
        web.perform(with(post(draft + "/check"), same)).andExpect(redirectedUrl(draft + "/check?again"));
        assertThat(count("select count(*) from cases_case")).isEqualTo(1);
        assertThat(count("select count(*) from intake_draft where case_number is null and fields <> '{}'"))
                .isEqualTo(1);
    }

    @Test
    void somebodyOfAnotherHouseIsNotGivenAway() throws Exception {
        play.applied("Zoé", "Lambert", "Atelier de couture");
        jdbc.sql("update cases_case set structure = 'another-house'").update();
        var answers = answers();
        answers.put("firstName", "Zoé");
        answers.put("lastName", "Lambert");
        var draft = begun();
        web.perform(with(post(draft), answers)).andExpect(redirectedUrl(draft + "/check"));
        web.perform(get(draft + "/check").with(as(advisor)))
                .andExpect(content().string(not(containsString("name=\"person\""))));
    }

    @Test
    void whatWasTypedIsStoredShownAndPrintedAsItWasTyped() throws Exception {
        var answers = answers();
        for (var field :
                List.of("firstName", "lastName", "street", "projectName", "referrerName", "referrerOrganisation")) {
            answers.put(field, HOSTILE);
        }
        answers.put("city", HOSTILE);
        answers.put("projectText", HOSTILE + "\n" + LONG);
        var draft = begun();
        web.perform(with(post(draft), answers)).andExpect(redirectedUrl(draft + "/check"));
        for (var page : List.of(draft, draft + "/check", "/cases/new")) isText(page);
        var number = confirmed(draft, Map.of("privacy", "phone"));
        for (var page : List.of("/cases/" + number, "/cases", "/tasks")) isText(page);
        var person = people.person(cases.byNumber(number).personId());
        assertThat(person.firstName()).isEqualTo(HOSTILE);
        assertThat(person.street()).isEqualTo(HOSTILE);
        assertThat(jdbc.sql("select project_text from cases_case")
                        .query(String.class)
                        .single())
                .isEqualToNormalizingNewlines(HOSTILE + "\n" + LONG);
        var printed = PrintedLetter.of(press.pdf(letters.ofCase(number).get(0).id()))
                .text()
                .replaceAll("\\s", "");
        assertThat(printed).contains("<b>Zoë</b>").contains("${7*7}");
    }

    @Test
    void whatIsTooLongComesBackWholeToBeShortened() throws Exception {
        var answers = answers();
        for (var field : List.of("firstName", "street", "referrerName")) answers.put(field, LONG);
        var draft = begun();
        web.perform(with(post(draft), answers)).andExpect(redirectedUrl(draft + "?check"));
        var page = web.perform(get(draft + "?check").with(as(advisor)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page.split(java.util.regex.Pattern.quote("value=\"" + LONG), -1))
                .hasSize(4);
        assertThat(page).contains("firstName-error", "street-error", "referrerName-error");
    }

    @Test
    void aContactIsKeptAsTyped() throws Exception {
        var contact = contact();
        for (var field : List.of("firstName", "lastName", "idea", "note")) contact.put(field, HOSTILE);
        contact.put("note", HOSTILE + LONG);
        var path = noted(contact);
        for (var page : List.of(path, path + "/delete", "/contacts")) isText(page);
        assertThat(jdbc.sql("select note from intake_contact")
                        .query(String.class)
                        .single())
                .isEqualTo(HOSTILE + LONG);
        web.perform(get("/contacts").param("q", "<b>ZOE").with(as(advisor)))
                .andExpect(content().string(containsString(path)));
        web.perform(get("/contacts").param("q", "0470 12").with(as(advisor)))
                .andExpect(content().string(containsString(path)));
        web.perform(get("/contacts").param("q", "%").with(as(advisor)))
                .andExpect(content().string(not(containsString(path))));
    }

    @Test
    void aContactWithoutApplicationIsDeletedWhenItsTimeIsOver() throws Exception {
        noted(contact());
        var applied = noted(contact());
        var draft = web.perform(with(post(applied + "/application"), Map.of()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        web.perform(with(post(applied + "/application"), Map.of())).andExpect(redirectedUrl(draft));
        web.perform(with(post(draft), answers())).andExpect(redirectedUrl(draft + "/check"));
        var number = confirmed(draft, Map.of("privacy", "in-person"));
        web.perform(with(post(applied + "/application"), Map.of())).andExpect(redirectedUrl("/cases/" + number));
        play.advanceTo("2027-09-13");
        forgetting.once();
        assertThat(count("select count(*) from intake_contact")).isEqualTo(2);
        play.advanceTo("2027-09-14");
        forgetting.once();
        assertThat(jdbc.sql("select case_number from intake_contact")
                        .query(String.class)
                        .list())
                .containsExactly(number);
        assertThat(count("select count(*) from intake_draft")).isZero();
    }

    @Test
    void aContactThatIsWrittenToAgainIsKeptLonger() throws Exception {
        var path = noted(contact());
        play.advanceTo("2027-03-01");
        web.perform(with(post(path), contact())).andExpect(redirectedUrl(path));
        play.advanceTo("2027-10-01");
        forgetting.once();
        web.perform(get(path).with(as(advisor))).andExpect(content().string(containsString("29\u00a0février 2028")));
        play.advanceTo("2028-03-01");
        forgetting.once();
        web.perform(get(path).with(as(advisor))).andExpect(status().isNotFound());
    }

    @Test
    void theListSaysWhomToCallToday() throws Exception {
        var late = contact();
        late.put("firstName", "Aline");
        late.put("nextOn", "2026-09-14");
        noted(late);
        var later = contact();
        later.put("firstName", "Boris");
        later.put("nextOn", "2026-09-15");
        noted(later);
        web.perform(get("/contacts").param("show", "due").with(as(advisor)))
                .andExpect(content().string(containsString("Aline")))
                .andExpect(content().string(not(containsString("Boris"))));
        for (var role : List.of("Accountant", "Administrator")) {
            web.perform(get("/contacts").with(as(accounts.staff("Ilse " + role, role, "jobyourself"))))
                    .andExpect(status().isNotFound());
        }
        web.perform(get("/contacts").with(as(accounts.staff("Eve Autre", "Advisor", "another-house"))))
                .andExpect(status().isNotFound());
    }

    private Map<String, String> answers() {
        var answers = new LinkedHashMap<String, String>();
        answers.put("firstName", "Amélie");
        answers.put("lastName", "Janssens");
        answers.put("birthDate", "1990-04-12");
        answers.put("language", "nl");
        answers.put("phone", "0470 55 99 88");
        answers.put("street", "Molenstraat 12");
        answers.put("postalCode", "1210");
        answers.put("city", "Brussel");
        answers.put("benefit", "unemployment");
        answers.put("benefitDays", "150");
        answers.put("trade", "sewing");
        answers.put("needsStartCapital", "no");
        answers.put("needsCommercialLease", "no");
        answers.put("referrerName", "An De Wit");
        answers.put("referrerEmail", "an@ocmw.example");
        answers.put("referrerConsent", "yes");
        return answers;
    }

    private static Map<String, String> contact() {
        var contact = new LinkedHashMap<String, String>();
        contact.put("firstName", "Samira");
        contact.put("language", "fr");
        contact.put("metHow", "event");
        contact.put("metOn", "2026-09-14");
        contact.put("phone", "0470 12 34 56");
        return contact;
    }

    private String begun() throws Exception {
        return web.perform(with(post("/cases/new"), Map.of()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private String noted(Map<String, String> contact) throws Exception {
        var path = web.perform(with(post("/contacts/new"), contact))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(path).matches("/contacts/\\d+");
        return path;
    }

    private String opened(Map<String, String> answers, Map<String, String> confirm) throws Exception {
        var draft = begun();
        web.perform(with(post(draft), answers)).andExpect(redirectedUrl(draft + "/check"));
        return confirmed(draft, confirm);
    }

    private String confirmed(String draft, Map<String, String> confirm) throws Exception {
        var location = web.perform(with(post(draft + "/check"), confirm))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(location).matches("/cases/JY-2026-\\d{4}");
        return location.replace("/cases/", "");
    }

    private MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, Map<String, String> fields) {
        fields.forEach(request::param);
        return request.with(as(advisor)).with(csrf());
    }

    private void isText(String page) throws Exception {
        web.perform(get(page).with(as(advisor)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("&lt;b&gt;Zoë&lt;/b&gt; ${7*7}")))
                .andExpect(content().string(containsString("😀 שלום")))
                .andExpect(content().string(not(containsString("<b>Zoë"))));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
