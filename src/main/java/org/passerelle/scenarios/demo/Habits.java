package org.passerelle.scenarios.demo;

import static java.util.Map.entry;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.scenarios.demo.OpenWork.Task;

/** How long people leave each kind of task, and what never gets done. */
final class Habits {

    private static final LocalDate NEVER = LocalDate.MAX;

    /** Days after the task has opened: from, to. */
    private static final Map<String, int[]> DAYS = Map.ofEntries(
            entry("InviteToInfoSession", new int[] {1, 4}),
            entry("HoldDiagnosticInterview", new int[] {5, 14}),
            entry("DecideAdmission", new int[] {3, 8}),
            entry("CollectDocuments", new int[] {6, 24}),
            entry("SignPreparationAgreement", new int[] {2, 11}),
            entry("RequestBenefitConsent", new int[] {1, 5}),
            entry("RecordBenefitAnswer", new int[] {10, 24}),
            entry("HoldPreparationMeeting", new int[] {1, 12}),
            entry("ReviewPreparation", new int[] {2, 13}),
            entry("DecideTestEntry", new int[] {2, 7}),
            entry("SignTestAgreement", new int[] {3, 12}),
            entry("HoldTestMeeting", new int[] {1, 13}),
            entry("ReviewQuarter", new int[] {3, 14}),
            entry("FollowUpInactivity", new int[] {2, 7}),
            entry("ApproveExit", new int[] {2, 7}),
            entry("VerifyQuote", new int[] {1, 3}),
            entry("ReviewBenefitExpiry", new int[] {6, 25}),
            entry("PrepareExit", new int[] {8, 30}),
            entry("DecideExit", new int[] {3, 12}),
            entry("RecordPartnerAnswer", new int[] {6, 18}),
            entry("RecordDeparture", new int[] {3, 13}),
            entry("CheckReceivables", new int[] {3, 12}),
            entry("RecordBalanceInvoice", new int[] {6, 25}),
            entry("PayBalance", new int[] {3, 12}),
            entry("DecideNegativeBalance", new int[] {5, 13}),
            entry("RecordFollowUp", new int[] {3, 14}));

    private Habits() {}

    /** The working day on which somebody does the task, or never. */
    static LocalDate day(Task task, Life life) {
        var day = intended(task, life);
        return day.equals(NEVER) ? day : workingDay(day);
    }

    private static LocalDate intended(Task task, Life life) {
        var route = life.route;
        var opened = task.openedOn();
        return switch (task.key()) {
            case "RecordInfoSession" ->
                life.sessionOn == null ? opened.plusDays(1) : life.sessionOn.plusDays(life.days(0, 1));
            case "CollectDocuments" -> route.bringsDocuments ? usual(task, life) : NEVER;
            case "ReviewCanvasBlock" -> opened.plusDays(canvasDays(task, life));
            case "AssessReadiness" -> route.readiness.equals("never") ? NEVER : opened.plusDays(route.preparationDays);
            case "RecordBenefitAnswer" -> route.consent.equals("awaited") ? NEVER : usual(task, life);
            case "SignTestAgreement" -> route.signs ? usual(task, life) : NEVER;
            case "RecordBalanceInvoice" -> route.settles ? usual(task, life) : NEVER;
            // Nobody is paid before the month of the last day is closed.
            case "PayBalance" -> opened.plusMonths(1).withDayOfMonth(6 + life.days(0, 8));
            // What people owe is paid over the years: the office sees it open.
            case "RecordRepayment" -> NEVER;
            case "RecordFollowUp" -> life.chance(85) ? usual(task, life) : NEVER;
            default -> usual(task, life);
        };
    }

    /** Now and then somebody lets a meeting or a review slip past its day. */
    private static LocalDate usual(Task task, Life life) {
        var range = DAYS.getOrDefault(task.key(), new int[] {2, 10});
        boolean slips = task.role().equals("Advisor") && life.chance(7);
        int days = slips ? range[1] + life.days(3, 16) : life.days(range[0], range[1]);
        return task.openedOn().plusDays(days);
    }

    /** The first look at a block spreads over the preparation; what was to be reworked comes back within weeks. */
    private static int canvasDays(Task task, Life life) {
        int reviews = life.canvasReviews++;
        if (reviews >= 9) return life.days(9, 25);
        int step = Math.max(6, life.route.preparationDays / 12);
        return 10 + step * reviews + life.days(0, step - 1);
    }

    static LocalDate workingDay(LocalDate day) {
        var working = day;
        while (isWeekend(working)) working = working.plusDays(1);
        return working;
    }

    static boolean isWeekend(@Nullable LocalDate day) {
        return day != null && (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
    }
}
