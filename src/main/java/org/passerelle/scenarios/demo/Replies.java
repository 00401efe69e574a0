package org.passerelle.scenarios.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people answer in each task's form, as the person's route has it. */
final class Replies {

    private static final List<String> OBSTACLES =
            List.of("language", "childcare", "equipment", "debt", "mobility", "administrative");

    private final Words words;

    Replies(Words words) {
        this.words = words;
    }

    /** @param proposal what the decision table proposed last */
    Map<String, String> to(String task, Life life, @Nullable String proposal, LocalDate today) {
        return switch (task) {
            case "InviteToInfoSession" -> invitation(life, today);
            case "RecordInfoSession" -> Map.of("attended", String.valueOf(!missesSession(life)));
            case "HoldDiagnosticInterview" -> interview(life);
            case "DecideAdmission" -> admission(life, proposal);
            case "CollectDocuments", "CheckReceivables" -> Map.of("done", "true");
            case "ReviewCanvasBlock" -> canvas(life);
            case "AssessReadiness" -> readiness(life, today);
            case "RecordBenefitAnswer" -> benefitAnswer(life);
            case "DecideTestEntry" -> testEntry(life, proposal);
            case "HoldPreparationMeeting", "HoldTestMeeting" -> meeting(life, today);
            case "ReviewPreparation" -> Map.of("note", say("review", life));
            case "ReviewQuarter" -> Map.of("note", say("quarter", life));
            case "FollowUpInactivity" ->
                Map.of(
                        "reached",
                        String.valueOf(!life.route.silent),
                        "note",
                        say(life.route.silent ? "silent" : "reached", life));
            case "VerifyQuote" -> quote(life);
            default -> leaving(task, life, proposal, today);
        };
    }

    private Map<String, String> leaving(String task, Life life, @Nullable String proposal, LocalDate today) {
        return switch (task) {
            case "ReviewBenefitExpiry" -> benefitWay(life);
            case "PrepareExit" -> wish(life);
            case "DecideExit" -> exit(life, proposal);
            case "RecordPartnerAnswer" -> partner(life);
            case "ApproveExit" -> Map.of("approved", "true", "reason", say("approve", life));
            case "RecordDeparture" -> departure(life);
            case "RecordBalanceInvoice" -> balanceInvoice(life, today);
            case "DecideNegativeBalance" -> Map.of("decision", life.route.negative, "reason", say("negative", life));
            case "DecideIncome" -> Map.of("decision", "approve", "income", "650.00");
            case "AnswerLateOrder" -> Map.of("note", say("late-order", life));
            case "RecordFollowUp" -> followUp(life);
            default -> Map.of();
        };
    }

    private static Map<String, String> invitation(Life life, LocalDate today) {
        var day = life.chance(50) ? DayOfWeek.TUESDAY : DayOfWeek.THURSDAY;
        life.sessionOn = today.plusDays(5).with(TemporalAdjusters.nextOrSame(day));
        return Map.of(
                "sessionOn",
                life.sessionOn.toString(),
                "sessionTime",
                life.chance(60) ? "9 h 30" : "14 h",
                "sessionPlace",
                "Rue des Ateliers 21, 1080 Bruxelles");
    }

    private static boolean missesSession(Life life) {
        boolean misses = life.sessionsMissed < life.route.absences
                || life.route.absences == 0 && life.sessionsMissed == 0 && life.chance(8);
        if (misses) life.sessionsMissed++;
        return misses;
    }

    private Map<String, String> interview(Life life) {
        var answers = new LinkedHashMap<String, String>();
        answers.put("clientsInSight", String.valueOf(life.days(0, 4)));
        if (life.chance(60)) {
            int first = life.random.nextInt(OBSTACLES.size());
            answers.put(
                    "obstacles", OBSTACLES.get(first) + (life.chance(30) ? "," + OBSTACLES.get((first + 2) % 6) : ""));
        }
        answers.put("note", say("interview", life));
        return answers;
    }

    private Map<String, String> admission(Life life, @Nullable String proposal) {
        if (life.route.lacksDocuments && !life.documentsAsked) {
            life.documentsAsked = true;
            return Map.of("decision", "incomplete", "missingDocuments", say("documents", life));
        }
        return switch (life.route.admission) {
            case "refuse" -> Map.of("decision", "refuse", "reason", say("refuse", life));
            case "redirect" -> Map.of("decision", "redirect", "reason", say("redirect", life));
            default ->
                "eligible".equals(proposal)
                        ? Map.of("decision", "accept")
                        : Map.of("decision", "accept", "reason", say("against", life));
        };
    }

    private Map<String, String> canvas(Life life) {
        boolean rework = life.canvasReviews < 16 && life.chance(18);
        return Map.of("status", rework ? "rework" : "validated", "note", say(rework ? "rework" : "validated", life));
    }

    private Map<String, String> readiness(Life life, LocalDate today) {
        if (life.route.readiness.equals("stop")) return Map.of("outcome", "stop", "reason", say("stop", life));
        boolean insured = !life.route.entryRefused;
        var answers = new LinkedHashMap<>(Map.of(
                "outcome",
                "ready",
                "clients",
                String.valueOf(life.days(1, 4)),
                "insurance",
                String.valueOf(insured),
                "reason",
                say("early", life)));
        if (insured) answers.put("insuranceEndsOn", today.plusMonths(12).toString());
        return answers;
    }

    private static Map<String, String> benefitAnswer(Life life) {
        return life.route.consent.equals("refused")
                ? Map.of("answer", "refused")
                : Map.of("answer", "granted", "daysVerified", String.valueOf(life.days(156, 320)));
    }

    private Map<String, String> testEntry(Life life, @Nullable String proposal) {
        var decision = life.route.entryRefused ? "refuse" : "accept";
        boolean asProposed = decision.equals("enter".equals(proposal) ? "accept" : "refuse");
        return asProposed ? Map.of("decision", decision) : Map.of("decision", decision, "reason", say("entry", life));
    }

    private Map<String, String> meeting(Life life, LocalDate today) {
        int percent = life.random.nextInt(100);
        boolean lost = life.route.silent && life.testBegan != null;
        var attendance =
                lost && percent < 80 ? "absent" : percent < 86 ? "present" : percent < 93 ? "excused" : "absent";
        var answers = new LinkedHashMap<>(Map.of("attendance", attendance, "note", say(attendance, life)));
        if (life.chance(12)) {
            answers.put(
                    "appointmentOn",
                    Habits.workingDay(today.plusDays(life.days(20, 34))).toString());
            answers.put("appointmentTime", life.chance(50) ? "10 h" : "15 h 30");
        }
        return answers;
    }

    private Map<String, String> quote(Life life) {
        return life.chance(15)
                ? Map.of("decision", "refuse", "reason", say("quote", life))
                : Map.of("decision", "approve");
    }

    private static Map<String, String> benefitWay(Life life) {
        return life.route.benefitWay.equals("without-benefit")
                ? Map.of("way", "without-benefit", "approvedIncome", "650.00")
                : Map.of("way", life.route.benefitWay);
    }

    private static Map<String, String> wish(Life life) {
        if (life.route.jobPercent == 0) return Map.of("wish", life.route.wish);
        return Map.of("wish", life.route.wish, "jobWorkTimePercent", String.valueOf(life.route.jobPercent));
    }

    private Map<String, String> exit(Life life, @Nullable String proposal) {
        var path = life.route.path != null ? life.route.path : proposal;
        if (life.partnerHasRefused) path = "smart".equals(proposal) ? "reorientation" : "smart";
        if (path == null) path = "reorientation";
        var answers = new LinkedHashMap<>(Map.of("path", path));
        switch (path) {
            case "independent" -> answers.put("evidence", "enterprise-registration");
            case "company" -> answers.put("evidence", "company-deed");
            case "employment" -> answers.put("evidence", "employment-contract");
            case "dies", "smart" -> answers.put("evidence", "partner-agreement");
            default -> {}
        }
        if (!path.equals(proposal)) answers.put("reason", say("exit", life));
        return answers;
    }

    private static Map<String, String> partner(Life life) {
        if (!life.route.partnerRefuses || life.partnerHasRefused) return Map.of("answer", "accepted");
        life.partnerHasRefused = true;
        return Map.of("answer", "refused");
    }

    private Map<String, String> departure(Life life) {
        var reason = life.route.withdrawsAfter > 0
                ? "family"
                : life.route.readiness.equals("never") ? "not-reached" : "not-ready";
        var destinations = List.of("job", "training", "other-support", "none");
        return Map.of(
                "reason",
                reason,
                "destination",
                destinations.get(life.random.nextInt(4)),
                "note",
                say("departure", life));
    }

    private static Map<String, String> balanceInvoice(Life life, LocalDate today) {
        return Map.of(
                "reference",
                "S" + today.getYear() + "/" + life.days(1, 60),
                "enterpriseNumber",
                "0123.456.749",
                "vatRegime",
                "exempt",
                "transferToPartner",
                "true");
    }

    private Map<String, String> followUp(Life life) {
        var all = List.of(
                "independent",
                "employee",
                "job-seeking",
                "independent",
                "company",
                "training",
                "intermittent",
                "not-reached");
        var status = all.get(life.random.nextInt(all.size()));
        return status.equals("not-reached")
                ? Map.of("status", status)
                : Map.of("status", status, "note", say("followup", life));
    }

    private String say(String occasion, Life life) {
        return words.about(occasion, life.language(), life.random);
    }
}
