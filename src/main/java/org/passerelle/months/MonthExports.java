package org.passerelle.months;

import java.util.Arrays;
import java.util.Locale;
import org.passerelle.accounts.SignedIn;
import org.passerelle.casefiles.Wording;
import org.passerelle.web.Formats;
import org.passerelle.web.TableExport;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The tables of a month to take home: case by case, and the list of payments for the bank. */
@Controller
@RequestMapping("/months/{cooperative}/{month}")
class MonthExports {

    private final MonthPages pages;
    private final MonthLines lines;
    private final MessageSource messages;

    MonthExports(MonthPages pages, MonthLines lines, MessageSource messages) {
        this.pages = pages;
        this.lines = lines;
        this.messages = messages;
    }

    @GetMapping("/cases.{format:xlsx|csv}")
    ResponseEntity<byte[]> cases(
            @PathVariable String cooperative,
            @PathVariable String month,
            @PathVariable String format,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        var view = pages.view(cooperative, month, who);
        var table = table(
                view,
                locale,
                "months.by-case",
                "months.number",
                "tasks.person",
                "money.opening",
                "money.sales",
                "money.expenses",
                "money.contribution",
                "money.allowance",
                "months.allowance-due",
                "months.paidOut",
                "months.writtenOff",
                "money.closing");
        for (var line : lines.of(view.key())) {
            var of = line.figures();
            var preview = line.preview();
            table.row(
                    line.name().number(),
                    line.name().person(),
                    TableExport.euros(of.openingCents()),
                    TableExport.euros(of.netReceivedCents()),
                    TableExport.euros(-of.expensesCents()),
                    TableExport.euros(-of.contributionCents()),
                    TableExport.euros(-of.allowanceCents()),
                    preview == null ? null : TableExport.euros(preview.allowanceDueCents()),
                    TableExport.euros(-of.paidOutCents()),
                    TableExport.euros(of.writtenOffCents()),
                    TableExport.euros(of.closingCents()));
        }
        return table.as(format);
    }

    @GetMapping("/payments.{format:xlsx|csv}")
    ResponseEntity<byte[]> payments(
            @PathVariable String cooperative,
            @PathVariable String month,
            @PathVariable String format,
            @AuthenticationPrincipal SignedIn who,
            Locale locale) {
        var view = pages.view(cooperative, month, who);
        var table = table(
                view,
                locale,
                "months.payments",
                "tasks.person",
                "months.iban",
                "months.amount",
                "months.reference",
                "months.paidOn");
        var of = Formats.in(Wording.language()).month(view.key().month());
        for (var owed : lines.owed(view.key())) {
            var kind = word("months.reference." + owed.payment().kind(), locale);
            table.row(
                    owed.name().person(),
                    owed.name().iban(),
                    TableExport.euros(owed.payment().cents()),
                    kind + " " + of + ", " + owed.name().number(),
                    owed.payment().paidOn());
        }
        return table.as(format);
    }

    private TableExport table(MonthView view, Locale locale, String title, String... columns) {
        var name = word(title, locale) + " " + view.office().name() + " "
                + view.key().month();
        return new TableExport(
                name, Arrays.stream(columns).map(column -> word(column, locale)).toList());
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
