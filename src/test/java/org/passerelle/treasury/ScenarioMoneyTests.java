package org.passerelle.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.shared.Actor;

/** The money of the scenarios, played on the treasury alone; expectations hold at the end of their day. */
class ScenarioMoneyTests extends MoneyBase {

    private String caseNumber;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baticrea-loss-gives-contribution-back",
                "dies-after-a-strong-year",
                "independent-after-18-months",
                "smart-some-clients",
                "suspension-moves-the-end"
            })
    void endsWithTheAmountsOfTheScenario(String scenario) throws IOException {
        var play = new YAMLMapper().readTree(getClass().getResource("/scenarios-money/" + scenario + ".yaml"));
        caseNumber = cooperative + "-" + scenario;
        var expected = play.get("expect").iterator();
        var next = expected.next();
        for (var event : play.get("events")) {
            while (next != null && day(next).isBefore(day(event))) {
                expect(next);
                next = expected.hasNext() ? expected.next() : null;
            }
            happen(event);
        }
        while (next != null) {
            expect(next);
            next = expected.hasNext() ? expected.next() : null;
        }
        assertBooksWhole();
    }

    private void happen(JsonNode event) {
        today(event.get("on").asText());
        var today = clock.today();
        var plan = terms.plan(caseNumber, today);
        plan.today = today;
        switch (event.has("do")
                ? event.get("do").asText()
                : event.get("complete").asText()) {
            case "SignTestAgreement" -> treasury.open(caseNumber, cooperative, today);
            case "invoice" ->
                sales.invoice(
                        caseNumber,
                        event.get("ref").asText(),
                        event.get("client").asText(),
                        cents(event, "net"),
                        event.get("vat").asInt(),
                        Actor.SYSTEM);
            case "receive-payment" ->
                sales.receivePayment(caseNumber, event.get("ref").asText(), null, Actor.SYSTEM);
            case "expense" ->
                expenses.approve(
                        caseNumber, cents(event, "net"), event.get("vat").asInt(), null, "Purchase", Actor.SYSTEM);
            case "close-month" -> close(event.get("month").asText());
            case "suspend" -> plan.suspensions.add(new DaySpan(today, null));
            case "resume" ->
                plan.suspensions.set(0, new DaySpan(plan.suspensions.get(0).from(), today));
            case "end-test" -> plan.endedOn = today;
            case "PayBalance" -> treasury.payBalance(caseNumber, Actor.SYSTEM);
            default -> throw new IllegalArgumentException(event.toString());
        }
    }

    private void expect(JsonNode expected) {
        if (!terms.lastDayOfTest(caseNumber).isBefore(day(expected)))
            terms.plan(caseNumber, day(expected)).today = day(expected);
        var name = caseNumber + " on " + day(expected);
        assertThat(treasury.balanceCents(caseNumber)).as(name).isEqualTo(cents(expected, "treasury"));
        if (expected.has("paidOut")) {
            assertThat(treasury.paidOutCents(caseNumber)).as(name).isEqualTo(cents(expected, "paidOut"));
        }
        if (expected.has("testEndsOn")) {
            assertThat(terms.lastDayOfTest(caseNumber))
                    .as(name)
                    .isEqualTo(expected.get("testEndsOn").asText());
        }
    }

    private static LocalDate day(JsonNode node) {
        return LocalDate.parse(node.get("on").asText());
    }

    private static long cents(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asText()).movePointRight(2).longValueExact();
    }
}
