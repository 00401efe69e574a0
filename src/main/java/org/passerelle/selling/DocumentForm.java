package org.passerelle.selling;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefiles.Refusals;
import org.passerelle.sales.ClientDetails;
import org.passerelle.sales.DocumentLine;
import org.passerelle.sales.SalesDraft;
import org.passerelle.sales.VatCategory;
import org.passerelle.shared.Refused;
import org.passerelle.web.Form;

/**
 * What somebody types for a quote or an invoice, and how it becomes one. Lines are numbered fields ({@code description-1},
 * {@code quantity-1} …); a line of which nothing but the rate is filled in is no line.
 */
final class DocumentForm {

    static final int MOST_LINES = 60;
    static final String NEW = "new";

    private static final List<String> OF_A_LINE = List.of("description", "quantity", "unit", "price", "vat");
    private static final List<String> OF_A_CLIENT = List.of(
            "clientName",
            "clientNumber",
            "clientVatNumber",
            "clientEmail",
            "clientStreet",
            "clientPostalCode",
            "clientCity",
            "clientCountry",
            "clientLanguage");
    private static final List<String> OTHERS = List.of("reference", "client", "days", "note", "orderNumber");
    private static final Pattern NUMBERED = Pattern.compile("(?:description|quantity|unit|price|vat)-(\\d{1,2})");
    private static final Pattern QUANTITY = Pattern.compile("\\d{1,6}([.,]\\d{1,3})?");

    /** @param clientId of the book, or null with {@code details} of somebody new */
    public record Typed(
            String reference,
            @Nullable Long clientId,
            @Nullable ClientDetails details,
            List<DocumentLine> lines,
            @Nullable Integer days,
            @Nullable String note,
            @Nullable String orderNumber) {}

    private DocumentForm() {}

    /** The fields that a draft keeps, and no others that a request may hold. */
    static Map<String, List<String>> fields(Form form) {
        var kept = new LinkedHashMap<String, List<String>>();
        form.values().forEach((name, values) -> {
            boolean known = OTHERS.contains(name)
                    || OF_A_CLIENT.contains(name)
                    || NUMBERED.matcher(name).matches();
            if (known && values.stream().anyMatch(value -> !value.isBlank())) kept.put(name, values);
        });
        return kept;
    }

    static Map<String, List<String>> fields(List<DocumentLine> lines) {
        var fields = new LinkedHashMap<String, List<String>>();
        int n = 0;
        for (var line : lines) {
            n++;
            fields.put("description-" + n, List.of(line.description()));
            fields.put("quantity-" + n, List.of(line.quantity().toPlainString().replace('.', ',')));
            if (!line.unit().isEmpty()) fields.put("unit-" + n, List.of(line.unit()));
            fields.put(
                    "price-" + n,
                    List.of(BigDecimal.valueOf(line.unitCents(), 2)
                            .toPlainString()
                            .replace('.', ',')));
            fields.put("vat-" + n, List.of(line.vat().code()));
        }
        return fields;
    }

    /** How many lines the page shows. */
    static int rows(Form form) {
        int last = 1;
        for (var name : form.values().keySet()) {
            var numbered = NUMBERED.matcher(name);
            if (numbered.matches() && form.has(name)) last = Math.max(last, Integer.parseInt(numbered.group(1)));
        }
        return Math.min(last, MOST_LINES);
    }

    /** Takes one line out and moves those after it up. */
    static void remove(Form form, int line) {
        for (int n = line; n <= MOST_LINES; n++) {
            for (var field : OF_A_LINE) {
                var next = form.values(field + "-" + (n + 1));
                form.forget(field + "-" + n);
                if (!next.isEmpty()) form.with(field + "-" + n, next.get(0));
            }
        }
    }

    /** Puts what is wrong on the fields; empty when something is. */
    static Optional<Typed> read(Form form, SalesDraft.Kind kind) {
        form.required("reference", "sell.reference.missing");
        form.atMost("reference", 60);
        form.atMost("note", 1000);
        form.atMost("orderNumber", 60);
        Long clientId = null;
        ClientDetails details = null;
        if (form.value("client").equals(NEW)) details = client(form);
        else if (form.value("client").matches("\\d{1,18}")) clientId = Long.valueOf(form.value("client"));
        else form.refuse("client", "sell.client.missing");
        var days = kind == SalesDraft.Kind.QUOTE ? form.number("days", 1, 365) : form.number("days", 0, 120);
        var lines = lines(form);
        if (!form.accepted()) return Optional.empty();
        return Optional.of(new Typed(
                form.value("reference"),
                clientId,
                details,
                lines,
                days.orElse(null),
                form.valueOrNull("note"),
                form.valueOrNull("orderNumber")));
    }

    private static @Nullable ClientDetails client(Form form) {
        form.required("clientName", "sell.client.name.missing");
        for (var field : List.of("clientName", "clientStreet", "clientCity")) form.atMost(field, 120);
        form.atMost("clientPostalCode", 12);
        form.email("clientEmail");
        if (!form.accepted() && form.fault("clientName") != null) return null;
        try {
            return new ClientDetails(
                    form.value("clientName"),
                    form.valueOrNull("clientNumber"),
                    form.valueOrNull("clientVatNumber"),
                    null,
                    form.fault("clientEmail") == null ? form.valueOrNull("clientEmail") : null,
                    null,
                    null,
                    form.valueOrNull("clientStreet"),
                    form.valueOrNull("clientPostalCode"),
                    form.valueOrNull("clientCity"),
                    form.has("clientCountry") ? form.value("clientCountry") : Countries.USUAL,
                    form.has("clientLanguage") ? form.value("clientLanguage") : "fr");
        } catch (Refused refused) {
            var field = switch (refused.code()) {
                case "enterprise-number-wrong" -> "clientNumber";
                case "vat-number-wrong" -> "clientVatNumber";
                case "client-email-wrong" -> "clientEmail";
                case "client-country-unknown" -> "clientCountry";
                default -> "clientName";
            };
            Refusals.tell(form, field, refused);
            return null;
        }
    }

    private static List<DocumentLine> lines(Form form) {
        var lines = new ArrayList<DocumentLine>();
        int rows = rows(form);
        int faults = form.faults().size();
        for (int n = 1; n <= rows; n++) {
            // The only line there is must say something: its own fields then tell what is missing.
            if (rows > 1 && isBlank(form, n)) continue;
            var line = line(form, n);
            if (line != null) lines.add(line);
        }
        if (lines.isEmpty() && form.faults().size() == faults) form.refuse("description-1", "sell.lines.missing");
        return lines;
    }

    private static boolean isBlank(Form form, int n) {
        return !form.has("description-" + n) && !form.has("price-" + n);
    }

    private static @Nullable DocumentLine line(Form form, int n) {
        form.required("description-" + n, "sell.line.description.missing");
        form.atMost("description-" + n, 500);
        form.atMost("unit-" + n, 20);
        form.required("price-" + n, "form.money");
        var price = form.cents("price-" + n);
        var quantity = quantity(form, n);
        var vat = form.value("vat-" + n).isEmpty() ? "21" : form.value("vat-" + n);
        if (form.fault("description-" + n) != null || price.isEmpty() || quantity.isEmpty()) return null;
        try {
            return new DocumentLine(
                    form.value("description-" + n),
                    quantity.get(),
                    form.value("unit-" + n),
                    price.get(),
                    VatCategory.of(vat));
        } catch (Refused refused) {
            var field = switch (refused.code()) {
                case "line-description-missing", "line-description-long" -> "description-";
                case "line-quantity-not-positive", "line-quantity-odd" -> "quantity-";
                case "vat-rate-unknown" -> "vat-";
                default -> "price-";
            };
            Refusals.tell(form, field + n, refused);
            return null;
        }
    }

    private static Optional<BigDecimal> quantity(Form form, int n) {
        var text = form.value("quantity-" + n).replaceAll("[\\s\\u00a0\\u202f]", "");
        if (text.isEmpty()) return Optional.of(BigDecimal.ONE);
        if (!QUANTITY.matcher(text).matches()) {
            form.refuse("quantity-" + n, "sell.quantity.wrong");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.replace(',', '.')));
    }

    /** What can be made out already of a document that is still being written. */
    static @Nullable Long grossSoFar(Form form) {
        var copy = Form.of(form.values());
        var lines = lines(copy);
        if (lines.isEmpty()) return null;
        try {
            return org.passerelle.sales.Totals.of(lines).grossCents();
        } catch (Refused tooMuch) {
            return null;
        }
    }
}
