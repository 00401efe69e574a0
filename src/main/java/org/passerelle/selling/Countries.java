package org.passerelle.selling;

import java.text.Collator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/** The countries a client may live in, as a list to choose from in the language of the page: most live in Belgium. */
final class Countries {

    static final String USUAL = "BE";

    private Countries() {}

    static List<List<String>> named() {
        var locale = LocaleContextHolder.getLocale();
        var byName = Collator.getInstance(locale);
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> List.of(code, new Locale("", code).getDisplayCountry(locale)))
                .sorted((a, b) -> byName.compare(a.get(1), b.get(1)))
                .toList();
    }
}
