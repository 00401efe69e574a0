package org.passerelle.bookkeeping;

import java.util.Arrays;
import java.util.Locale;
import org.passerelle.web.TableExport;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Names what is taken home: the title with cooperative and period, the columns in the language of the page. */
@Component
class Exports {

    private final MessageSource messages;

    Exports(MessageSource messages) {
        this.messages = messages;
    }

    /** @param columns keys of their words, {@code ledger.column.<column>} */
    TableExport table(Ledgers.Book book, String title, Period period, Locale locale, String... columns) {
        return table(
                word(title, locale) + " " + book.office().name() + " " + period.from() + " " + period.to(),
                locale,
                columns);
    }

    TableExport table(String title, Locale locale, String... columns) {
        return new TableExport(
                title,
                Arrays.stream(columns)
                        .map(column -> word("ledger.column." + column, locale))
                        .toList());
    }

    String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
