package org.passerelle.scenarios.demo;

import org.jspecify.annotations.Nullable;

/**
 * How one person's way goes, as far as it is up to people: a sentence such as {@code applied(420).prepares(110).sells(GROWING).wants
 * ("independent")}. What nobody mentions goes the usual way; everything else follows from the processes.
 */
final class Route {

    /** What a person sells in a month of test, in euros: a first month, what is added each month, and how even it is. */
    enum Trade {
        NONE(0, 0),
        LITTLE(90, 12),
        STEADY(750, 15),
        GROWING(250, 130),
        STRONG(1900, 90),
        FADING(1500, -90);

        final int firstMonth;
        final int more;

        Trade(int firstMonth, int more) {
            this.firstMonth = firstMonth;
            this.more = more;
        }
    }

    /** Building trades work under the numbers of Baticrea, which checks quotes. */
    enum Kind {
        ANY,
        BUILDING,
        DUTCH
    }

    final String name;
    int appliedDaysAgo;
    Kind kind = Kind.ANY;
    int absences;
    String admission = "accept";
    String obstacle = "";
    boolean outsideTargetGroup;
    boolean lacksDocuments;
    boolean bringsDocuments = true;
    int withdrawsAfter = -1;
    int preparationDays = 110;
    String readiness = "ready";
    String consent = "granted";
    boolean entryRefused;
    boolean signs = true;
    Trade trade = Trade.STEADY;
    int sellsMonths = 99;
    int spendsPercent = 18;
    boolean silent;
    int testDays;
    String endReason = "holder-request";
    int suspendedAfter = -1;
    int suspendedFor;
    int rightEndsAfter = -1;
    String benefitWay = "cpas-agreement";
    String wish = "independent";
    int jobPercent;

    @Nullable
    String path;

    boolean partnerRefuses;
    String negative = "borne";
    boolean settles = true;
    int comesBackAfter;
    boolean onSignInPage;

    private Route(String name) {
        this.name = name;
    }

    static Route named(String name) {
        return new Route(name);
    }

    Route applied(int daysAgo) {
        appliedDaysAgo = daysAgo;
        return this;
    }

    /** In test since about so many days: applied that much earlier. */
    Route testedSince(int daysAgo) {
        return applied(daysAgo + 75 + preparationDays);
    }

    Route of(Kind kind) {
        this.kind = kind;
        return this;
    }

    Route missesSessions(int times) {
        absences = times;
        return this;
    }

    Route isAnswered(String decision) {
        admission = decision;
        return this;
    }

    /** {@code start-capital}, {@code commercial-lease} or {@code trade}: the project cannot be tested here. */
    Route cannotBecauseOf(String obstacle) {
        this.obstacle = obstacle;
        return isAnswered("redirect");
    }

    /** No benefit that counts: admitted because the quota leaves room, against what the table proposes. */
    Route outsideTargetGroup(boolean outside) {
        outsideTargetGroup = outside;
        return this;
    }

    Route lacksDocuments(boolean bringsThem) {
        lacksDocuments = true;
        bringsDocuments = bringsThem;
        return this;
    }

    Route withdraws(int daysAfterApplying) {
        withdrawsAfter = daysAfterApplying;
        return this;
    }

    Route prepares(int days) {
        preparationDays = days;
        return this;
    }

    /** {@code ready}, {@code stop}, or {@code never} assessed. */
    Route endsPreparation(String readiness) {
        this.readiness = readiness;
        return this;
    }

    /** {@code granted}, {@code refused}, or {@code awaited} still. */
    Route consent(String answer) {
        consent = answer;
        return this;
    }

    Route refusedEntry() {
        entryRefused = true;
        return this;
    }

    Route doesNotSignYet() {
        signs = false;
        return this;
    }

    Route sells(Trade trade) {
        this.trade = trade;
        return this;
    }

    Route sellsOnlyFor(int months) {
        sellsMonths = months;
        return this;
    }

    Route spends(int percentOfSales) {
        spendsPercent = percentOfSales;
        return this;
    }

    Route answersNobody() {
        silent = true;
        return this;
    }

    Route endsTestAfter(int days, String reason) {
        testDays = days;
        endReason = reason;
        return this;
    }

    Route suspended(int afterDays, int forDays) {
        suspendedAfter = afterDays;
        suspendedFor = forDays;
        return this;
    }

    Route rightEnds(int daysIntoTest, String way) {
        rightEndsAfter = daysIntoTest;
        benefitWay = way;
        return this;
    }

    Route wants(String wish) {
        this.wish = wish;
        return this;
    }

    Route findsJob(int workTimePercent) {
        jobPercent = workTimePercent;
        return wants("salaried");
    }

    /** A way out other than the one proposed. */
    Route leavesAs(String path) {
        this.path = path;
        return this;
    }

    Route partnerRefuses() {
        partnerRefuses = true;
        return this;
    }

    Route negativeIs(String decision) {
        negative = decision;
        return this;
    }

    Route notSettledYet() {
        settles = false;
        return this;
    }

    /** The person is offered on the sign-in page. */
    Route meets() {
        onSignInPage = true;
        return this;
    }

    Route comesBackAfter(int days) {
        comesBackAfter = days;
        return this;
    }
}
