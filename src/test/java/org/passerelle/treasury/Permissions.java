package org.passerelle.treasury;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.expenses.ExpensePermission;
import org.passerelle.sales.SalesPermission;
import org.passerelle.shared.Refused;

/** Allows everything but to the cases named in it. */
public class Permissions implements SalesPermission, ExpensePermission {

    public final Set<String> refused = ConcurrentHashMap.newKeySet();

    @Override
    public void checkMayInvoice(String caseNumber) {
        check(caseNumber);
    }

    @Override
    public void checkMayQuote(String caseNumber) {
        check(caseNumber);
    }

    @Override
    public void checkMaySpend(String caseNumber) {
        check(caseNumber);
    }

    private void check(String caseNumber) {
        if (refused.contains(caseNumber)) throw new Refused("not-in-test", caseNumber);
    }
}
