package org.passerelle.shared;

import java.util.Locale;
import java.util.Optional;
import nl.garvelink.iban.IBAN;

/** Numbers that carry their own check: what was mistyped is found before money goes to a stranger. Blanks, points and dashes do not count. */
public final class CheckedNumbers {

    private CheckedNumbers() {}

    /** BE68539007547034; empty when its check digits do not hold (ISO 13616). */
    public static Optional<String> iban(String given) {
        try {
            return Optional.of(IBAN.valueOf(compact(given)).toPlainString());
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** BE68 5390 0754 7034, as people read it. */
    public static String grouped(String iban) {
        return iban.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /**
     * BE0123456749 of 0123.456.749 or BE 123 456 749: ten digits of which the last two are 97 less the remainder of the others. Empty when
     * they are not.
     */
    public static Optional<String> belgianEnterprise(String given) {
        var compact = compact(given);
        if (!compact.matches("(BE)?[01]?\\d{9}")) return Optional.empty();
        var digits = compact.replace("BE", "");
        var ten = digits.length() == 9 ? "0" + digits : digits;
        long check = 97 - Long.parseLong(ten.substring(0, 8)) % 97;
        return check == Long.parseLong(ten.substring(8)) ? Optional.of("BE" + ten) : Optional.empty();
    }

    /** +++090/9337/55493+++ of the ten digits 0909337554: their remainder modulo 97 follows, where 97 stands for 0. */
    public static String paymentReference(long digits) {
        if (digits <= 0 || digits > 9_999_999_999L) throw new IllegalArgumentException("Ten digits at most: " + digits);
        return written("%010d%02d".formatted(digits, check(digits)));
    }

    /** The twelve digits of +++090/9337/55493+++; empty when they do not hold. A free text of what a bank takes stays as it is. */
    public static Optional<String> paymentReference(String given) {
        var digits = given.replaceAll("[\\s+*/.]", "");
        if (!digits.matches("\\d{12}")) return given.length() <= 140 ? Optional.of(given.strip()) : Optional.empty();
        boolean holds = Long.parseLong(digits.substring(10)) == check(Long.parseLong(digits.substring(0, 10)));
        return holds ? Optional.of(written(digits)) : Optional.empty();
    }

    private static long check(long tenDigits) {
        return tenDigits % 97 == 0 ? 97 : tenDigits % 97;
    }

    private static String written(String twelve) {
        return "+++" + twelve.substring(0, 3) + "/" + twelve.substring(3, 7) + "/" + twelve.substring(7) + "+++";
    }

    /** In capitals, without what people put between the digits. */
    public static String compact(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[\\s./\u00a0-]", "");
    }
}
