package org.passerelle.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Looked at before, closed in chunks of three, paid afterwards. */
@TestPropertySource(
        properties = {"passerelle.treasury.cases-closed-at-once=3", "passerelle.treasury.cases-told-at-once=2"})
class MonthPreviewTests extends MoneyBase {

    private static final YearMonth MAY = YearMonth.of(2024, 5);

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 20240531})
    void showsToTheCentWhatTheCloseBooks(long seed) {
        var random = new Random(seed);
        today("2024-04-20");
        var holders = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            var holder = opened("2024-04-20");
            holders.add(holder);
            var plan = terms.plan(holder, clock.today());
            plan.rates.put(LocalDate.of(2024, 5, 1), BigDecimal.valueOf(random.nextInt(3000), 4));
            if (i % 3 == 0) plan.suspensions.add(new DaySpan(LocalDate.of(2024, 5, 10), LocalDate.of(2024, 5, 20)));
        }
        for (int month = 4; month <= 6; month++) {
            for (var holder : holders) {
                today("2024-%02d-2%d".formatted(month, random.nextInt(10)));
                sold(holder, 1 + random.nextInt(90_000));
                if (random.nextBoolean()) spent(holder, 1 + random.nextInt(80_000));
            }
            today("2024-%02d-03".formatted(month + 1));
            var looked = YearMonth.of(2024, month);
            var entries = entries();
            var preview = monthEnd.preview(cooperative, looked);
            assertThat(entries()).as("a look books nothing").isEqualTo(entries);
            close(looked.toString());
            assertThat(preview)
                    .hasSize(7)
                    .allSatisfy(seen ->
                            assertThat(seen.figures()).isEqualTo(figuresOf(seen.caseNumber(), looked.toString())));
            assertThat(monthEnd.booked(cooperative, looked))
                    .isEqualTo(preview.stream().collect(Collectors.toMap(CaseMonth::caseNumber, CaseMonth::figures)));
        }
        assertBooksWhole();
    }

    @Test
    void saysWhyAnAllowanceIsCutShort() {
        today("2024-05-01");
        var whole = opened("2024-05-01");
        sold(whole, 1000_00);
        var poor = opened("2024-05-01");
        sold(poor, 100_00);
        var suspended = opened("2024-05-01");
        sold(suspended, 1000_00);
        terms.plan(suspended, clock.today()).suspensions.add(new DaySpan(LocalDate.of(2024, 5, 22), null));
        var late = opened("2024-05-17");
        var over = opened("2024-05-01");
        terms.plan(over, clock.today()).endedOn = LocalDate.of(2024, 4, 30);
        today("2024-06-03");
        assertThat(cuts())
                .isEqualTo(Map.of(
                        whole, List.of(),
                        poor, List.of(CaseMonth.Cut.NOT_ENOUGH),
                        suspended, List.of(CaseMonth.Cut.SUSPENDED),
                        late, List.of(CaseMonth.Cut.PART_OF_MONTH, CaseMonth.Cut.NOT_ENOUGH),
                        over, List.of()));
        var shortened = monthEnd.preview(cooperative, MAY).stream()
                .filter(month -> month.caseNumber().equals(suspended))
                .findFirst()
                .orElseThrow();
        assertThat(shortened.daysSuspended()).isEqualTo(10);
        assertThat(shortened.allowanceWholeCents()).isEqualTo(300_00);
        assertThat(shortened.allowanceCents()).isEqualTo(203_23);
    }

    private Map<String, List<CaseMonth.Cut>> cuts() {
        return monthEnd.preview(cooperative, MAY).stream()
                .collect(Collectors.toMap(CaseMonth::caseNumber, CaseMonth::cuts));
    }

    @Test
    void closesSomeCasesAtATimeAndTellsThemAfterwards() {
        today("2024-05-01");
        var holders = new ArrayList<String>();
        for (int i = 0; i < 8; i++) holders.add(opened("2024-05-01"));
        for (var holder : holders) sold(holder, 1000_00);
        today("2024-06-03");
        monthEnd.begin(cooperative, MAY, ACCOUNTANT);
        monthEnd.begin(cooperative, MAY, ACCOUNTANT);
        assertThat(monthEnd.closeSome(cooperative, MAY)).isTrue();
        assertThat(monthEnd.run(cooperative, MAY)).hasValueSatisfying(run -> {
            assertThat(run.closed()).isFalse();
            assertThat(run.cases()).isEqualTo(8);
            assertThat(run.casesClosed()).isEqualTo(3);
        });
        assertThat(monthEnd.closeSome(cooperative, MAY)).isTrue();
        assertThat(monthEnd.closeSome(cooperative, MAY)).isFalse();
        assertThat(monthEnd.closeSome(cooperative, MAY)).isFalse();
        assertThat(monthEnd.run(cooperative, MAY)).hasValueSatisfying(run -> {
            assertThat(run.closed()).isTrue();
            assertThat(run.casesClosed()).isEqualTo(8);
            assertThat(run.casesToTell()).isEqualTo(8);
        });
        assertThat(heardOf(holders)).isEmpty();
        for (int told = 2; told <= 8; told += 2) {
            assertThat(monthEnd.tellSome(cooperative, MAY)).isTrue();
            assertThat(heardOf(holders)).hasSize(told);
        }
        assertThat(monthEnd.tellSome(cooperative, MAY)).isFalse();
        close("2024-05");
        assertThat(heardOf(holders))
                .containsExactlyElementsOf(holders.stream().sorted().toList());
        assertBooksWhole();
    }

    private List<String> heardOf(List<String> holders) {
        return heard.of(MonthClosed.class).stream()
                .map(MonthClosed::caseNumber)
                .filter(holders::contains)
                .toList();
    }

    @Test
    void owesTheHoldersUntilThePaymentIsMarkedAndMarksItOnce() {
        today("2024-05-01");
        var holder = opened("2024-05-01");
        sold(holder, 1000_00);
        var poor = opened("2024-05-01");
        today("2024-06-03");
        monthEnd.begin(cooperative, MAY, ACCOUNTANT);
        refused("payments-month-open", () -> payments.pay(cooperative, MAY, clock.today(), ACCOUNTANT));
        while (monthEnd.closeSome(cooperative, MAY))
            ;
        assertThat(payments.of(cooperative, MAY))
                .containsExactly(
                        new HolderPayment(holder, "allowance", "allowance/" + holder + "/2024-05", 300_00, null));
        assertThat(account("payable-holder/" + holder)).isEqualTo(-300_00);
        refused("payments-in-the-future", () -> payments.pay(cooperative, MAY, LocalDate.of(2024, 6, 4), ACCOUNTANT));
        refused(
                "payments-before-month-end",
                () -> payments.pay(cooperative, MAY, LocalDate.of(2024, 5, 31), ACCOUNTANT));
        assertThat(payments.pay(cooperative, MAY, LocalDate.of(2024, 6, 3), ACCOUNTANT))
                .isEqualTo(300_00);
        today("2024-06-05");
        assertThat(payments.pay(cooperative, MAY, clock.today(), ACCOUNTANT)).isZero();
        assertThat(payments.of(cooperative, MAY))
                .extracting(HolderPayment::paidOn)
                .containsExactly(LocalDate.of(2024, 6, 3));
        assertThat(account("payable-holder/" + holder)).isZero();
        assertThat(account("bank")).isEqualTo(1000_00 - 300_00);
        assertThat(treasury.balanceCents(holder)).isEqualTo(600_00);
        assertThat(treasury.balanceCents(poor)).isZero();
        assertBooksWhole();
    }

    @Test
    void tellsTheOthersFirstWhenACaseCannotHear() {
        today("2024-05-01");
        var holders = new ArrayList<String>();
        for (int i = 0; i < 5; i++) holders.add(opened("2024-05-01"));
        today("2024-06-03");
        var third = holders.stream().sorted().toList().get(2);
        heard.meanwhile = event -> {
            if (event instanceof MonthClosed closed && closed.caseNumber().equals(third)) {
                throw new IllegalStateException("the engine is away");
            }
        };
        try {
            assertThat(catchThrowable(() -> close("2024-05"))).hasMessage("the engine is away");
            assertThat(monthEnd.run(cooperative, MAY)).hasValueSatisfying(run -> {
                assertThat(run.closed()).isTrue();
                assertThat(run.casesToTell()).isEqualTo(3);
            });
            assertThat(catchThrowable(() -> close("2024-05"))).hasMessage("the engine is away");
            assertThat(monthEnd.run(cooperative, MAY).orElseThrow().casesToTell())
                    .isEqualTo(1);
        } finally {
            heard.meanwhile = event -> {};
        }
        close("2024-05");
        assertThat(monthEnd.run(cooperative, MAY).orElseThrow().casesToTell()).isZero();
    }

    private int entries() {
        return database.sql("select count(*) from ledger.entry")
                .query(Integer.class)
                .single();
    }

    private long account(String code) {
        return database.sql("select coalesce(sum(cents), 0) from ledger.balance where account = :code")
                .param("code", cooperative + "/" + code)
                .query(Long.class)
                .single();
    }
}
