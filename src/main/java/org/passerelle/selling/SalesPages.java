package org.passerelle.selling;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.CaseGuard;
import org.passerelle.casefiles.CaseHead;
import org.passerelle.programmes.Programme;
import org.passerelle.web.Form;
import org.passerelle.web.NavItem;
import org.passerelle.web.TableExport;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything sold, open, late and paid: of the cooperatives for staff, of the own case for a holder; the filters are in the address. */
@Controller
class SalesPages {

    private final Seats seats;
    private final SalesList list;
    private final CaseHead head;
    private final MessageSource messages;

    SalesPages(Seats seats, SalesList list, CaseHead head, MessageSource messages) {
        this.seats = seats;
        this.list = list;
        this.head = head;
        this.messages = messages;
    }

    @Bean
    static NavItem salesItem() {
        return new NavItem("sales", "/sales", "doc", 25, Set.of(Roles.ACCOUNTANT, Roles.COORDINATOR, Roles.ADVISOR));
    }

    @GetMapping("/sales")
    String sales(@RequestParam Map<String, String> given, @AuthenticationPrincipal SignedIn who, Model model) {
        var own = seats.cooperatives(who);
        if (own.isEmpty()) throw CaseGuard.notFound();
        var filter = filter(own, null, given);
        fill(filter, given, model);
        model.addAttribute(
                "cooperatives",
                own.stream().map(Programme.Cooperative::organisation).toList());
        model.addAttribute(
                "toIssue",
                list.sums(filter(own, null, Map.of("shown", "to-issue"))).count());
        model.addAttribute(
                "toInvoice",
                list.sums(filter(own, null, Map.of("shown", "to-invoice"))).count());
        return "sales";
    }

    @GetMapping("/sales/export.{format:xlsx|csv}")
    ResponseEntity<byte[]> export(
            @PathVariable String format,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        var own = seats.cooperatives(who);
        if (own.isEmpty()) throw CaseGuard.notFound();
        return export(filter(own, null, given), locale).as(format);
    }

    @GetMapping("/sales/{number}")
    String ofCase(
            @PathVariable String number,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        var seat = seats.of(number, who);
        var cooperative = List.of(seat.cooperative());
        model.addAttribute("seat", seat);
        model.addAttribute("head", head.of(seat.projectCase()));
        model.addAttribute("drafts", list.all(new SalesList.Filter(cooperative, number, "drafts", null, null, null)));
        model.addAttribute("quotes", list.all(new SalesList.Filter(cooperative, number, "quotes", null, null, null)));
        fill(filter(cooperative, number, given), given, model);
        return "sales-case";
    }

    @GetMapping("/sales/{number}/export.{format:xlsx|csv}")
    ResponseEntity<byte[]> exportOfCase(
            @PathVariable String number,
            @PathVariable String format,
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        var seat = seats.of(number, who);
        return export(filter(List.of(seat.cooperative()), number, given), locale)
                .as(format);
    }

    private void fill(SalesList.Filter filter, Map<String, String> given, Model model) {
        int page = given.getOrDefault("page", "").matches("[1-9]\\d{0,4}") ? Integer.parseInt(given.get("page")) : 1;
        var sums = list.sums(filter);
        model.addAttribute("rows", list.page(filter, page));
        model.addAttribute("sums", sums);
        model.addAttribute("page", page);
        model.addAttribute("pages", Math.max(1, (sums.count() + SalesList.PAGE - 1) / SalesList.PAGE));
        model.addAttribute("shown", filter.shown());
        model.addAttribute("shownChoices", SalesList.SHOWN);
        model.addAttribute("q", filter.q());
        model.addAttribute("from", filter.from());
        model.addAttribute("to", filter.to());
        model.addAttribute("cooperative", given.getOrDefault("cooperative", ""));
    }

    private static SalesList.Filter filter(
            List<Programme.Cooperative> own, @Nullable String number, Map<String, String> given) {
        return filter(own.stream().map(Programme.Cooperative::code).toList(), number, given);
    }

    private static SalesList.Filter filter(
            java.util.Collection<String> own, @Nullable String number, Map<String, String> given) {
        var cooperative = given.getOrDefault("cooperative", "");
        var shown = given.getOrDefault("shown", "");
        return new SalesList.Filter(
                own.contains(cooperative) ? List.of(cooperative) : own,
                number,
                SalesList.SHOWN.contains(shown) ? shown : "",
                Form.asked(given, "q"),
                day(given, "from"),
                day(given, "to"));
    }

    private static @Nullable LocalDate day(Map<String, String> given, String name) {
        try {
            return LocalDate.parse(given.getOrDefault(name, ""));
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private TableExport export(SalesList.Filter filter, Locale locale) {
        var columns = List.of(
                "kind",
                "number",
                "reference",
                "client",
                "person",
                "project",
                "case",
                "cooperative",
                "date",
                "due",
                "net",
                "vat",
                "gross",
                "received",
                "open",
                "status");
        var table = new TableExport(
                text("sell.export", locale),
                columns.stream()
                        .map(column -> text("sell.column." + column, locale))
                        .toList());
        for (var row : list.all(filter)) {
            table.row(
                    text("sell.kind." + row.kind(), locale),
                    row.number(),
                    row.reference(),
                    row.client(),
                    row.person(),
                    row.projectName(),
                    row.caseNumber(),
                    row.cooperative(),
                    row.datedOn(),
                    row.dueOn(),
                    TableExport.euros(row.netCents()),
                    TableExport.euros(row.vatCents()),
                    TableExport.euros(row.grossCents()),
                    TableExport.euros(row.receivedCents()),
                    TableExport.euros(row.openCents()),
                    text("sell.status." + row.status(), locale));
        }
        return table;
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
