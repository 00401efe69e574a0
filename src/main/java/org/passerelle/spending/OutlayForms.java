package org.passerelle.spending;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.passerelle.expenses.ClaimLine;
import org.passerelle.expenses.HandingIn;
import org.passerelle.expenses.Outlay;
import org.passerelle.expenses.OutlayLine;
import org.passerelle.expenses.SpendingTerms;
import org.passerelle.expenses.Supplier;
import org.passerelle.expenses.SupplierPaper;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.CheckedNumbers;
import org.passerelle.web.Form;
import org.springframework.stereotype.Component;

/** What stands in the drafts, as forms: what is wrong with it in words at the field, and what it is once nothing is. */
@Component
class OutlayForms {

    /** The rates of Belgium. */
    static final List<String> VAT = List.of("21", "12", "6", "0");

    private static final List<String> LINE =
            List.of("datedOn", "description", "category", "gross", "vat", "kilometres");
    private static final List<String> PAPER = List.of(
            "supplier",
            "enterpriseNumber",
            "iban",
            "number",
            "datedOn",
            "dueOn",
            "paymentReference",
            "description",
            "category",
            "net21",
            "net12",
            "net6",
            "net0",
            "gross");

    private final SpendingTerms terms;
    private final BusinessClock clock;

    OutlayForms(SpendingTerms terms, BusinessClock clock) {
        this.terms = terms;
        this.clock = clock;
    }

    /** Only the fields of the form, as they were typed. */
    static Map<String, String> typedLine(Form form) {
        return typed(form, LINE);
    }

    /** As {@link #typedLine}, of the form of the whole outlay. */
    static Map<String, String> typed(Outlay outlay, Form form) {
        return typed(form, outlay.kind().isClaim() ? List.of("iban") : PAPER);
    }

    private static Map<String, String> typed(Form form, List<String> fields) {
        var typed = new LinkedHashMap<String, String>();
        fields.stream().filter(form.values()::containsKey).forEach(field -> typed.put(field, form.value(field)));
        return typed;
    }

    static Form form(Map<String, String> typed) {
        return Form.of(
                typed.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))));
    }

    Form checked(Outlay outlay, OutlayLine line) {
        var form = form(line.typed());
        checkCommon(form);
        if (line.journey()) {
            form.required("kilometres", "outlay.kilometres.missing");
            form.number("kilometres", 1, 2000);
            return form;
        }
        if (line.documents().isEmpty()) form.refuse("file", "outlay.receipt.missing");
        form.required("gross", "form.money");
        form.cents("gross").filter(cents -> cents <= 0).ifPresent(none -> form.refuse("gross", "form.money"));
        form.oneOf("vat", VAT, "money.vat.missing");
        checkCategory(outlay, form);
        return form;
    }

    private void checkCommon(Form form) {
        form.required("description", "outlay.description.missing");
        form.atMost("description", 120);
        form.required("datedOn", "form.date");
        form.date("datedOn")
                .filter(day -> day.isAfter(clock.today()))
                .ifPresent(day -> form.refuse("datedOn", "outlay.date.future"));
        form.date("datedOn")
                .filter(day -> day.isBefore(clock.today().minusYears(2)))
                .ifPresent(day -> form.refuse("datedOn", "outlay.date.old"));
    }

    private void checkCategory(Outlay outlay, Form form) {
        form.oneOf("category", terms.categories(outlay.caseNumber()).keySet(), "outlay.category.missing");
    }

    ClaimLine line(Outlay outlay, OutlayLine line) {
        var form = checked(outlay, line);
        return new ClaimLine(
                line.id(),
                form.date("datedOn").orElse(LocalDate.EPOCH),
                form.value("description"),
                form.valueOrNull("category"),
                form.cents("gross").orElse(0L),
                form.number("vat", 0, 100).orElse(0),
                form.number("kilometres", 1, 2000).orElse(null));
    }

    long journeyCents(Outlay outlay, LocalDate on, Form line) {
        int kilometres = line.number("kilometres", 1, 2000).orElse(0);
        return HandingIn.journeyCents(terms.kilometreRate(outlay.caseNumber(), on), kilometres);
    }

    Form checked(Outlay outlay) {
        var form = form(outlay.typed());
        if (outlay.documents().isEmpty()) form.refuse("file", "outlay.receipt.missing");
        form.required("supplier", "outlay.supplier.missing");
        form.atMost("supplier", 120);
        if (form.has("enterpriseNumber")
                && Supplier.enterpriseNumber(form.value("enterpriseNumber")).isEmpty()) {
            form.refuse("enterpriseNumber", "outlay.enterpriseNumber.wrong");
        }
        if (outlay.kind().sign() > 0) form.required("iban", "outlay.iban.missing");
        checkIban(form);
        form.required("number", "outlay.number.missing");
        form.atMost("number", 60);
        checkCommon(form);
        form.date("dueOn");
        form.atMost("paymentReference", 140);
        if (form.has("paymentReference")
                && CheckedNumbers.paymentReference(form.value("paymentReference"))
                        .isEmpty()) {
            form.refuse("paymentReference", "outlay.paymentReference.wrong");
        }
        checkCategory(outlay, form);
        for (var rate : VAT)
            form.cents("net" + rate)
                    .filter(cents -> cents <= 0)
                    .ifPresent(none -> form.refuse("net" + rate, "form.money"));
        if (VAT.stream().noneMatch(rate -> form.has("net" + rate))) form.refuse("net21", "outlay.net.missing");
        form.required("gross", "form.money");
        form.cents("gross").filter(cents -> cents <= 0).ifPresent(none -> form.refuse("gross", "form.money"));
        return form;
    }

    static void checkIban(Form form) {
        if (form.has("iban") && CheckedNumbers.iban(form.value("iban")).isEmpty())
            form.refuse("iban", "outlay.iban.wrong");
    }

    /** Without a due date it is due thirty days after its own, as the law has it. */
    SupplierPaper paper(Outlay outlay) {
        var form = checked(outlay);
        var net = new TreeMap<Integer, Long>();
        for (var rate : VAT) form.cents("net" + rate).ifPresent(cents -> net.put(Integer.valueOf(rate), cents));
        var dated = form.date("datedOn").orElse(LocalDate.EPOCH);
        return new SupplierPaper(
                form.value("supplier"),
                form.valueOrNull("enterpriseNumber"),
                form.valueOrNull("iban"),
                form.value("number"),
                dated,
                form.date("dueOn").orElse(dated.plusDays(30)),
                form.valueOrNull("paymentReference"),
                form.value("description"),
                form.value("category"),
                net,
                form.cents("gross").orElse(0L));
    }

    List<String> categories(Outlay outlay) {
        return List.copyOf(terms.categories(outlay.caseNumber()).keySet());
    }
}
