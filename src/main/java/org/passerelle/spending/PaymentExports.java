package org.passerelle.spending;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.expenses.BankFiles;
import org.passerelle.expenses.Outlay;
import org.passerelle.expenses.PaymentList;
import org.passerelle.web.TableExport;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Payments as people take them home, and as the bank takes them. */
@Component
class PaymentExports {

    private static final List<String> COLUMNS =
            List.of("list", "status", "payee", "iban", "reference", "for", "kind", "case", "due", "amount");

    private final MessageSource messages;

    PaymentExports(MessageSource messages) {
        this.messages = messages;
    }

    TableExport table(Locale locale, String title) {
        return new TableExport(
                text(title, locale),
                COLUMNS.stream()
                        .map(column -> text("payments.column." + column, locale))
                        .toList());
    }

    /** @param list null while it is on none */
    void add(TableExport table, @Nullable PaymentList list, Outlay outlay, PaymentPages.Line line, Locale locale) {
        boolean paid = list != null && list.isPaid();
        table.row(
                list == null ? null : BankFiles.number(list),
                text(paid ? "outlay.state.paid" : "payments.to-transfer", locale),
                line.payee(),
                outlay.iban(),
                outlay.message(),
                line.holder(),
                text("outlay." + line.kind(), locale),
                outlay.caseNumber(),
                outlay.dueOn(),
                TableExport.euros(outlay.grossCents()));
    }

    ResponseEntity<byte[]> file(String number, byte[] xml) {
        var disposition =
                ContentDisposition.attachment().filename(number + ".xml").build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_XML)
                .body(xml);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
