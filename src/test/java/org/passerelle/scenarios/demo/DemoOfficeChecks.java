package org.passerelle.scenarios.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.accounts.Accounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** What holds of a filled office, whatever its size. The application fills it while it starts. */
@SpringBootTest(properties = {"passerelle.data=", "passerelle.complete-with=", "passerelle.letters.press=false"})
@ActiveProfiles("demo")
abstract class DemoOfficeChecks {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Autowired
    Office office;

    @Autowired
    DemoMark mark;

    @Test
    void isMarkedAsFilled() {
        assertThat(mark.ahead()).isPresent();
    }

    @Test
    void showsEveryStage() {
        assertThat(texts("select distinct stage from cases_case"))
                .contains("intake", "preparation", "test", "exit", "follow-up", "closed");
    }

    @Test
    void offersEachRoleOnTheSignInPage() {
        for (var role : Set.of("Advisor", "Coordinator", "Accountant", "Administrator", "ProjectHolder")) {
            assertThat(accounts.demoPeople()).as(role).anyMatch(person -> person.has(role));
        }
    }

    @Test
    void givesEachCaseAnAdvisor() {
        assertThat(count("select count(*) from cases_case where advisor_id is null"))
                .isZero();
    }

    @Test
    void givesEachHolderInTestAnAccount() {
        assertThat(count("""
                        select count(*) from cases_case c where stage = 'test'
                          and not exists (select 1 from accounts_account a where a.person_id = c.person_id)""")).isZero();
    }

    @Test
    void leavesTheLedgerInBalance() {
        assertThat(count("select count(*) from ledger.entry")).isPositive();
        assertThat(
                        count(
                                "select count(*) from (select entry from ledger.posting group by entry having sum(cents) <> 0) e"))
                .isZero();
        assertThat(count("""
                        select count(*) from ledger.balance b
                        where cents <> (select coalesce(sum(cents), 0) from ledger.posting p where p.account = b.account)""")).isZero();
    }

    @Test
    void closesEachMonthThatIsOverButPerhapsTheLast() {
        assertThat(count("""
                        select count(*) from treasury_cooperative_month where status <> 'closed'""")).isZero();
        assertThat(count("""
                        select count(*) from (select cooperative, max(month) as last from treasury_cooperative_month group by 1) c
                        where last < date_trunc('month', now()) - interval '2 months'""")).isZero();
    }

    @Test
    void knowsPeopleWhoHaveNotApplied() {
        assertThat(count("select count(*) from intake_contact where case_number is null"))
                .isPositive();
        assertThat(count("select count(*) from intake_contact where case_number is not null"))
                .isPositive();
    }

    @Test
    void leavesNothingStuck() {
        assertThat(count("select count(*) from act_ru_job where retries_ = 0")).isZero();
        assertThat(count("select count(*) from act_ru_incident")).isZero();
        assertThat(count("select count(*) from letters_letter where state = 'stuck'"))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from act_ru_job where duedate_ < now() - interval '1 hour' and type_ = 'timer'"))
                .isZero();
    }

    @Test
    void knowsTheRulesWellEnoughToBeRefusedSeldom() {
        int refused =
                office.refusals().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(refused)
                .as("refusals %s", office.refusals())
                .isLessThan(count("select count(*) from cases_event") / 50);
    }

    Set<String> texts(String sql) {
        return Set.copyOf(jdbc.sql(sql).query(String.class).list());
    }

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
