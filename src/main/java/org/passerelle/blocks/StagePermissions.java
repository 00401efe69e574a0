package org.passerelle.blocks;

import org.passerelle.cases.Cases;
import org.passerelle.cases.ProjectCase;
import org.passerelle.expenses.ExpensePermission;
import org.passerelle.programmes.Programme;
import org.passerelle.programmes.Programmes;
import org.passerelle.sales.SalesPermission;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Treasury;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who may sell and spend under the cooperative's number: quotes during the test (also while it is suspended), invoices until the
 * balance is paid, expenses as long as there is a treasury, since documents come late (T6), and until the case is closed: then nobody is
 * left to decide about a treasury that they make negative.
 */
@Component
class StagePermissions implements SalesPermission, ExpensePermission {

    private final Cases cases;
    private final Programmes programmes;
    private final ObjectProvider<Treasury> treasury;

    StagePermissions(Cases cases, Programmes programmes, ObjectProvider<Treasury> treasury) {
        this.cases = cases;
        this.programmes = programmes;
        this.treasury = treasury;
    }

    @Override
    public void checkMayInvoice(String caseNumber) {
        if (!treasury.getObject().isOpen(caseNumber)) throw new Refused("no-treasury-yet");
        if (treasury.getObject().isSettled(caseNumber)) throw new Refused("treasury-settled");
    }

    @Override
    public void checkMayQuote(String caseNumber) {
        if (!isInTreasuryStage(cases.byNumber(caseNumber))) throw new Refused("quote-outside-test");
    }

    @Override
    public void checkMaySpend(String caseNumber) {
        if (!treasury.getObject().isOpen(caseNumber)) throw new Refused("no-treasury-yet");
        if (isOver(cases.byNumber(caseNumber))) throw new Refused("expense-case-closed");
    }

    private boolean isOver(ProjectCase projectCase) {
        return programmes.programme(projectCase.programme()).isLast(projectCase.stage());
    }

    private boolean isInTreasuryStage(ProjectCase projectCase) {
        return programmes
                .programme(projectCase.programme())
                .treasuryStage()
                .map(Programme.Stage::code)
                .filter(projectCase.stage()::equals)
                .isPresent();
    }
}
