package org.passerelle.expenses;

import java.util.Locale;
import java.util.Optional;
import nl.garvelink.iban.IBAN;

/** Numbers that carry their own check: what was mistyped is found before money goes to a stranger. */
public final class Numbers {

    private Numbers() {}

    /** BE68539007547034 of whatever blanks it was written with; empty when its check digits do not hold (ISO 13616). */
    public static Optional<String> iban(String given) {
        try {
            return Optional.of(IBAN.parse(given.toUpperCase(Locale.ROOT).replaceAll("[\\s.-]", ""))
                    .toPlainString());
        } catch (RuntimeException wrong) {
            return Optional.empty();
        }
    }

    /** BE68 5390 0754 7034, as people read it. */
    public static String grouped(String iban) {
        return iban.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /**
     * BE0123456749 of 0123.456.749 or BE 123 456 749; empty when its check digits do not hold. A number of another country is kept as it
     * was written.
     */
    public static Optional<String> enterprise(String given) {
        var compact = given.toUpperCase(Locale.ROOT).replaceAll("[\\s./-]", "");
        if (compact.matches("(?!BE)[A-Z]{2}[A-Z0-9]{4,14}")) return Optional.of(compact);
        if (!compact.matches("(BE)?[01]?\\d{9}")) return Optional.empty();
        var digits = compact.replace("BE", "");
        var ten = digits.length() == 9 ? "0" + digits : digits;
        long check = 97 - Long.parseLong(ten.substring(0, 8)) % 97;
        return check == Long.parseLong(ten.substring(8)) ? Optional.of("BE" + ten) : Optional.empty();
    }

    /** The twelve digits of +++090/9337/55493+++; empty when they do not hold. A free text stays as it is. */
    public static Optional<String> paymentReference(String given) {
        var digits = given.replaceAll("[\\s+*/.]", "");
        if (!digits.matches("\\d{12}")) return given.length() <= 140 ? Optional.of(given.strip()) : Optional.empty();
        long rest = Long.parseLong(digits.substring(0, 10)) % 97;
        boolean holds = Long.parseLong(digits.substring(10)) == (rest == 0 ? 97 : rest);
        return holds
                ? Optional.of(
                        "+++%s/%s/%s+++".formatted(digits.substring(0, 3), digits.substring(3, 7), digits.substring(7)))
                : Optional.empty();
    }
}
