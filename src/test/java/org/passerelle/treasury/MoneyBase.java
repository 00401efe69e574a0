package org.passerelle.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.passerelle.database.FreshDatabase;
import org.passerelle.expenses.Expenses;
import org.passerelle.sales.Sales;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A cooperative of its own for each test, and the words to work with it. */
@SpringBootTest(
        classes = MoneyConfiguration.class,
        webEnvironment = WebEnvironment.NONE,
        properties = "passerelle.data=")
public abstract class MoneyBase {

    protected static final Actor ACCOUNTANT = new Actor(7L, "Ada", "Accountant");
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    protected Treasury treasury;

    @Autowired
    protected MonthEnd monthEnd;

    @Autowired
    protected HolderPayments payments;

    @Autowired
    protected TreasuryFigures figures;

    @Autowired
    protected Sales sales;

    @Autowired
    protected Expenses expenses;

    @Autowired
    protected PlannedTerms terms;

    @Autowired
    protected Permissions permissions;

    @Autowired
    protected Heard heard;

    @Autowired
    protected BusinessClock clock;

    @Autowired
    protected JdbcClient database;

    @Autowired
    protected FreshDatabase server;

    protected String cooperative;

    @BeforeEach
    void aCooperativeOfItsOwn() {
        cooperative = "coop" + NEXT.incrementAndGet();
    }

    protected JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(server.ownerUrl(), "postgres", ""));
    }

    protected void today(String day) {
        clock.standAt(
                LocalDate.parse(day).atTime(12, 0).atZone(BusinessClock.ZONE).toInstant());
    }

    protected String opened(String firstDay) {
        var caseNumber = "JY-" + NEXT.incrementAndGet();
        terms.plan(caseNumber, LocalDate.parse(firstDay));
        treasury.open(caseNumber, cooperative, LocalDate.parse(firstDay));
        return caseNumber;
    }

    /** Invoiced and paid today, without VAT. */
    protected void sold(String caseNumber, long netCents) {
        var reference = "S" + NEXT.incrementAndGet();
        sales.invoice(caseNumber, reference, "Bistro Central", netCents, 0, ACCOUNTANT);
        sales.receivePayment(caseNumber, reference, null, ACCOUNTANT);
    }

    protected void spent(String caseNumber, long netCents) {
        expenses.approve(caseNumber, netCents, 21, null, "Paint", ACCOUNTANT);
    }

    protected void close(String month) {
        monthEnd.close(cooperative, YearMonth.parse(month), ACCOUNTANT);
    }

    protected MonthFigures figuresOf(String caseNumber, String month) {
        return treasury.figures(caseNumber, YearMonth.parse(month));
    }

    protected static Refused refused(String code, ThrowingCallable asked) {
        var refused = catchThrowableOfType(Refused.class, asked);
        assertThat(refused).as("refusal " + code).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
        return refused;
    }

    /** Every entry balanced, every balance the sum of its journal, every account numbered without gaps. */
    protected void assertBooksWhole() {
        assertThat(Books.faults(database)).isEmpty();
    }
}
