package org.passerelle.scenarios.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.passerelle.programmes.Programmes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;

/** The whole office, as people see it at the first start. */
@Tag("nightly")
@DirtiesContext
class FullDemoTests extends DemoOfficeChecks {

    @Autowired
    Programmes programmes;

    @Value("${passerelle.application-programme}")
    String programme;

    @Test
    void holdsAboutSixScoreCasesOverAllCooperatives() {
        assertThat(count("select count(*) from cases_case")).isBetween(110, 140);
        assertThat(texts("select distinct cooperative from cases_case where stage = 'test'"))
                .hasSize(3);
    }

    @Test
    void showsEveryWayOut() {
        assertThat(texts("select distinct exit_code from cases_case where exit_code is not null"))
                .contains(
                        "no-show",
                        "refused",
                        "redirected",
                        "incomplete",
                        "stopped",
                        "independent",
                        "company",
                        "employment",
                        "dies",
                        "smart",
                        "reorientation",
                        "dropout");
    }

    @Test
    void asksForEveryLetterThatTheProcessesSend() {
        var sent = texts("select distinct key from letters_letter");
        var expected = new TreeSet<>(programmes.programme(programme).letters().keySet());
        // Asked for on request or by pages, to clients, or when a dated rule changes, which none does.
        expected.removeAll(Set.of(
                "attendance-certificate",
                "claim-refused",
                "rule-change",
                "client-welcome",
                "quote",
                "sales-invoice",
                "credit-note",
                "payment-reminder-1",
                "payment-reminder-2",
                "payment-reminder-3",
                "payment-received"));
        assertThat(sent).containsAll(expected);
    }

    /** Nobody who reads the quota should think that it is always full. */
    @Test
    void accompaniesSomeOutsideTheTargetGroupInEachCooperative() {
        assertThat(texts("""
                        select distinct c.cooperative from cases_case c join cases_event e on e.case_number = c.number
                        where c.stage in ('preparation', 'test') and c.exit_code is null and e.kind = 'proposal'
                          and e.details->>'proposal' = 'outside-target-group'""")).hasSize(3);
    }

    @Test
    void leavesTasksLateTodayAndLater() {
        assertThat(count("select count(*) from act_ru_task where due_date_ < date_trunc('day', now())"))
                .isPositive();
        assertThat(
                        count(
                                "select count(*) from act_ru_task where due_date_ >= date_trunc('day', now()) and due_date_ < now() + interval '7 days'"))
                .isGreaterThan(5);
        assertThat(count("select count(*) from act_ru_task where due_date_ > now() + interval '7 days'"))
                .isGreaterThan(5);
    }

    @Test
    void showsTreasuriesBelowZeroAndUnpaidInvoices() {
        assertThat(count("select count(*) from ledger.balance where account like '%/treasury/%' and cents > 0"))
                .isPositive();
        assertThat(count("select count(*) from cases_suspension where return_day is null"))
                .isPositive();
    }
}
