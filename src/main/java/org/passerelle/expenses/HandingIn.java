package org.passerelle.expenses;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.documents.Documents;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.CheckedNumbers;
import org.passerelle.shared.Refused;
import org.passerelle.treasury.Euros;
import org.passerelle.treasury.Vat;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From a draft to something that others look at: amounts worked out, receipts sealed under a readable name. */
@Component
@Transactional
public class HandingIn {

    /** Totals of papers are rounded by line or by rate: a few cents of difference are no mistake. */
    private static final long TOLERANCE = 5;

    private static final int FARTHEST = 2000;

    private final JdbcClient database;
    private final OutlayRows rows;
    private final Suppliers suppliers;
    private final SpendingTerms terms;
    private final ExpensePermission permission;
    private final Documents documents;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    HandingIn(
            JdbcClient database,
            OutlayRows rows,
            Suppliers suppliers,
            SpendingTerms terms,
            ExpensePermission permission,
            Documents documents,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.database = database;
        this.rows = rows;
        this.suppliers = suppliers;
        this.terms = terms;
        this.permission = permission;
        this.documents = documents;
        this.clock = clock;
        this.events = events;
    }

    /** @param iban the account on which the holder wants to be paid back */
    public void claim(long id, String iban, List<ClaimLine> lines, Actor by) {
        var outlay = draft(id);
        if (outlay.lines().isEmpty()) throw new Refused("outlay-empty");
        var account = CheckedNumbers.iban(iban).orElseThrow(() -> new Refused("iban-wrong", iban));
        for (var line : outlay.lines()) {
            var given = lines.stream().filter(one -> one.lineId() == line.id()).findFirst();
            hand(outlay, line, given.orElseThrow(() -> new Refused("outlay-line-gone")));
        }
        database.sql("update expenses_outlay set iban = :iban where id = :id")
                .param("iban", account)
                .param("id", id)
                .update();
        submitted(outlay, by);
    }

    private void hand(Outlay outlay, OutlayLine line, ClaimLine given) {
        if (given.description().isBlank()) throw new Refused("outlay-description-missing");
        Outlays.refuseDate(given.datedOn(), clock.today());
        if (line.journey()) handJourney(outlay, given);
        else handPurchase(outlay, line, given);
        var title = title(
                given.datedOn(),
                given.description(),
                rows.find(outlay.id()).orElseThrow().lines().stream()
                        .filter(one -> one.id() == line.id())
                        .mapToLong(OutlayLine::grossCents)
                        .sum());
        line.documents().forEach(document -> seal(document, title));
    }

    private void handPurchase(Outlay outlay, OutlayLine line, ClaimLine given) {
        if (line.documents().isEmpty()) throw new Refused("outlay-receipt-missing", given.description());
        var deductible = category(outlay, given.category());
        long gross = Euros.checked(given.grossCents());
        write(given, gross, Vat.within(gross, Vat.checkedRate(given.vatPercent())), deductible, null);
    }

    /** At the rate of the month of the journey (T8); there is no VAT in it. */
    private void handJourney(Outlay outlay, ClaimLine given) {
        int kilometres = Objects.requireNonNullElse(given.kilometres(), 0);
        if (kilometres < 1 || kilometres > FARTHEST) throw new Refused("kilometres-out-of-range", FARTHEST);
        var rate = terms.kilometreRate(outlay.caseNumber(), given.datedOn());
        if (rate.signum() == 0) throw new Refused("kilometres-not-paid");
        write(given, journeyCents(rate, kilometres), 0, 0, rate);
    }

    public static long journeyCents(BigDecimal rate, int kilometres) {
        return rate.multiply(BigDecimal.valueOf(kilometres))
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private int category(Outlay outlay, @Nullable String category) {
        var deductible = terms.categories(outlay.caseNumber()).get(String.valueOf(category));
        if (deductible == null) throw new Refused("expense-category-unknown", String.valueOf(category));
        return deductible;
    }

    private void write(ClaimLine given, long gross, long vat, int deductible, @Nullable BigDecimal rate) {
        database.sql("""
                        update expenses_outlay_line set dated_on = :dated, description = :description, category = :category,
                               gross_cents = :gross, vat_percent = :percent, vat_cents = :vat, kilometres = :kilometres,
                               kilometre_rate = :rate, vat_deductible_percent = :deductible
                         where id = :id""")
                .param("dated", given.datedOn())
                .param("description", given.description().strip())
                .param("category", rate == null ? given.category() : "kilometres")
                .param("gross", gross)
                .param("percent", rate == null ? given.vatPercent() : 0)
                .param("vat", vat)
                .param("kilometres", given.kilometres())
                .param("rate", rate)
                .param("deductible", deductible)
                .param("id", given.lineId())
                .update();
    }

    /**
     * An invoice or credit note of a supplier. What its lines add up to must be what the paper says; the same paper is taken once in the
     * whole cooperative.
     */
    public void supplierPaper(long id, SupplierPaper paper, Actor by) {
        var outlay = draft(id);
        if (outlay.documents().isEmpty()) throw new Refused("outlay-receipt-missing", paper.description());
        check(paper);
        var number = checked(paper.enterpriseNumber(), Supplier::enterpriseNumber, "enterprise-number-wrong");
        var iban = checked(paper.iban(), CheckedNumbers::iban, "iban-wrong");
        if (iban == null && outlay.kind() == OutlayKind.SUPPLIER_INVOICE) throw new Refused("iban-missing");
        var reference = checked(paper.paymentReference(), CheckedNumbers::paymentReference, "payment-reference-wrong");
        addLines(outlay, paper);
        long supplier = suppliers.knownAs(outlay.cooperative(), paper.supplier(), number);
        refuseTwice(outlay, supplier, paper);
        database.sql("""
                        update expenses_outlay set supplier_id = :supplier, number = :number, dated_on = :dated, due_on = :due,
                               payment_reference = :reference, iban = :iban where id = :id""")
                .param("supplier", supplier)
                .param("number", paper.number().strip())
                .param("dated", paper.datedOn())
                .param("due", paper.dueOn())
                .param("reference", reference)
                .param("iban", iban)
                .param("id", id)
                .update();
        var title = title(paper.datedOn(), paper.supplier() + " " + paper.number(), paper.grossCents());
        outlay.documents().forEach(document -> seal(document, title));
        try {
            submitted(outlay, by);
        } catch (DuplicateKeyException atTheSameMoment) {
            throw new Refused("supplier-paper-twice", paper.number(), paper.datedOn());
        }
    }

    private void check(SupplierPaper paper) {
        if (paper.supplier().isBlank()) throw new Refused("supplier-missing");
        if (paper.number().isBlank()) throw new Refused("supplier-number-missing");
        if (paper.description().isBlank()) throw new Refused("outlay-description-missing");
        Outlays.refuseDate(paper.datedOn(), clock.today());
        if (paper.dueOn().isBefore(paper.datedOn())) throw new Refused("due-before-date", paper.dueOn());
        if (paper.netCents().isEmpty()) throw new Refused("amount-not-positive");
    }

    private void addLines(Outlay outlay, SupplierPaper paper) {
        int deductible = category(outlay, paper.category());
        long total = 0;
        for (var share : paper.netCents().entrySet()) {
            total += Euros.checked(share.getValue()) + Vat.cents(share.getValue(), Vat.checkedRate(share.getKey()));
        }
        long difference = Euros.checked(paper.grossCents()) - total;
        boolean taxed = paper.netCents().lastKey() > 0;
        if (Math.abs(difference) > (taxed ? TOLERANCE : 0)) {
            throw new Refused("total-differs", Euros.of(total), Euros.of(paper.grossCents()));
        }
        int sign = outlay.kind().sign();
        for (var share : paper.netCents().entrySet()) {
            boolean highest = share.getKey().equals(paper.netCents().lastKey());
            long vat = Vat.cents(share.getValue(), share.getKey()) + (highest ? difference : 0);
            database.sql("""
                            insert into expenses_outlay_line (outlay_id, kind, dated_on, description, category, gross_cents,
                                vat_percent, vat_cents, vat_deductible_percent)
                            values (:outlay, 'purchase', :dated, :description, :category, :gross, :percent, :vat, :deductible)""")
                    .param("outlay", outlay.id())
                    .param("dated", paper.datedOn())
                    .param("description", paper.description().strip())
                    .param("category", paper.category())
                    .param("gross", sign * (share.getValue() + vat))
                    .param("percent", share.getKey())
                    .param("vat", sign * vat)
                    .param("deductible", deductible)
                    .update();
        }
    }

    private void refuseTwice(Outlay outlay, long supplier, SupplierPaper paper) {
        boolean known = database.sql("""
                        select exists (select 1 from expenses_outlay
                         where supplier_id = :supplier and kind = :kind and lower(number) = lower(:number)
                           and extract(year from dated_on) = :year and status in ('submitted', 'checked', 'booked'))""")
                .param("supplier", supplier)
                .param("kind", outlay.kind().code())
                .param("number", paper.number().strip())
                .param("year", paper.datedOn().getYear())
                .query(Boolean.class)
                .single();
        if (known) throw new Refused("supplier-paper-twice", paper.number(), paper.datedOn());
    }

    private Outlay draft(long id) {
        rows.lock(List.of(id));
        var outlay = rows.find(id).orElseThrow(() -> new Refused("outlay-unknown", id));
        if (!outlay.isDraft()) throw new Refused("outlay-already-sent");
        permission.checkMaySpend(outlay.caseNumber());
        return outlay;
    }

    private void submitted(Outlay outlay, Actor by) {
        database.sql("""
                        update expenses_outlay set status = 'submitted', submitted_at = :at, submitted_by_name = :name
                         where id = :id""")
                .param("at", Timestamp.from(clock.instant()))
                .param("name", by.name())
                .param("id", outlay.id())
                .update();
        events.publishEvent(new OutlaySubmitted(outlay.caseNumber(), outlay.id()));
    }

    private void seal(long document, String title) {
        documents.rename(document, title);
        documents.seal(document);
    }

    /** «2027-03-12 Ticket Brico 45,90 €»: in a folder of downloads the papers stand in the order of their dates. */
    private static String title(LocalDate dated, String what, long grossCents) {
        var amount = new DecimalFormat("0.00", DecimalFormatSymbols.getInstance(Locale.GERMANY));
        return dated + " " + what.strip() + " " + amount.format(Euros.of(Math.abs(grossCents))) + " €";
    }

    private static @Nullable String checked(
            @Nullable String given, Function<String, Optional<String>> number, String otherwise) {
        if (given == null) return null;
        return number.apply(given).orElseThrow(() -> new Refused(otherwise, given));
    }
}
