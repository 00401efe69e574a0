package org.passerelle.scenarios.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.passerelle.scenarios.demo.Route.Kind;
import org.passerelle.scenarios.demo.Route.Trade;

/** Who comes to the office and how each one's way goes: about 120 routes, most of them several times at different moments. */
final class Cast {

    private static final Set<String> MET = Set.of(
            "in test, growing",
            "in test, building",
            "in test, Dutch speaking",
            "preparing",
            "being settled",
            "ill and back");

    private final List<List<Route>> groups = new ArrayList<>();
    private List<List<Route>> sort = new ArrayList<>();

    Cast() {
        var sorts = new ArrayList<List<List<Route>>>();
        for (Runnable tell :
                List.<Runnable>of(this::leavers, this::inTest, this::preparing, this::applicants, this::goneBefore)) {
            sort = new ArrayList<>();
            tell.run();
            sorts.add(sort);
        }
        for (int turn = 0; turn < sorts.get(0).size() + sorts.get(4).size(); turn++) {
            for (var one : sorts) if (turn < one.size()) groups.add(one.get(turn));
        }
    }

    /** Takes one of each group in turn, so that a smaller office still shows something of everything. */
    List<Route> first(int size) {
        groups.stream()
                .filter(group -> MET.contains(group.get(0).name))
                .forEach(group -> group.get(0).meets());
        var routes = new ArrayList<Route>();
        for (int turn = 0; routes.size() < size; turn++) {
            int before = routes.size();
            for (var group : groups) {
                if (turn < group.size() && routes.size() < size) routes.add(group.get(turn));
            }
            if (routes.size() == before) break;
        }
        return routes;
    }

    static List<Life> lives(int size, Townspeople people, LocalDate today) {
        var lives = new ArrayList<Life>();
        for (var route : new Cast().first(size)) {
            var persona = people.next(route.kind, today);
            var applies = today.minusDays(route.appliedDaysAgo);
            lives.add(new Life(persona, route, applies, 7919L * (lives.size() + 1)));
            if (route.comesBackAfter > 0) {
                var again = Route.named("came back")
                        .applied(route.appliedDaysAgo - route.comesBackAfter)
                        .prepares(80)
                        .sells(Trade.GROWING);
                lives.add(
                        new Life(persona, again, applies.plusDays(route.comesBackAfter), 104729L * (lives.size() + 1)));
            }
        }
        return lives;
    }

    private void some(int number, IntFunction<Route> route) {
        var group = new ArrayList<Route>();
        for (int i = 0; i < number; i++) group.add(route.apply(i));
        sort.add(group);
    }

    /** Those who have left the test, or are about to. */
    private void leavers() {
        some(
                5,
                i -> Route.named("independent")
                        .prepares(90 + 8 * i)
                        .sells(Trade.STRONG)
                        .testedSince(570 + 28 * i)
                        .wants("independent"));
        some(
                3,
                i -> Route.named("dies")
                        .of(i == 1 ? Kind.DUTCH : Kind.ANY)
                        .prepares(80)
                        .sells(Trade.STRONG)
                        .endsTestAfter(270 + 60 * i, "holder-request")
                        .testedSince(400 + 60 * i)
                        .wants("salaried"));
        some(
                4,
                i -> Route.named("employment")
                        .sells(Trade.GROWING)
                        .endsTestAfter(150 + 40 * i, "job-found")
                        .testedSince(230 + 75 * i)
                        .findsJob(80));
        some(
                4,
                i -> Route.named("smart")
                        .sells(Trade.STEADY)
                        .endsTestAfter(200 + 40 * i, "advisor-request")
                        .testedSince(300 + 60 * i)
                        .wants("salaried"));
        some(
                2,
                i -> Route.named("company")
                        .prepares(75)
                        .sells(Trade.STRONG)
                        .testedSince(430 + 170 * i)
                        .endsTestAfter(360 + 170 * i, "holder-request")
                        .wants("company"));
        some(
                2,
                i -> Route.named("dropout")
                        .sells(Trade.STEADY)
                        .sellsOnlyFor(2)
                        .answersNobody()
                        .testedSince(420 + 120 * i));
        some(
                2,
                i -> Route.named("reorientation")
                        .sells(Trade.NONE)
                        .spends(30)
                        .endsTestAfter(210, "advisor-request")
                        .testedSince(330 + 90 * i)
                        .wants("undecided")
                        .negativeIs("borne"));
        some(
                1,
                i -> Route.named("negative, claimed back")
                        .sells(Trade.FADING)
                        .spends(160)
                        .endsTestAfter(240, "advisor-request")
                        .testedSince(360)
                        .wants("undecided")
                        .negativeIs("claim-back"));
        some(
                1,
                i -> Route.named("partner refuses")
                        .of(Kind.BUILDING)
                        .sells(Trade.STRONG)
                        .endsTestAfter(280, "holder-request")
                        .testedSince(380)
                        .wants("salaried")
                        .partnerRefuses());
        some(
                1,
                i -> Route.named("left and came back")
                        .sells(Trade.LITTLE)
                        .endsTestAfter(120, "holder-request")
                        .prepares(70)
                        .applied(800)
                        .wants("undecided")
                        .comesBackAfter(430));
        some(
                1,
                i -> Route.named("right over")
                        .sells(Trade.GROWING)
                        .rightEnds(210, "exit")
                        .testedSince(300)
                        .wants("independent"));
        some(
                4,
                i -> Route.named("being settled")
                        .of(i == 2 ? Kind.BUILDING : Kind.ANY)
                        .sells(Trade.GROWING)
                        .endsTestAfter(300 - 40 * i, "holder-request")
                        .testedSince(330 - 40 * i)
                        .wants(i % 2 == 0 ? "independent" : "salaried")
                        .notSettledYet());
    }

    private void inTest() {
        some(
                9,
                i -> Route.named("in test, growing")
                        .outsideTargetGroup(i % 4 == 2)
                        .prepares(100 + 7 * i)
                        .sells(Trade.GROWING)
                        .testedSince(460 - 55 * i));
        some(
                7,
                i -> Route.named("in test, building")
                        .outsideTargetGroup(i % 4 == 1)
                        .of(Kind.BUILDING)
                        .prepares(120)
                        .sells(i % 2 == 0 ? Trade.STRONG : Trade.STEADY)
                        .spends(35)
                        .testedSince(455 - 70 * i));
        some(
                5,
                i -> Route.named("in test, Dutch speaking")
                        .outsideTargetGroup(i == 3)
                        .of(Kind.DUTCH)
                        .prepares(105)
                        .sells(Trade.STEADY)
                        .testedSince(60 + 90 * i));
        some(
                4,
                i -> Route.named("in test, little")
                        .sells(Trade.LITTLE)
                        .testedSince(90 + 100 * i)
                        .wants("undecided"));
        some(
                2,
                i -> Route.named("in test, nothing yet")
                        .sells(Trade.NONE)
                        .spends(20)
                        .testedSince(130 + 40 * i));
        some(
                2,
                i -> Route.named("in test, spends too much")
                        .sells(Trade.LITTLE)
                        .spends(190)
                        .testedSince(170 + 110 * i));
        some(
                1,
                i -> Route.named("suspended")
                        .sells(Trade.STEADY)
                        .suspended(150, 400)
                        .testedSince(200));
        some(
                2,
                i -> Route.named("ill and back")
                        .sells(Trade.STEADY)
                        .suspended(80, 45 + 20 * i)
                        .testedSince(240 + 60 * i));
        some(
                3,
                i -> Route.named("right ends")
                        .sells(Trade.GROWING)
                        .rightEnds(200 + 20 * i, i == 0 ? "without-benefit" : "cpas-agreement")
                        .testedSince(150 + 60 * i));
        some(
                2,
                i -> Route.named("silent now")
                        .sells(Trade.STEADY)
                        .sellsOnlyFor(3)
                        .answersNobody()
                        .testedSince(205 + 15 * i));
    }

    private void preparing() {
        some(
                14,
                i -> Route.named("preparing")
                        .outsideTargetGroup(i % 5 == 2)
                        .of(i % 5 == 3 ? Kind.DUTCH : i % 5 == 4 ? Kind.BUILDING : Kind.ANY)
                        .prepares(150)
                        .applied(175 - 10 * i));
        some(
                2,
                i -> Route.named("waiting for consent")
                        .prepares(100)
                        .consent("awaited")
                        .applied(165 + 12 * i));
        some(
                1,
                i -> Route.named("kept past six months")
                        .prepares(172)
                        .consent("awaited")
                        .applied(232));
        some(1, i -> Route.named("to sign").prepares(90).doesNotSignYet().applied(160));
        some(
                1,
                i -> Route.named("six months soon over")
                        .endsPreparation("never")
                        .applied(201));
    }

    private void applicants() {
        some(3, i -> Route.named("just applied").applied(2 + i));
        some(4, i -> Route.named("invited").of(i == 1 ? Kind.DUTCH : Kind.ANY).applied(9 + 2 * i));
        some(
                4,
                i -> Route.named("to interview")
                        .of(i == 2 ? Kind.BUILDING : Kind.ANY)
                        .applied(19 + 3 * i));
        some(2, i -> Route.named("documents missing").lacksDocuments(false).applied(45 + 5 * i));
    }

    /** Those who never came to the test. */
    private void goneBefore() {
        some(3, i -> Route.named("no-show").missesSessions(3).applied(150 + 220 * i));
        some(4, i -> Route.named("refused").isAnswered("refuse").applied(90 + 170 * i));
        some(
                2,
                i -> Route.named("start capital")
                        .cannotBecauseOf("start-capital")
                        .applied(110 + 300 * i));
        some(2, i -> Route.named("lease").cannotBecauseOf("commercial-lease").applied(200 + 250 * i));
        some(1, i -> Route.named("trade refused").cannotBecauseOf("trade").applied(320));
        some(2, i -> Route.named("incomplete").lacksDocuments(false).applied(240 + 260 * i));
        some(
                2,
                i -> Route.named("documents brought")
                        .lacksDocuments(true)
                        .prepares(110)
                        .sells(Trade.STEADY)
                        .testedSince(60 + 200 * i));
        some(2, i -> Route.named("withdrew").withdraws(20).applied(140 + 300 * i));
        some(2, i -> Route.named("withdrew in preparation").withdraws(130).applied(260 + 330 * i));
        some(
                3,
                i -> Route.named("stopped in preparation")
                        .prepares(120)
                        .endsPreparation("stop")
                        .applied(260 + 200 * i));
        some(1, i -> Route.named("six months over").endsPreparation("never").applied(480));
        some(1, i -> Route.named("consent refused").consent("refused").applied(390));
        some(2, i -> Route.named("entry refused").refusedEntry().applied(280 + 270 * i));
    }
}
