package org.passerelle.journeys;

import java.time.LocalDate;
import java.util.List;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.springframework.beans.factory.annotation.Autowired;

/** The stretches of the JobYourself route that a test walks on its way to the place it is about. */
abstract class JobYourselfJourney extends CaseJourney {

    static final List<String> BLOCKS = List.of(
            "customer-segments",
            "value-propositions",
            "channels",
            "customer-relationships",
            "revenue-streams",
            "key-resources",
            "key-activities",
            "key-partners",
            "cost-structure");

    @Autowired
    Sales sales;

    /** From the application to the diagnostic interview, all on that day. */
    void interviewedOn(String day, Applicant applicant) {
        applyOn(day, applicant);
        complete("InviteToInfoSession", "sessionOn", day);
        complete("RecordInfoSession", "attended", "true");
        complete("HoldDiagnosticInterview", "clientsInSight", "2");
    }

    void admittedOn(String day, Applicant applicant) {
        interviewedOn(day, applicant);
        if (current().proposal().equals("eligible")) complete("DecideAdmission", "decision", "accept");
        else complete("DecideAdmission", "decision", "accept", "reason", "Le quota le permet.");
    }

    /** The preparation agreement is signed that day: the six months run. */
    void inPreparationFrom(String day, Applicant applicant) {
        admittedOn(day, applicant);
        complete("SignPreparationAgreement");
    }

    void validateAllBlocks() {
        for (int block = 0; block < BLOCKS.size(); block++) complete("ReviewCanvasBlock", "status", "validated");
    }

    /** Ready, consent granted and entry accepted, up to the signature. */
    void acceptedForTest(String... insuranceEndsOn) {
        validateAllBlocks();
        if (insuranceEndsOn.length == 0) {
            complete("AssessReadiness", "outcome", "ready", "clients", "2", "insurance", "true");
        } else {
            complete(
                    "AssessReadiness",
                    "outcome",
                    "ready",
                    "clients",
                    "2",
                    "insurance",
                    "true",
                    "insuranceEndsOn",
                    insuranceEndsOn[0]);
        }
        complete("RequestBenefitConsent");
        complete("RecordBenefitAnswer", "answer", "granted", "daysVerified", "160");
        complete("DecideTestEntry", "decision", "accept");
    }

    /** The first day of test is that day. */
    void inTestFrom(String day) {
        inTestFrom(day, Applicant.yasmine());
    }

    void inTestFrom(String day, Applicant applicant, String... insuranceEndsOn) {
        inPreparationFrom(LocalDate.parse(day).minusMonths(2).toString(), applicant);
        acceptedForTest(insuranceEndsOn);
        advanceTo(day);
        complete("SignTestAgreement");
    }

    /** Invoiced and paid today, without VAT. */
    void sold(String reference, long netEuros) {
        sales.invoice(caseNumber, reference, "BE0123456749", netEuros * 100, 0, ACCOUNTANT);
        sales.receivePayment(caseNumber, reference, null, ACCOUNTANT);
    }

    static Actor holder() {
        return new Actor(null, "Yasmine Haddad", "ProjectHolder");
    }
}
