package org.passerelle.sales;

/** Whether the stage of a case allows it; throws {@link org.passerelle.shared.Refused} when not. Provided by the application. */
public interface SalesPermission {

    void checkMayInvoice(String caseNumber);

    void checkMayQuote(String caseNumber);
}
