package org.passerelle.expenses;

/** Whether the stage of a case allows it; throws {@link org.passerelle.shared.Refused} when not. Provided by the application. */
public interface ExpensePermission {

    void checkMaySpend(String caseNumber);
}
