package org.passerelle.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.garvelink.iban.IBAN;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.Refused;

/**
 * What the book keeps of a client, checked and written in one way; blanks are absent.
 *
 * @param contact whose attention letters are for
 * @param language of what is written to the client: fr, nl or en
 */
public record ClientDetails(
        String name,
        @Nullable String enterpriseNumber,
        @Nullable String vatNumber,
        @Nullable String iban,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String contact,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        String country,
        String language) {

    private static final Pattern BELGIAN = Pattern.compile("(BE)?(0?\\d{9}|1\\d{9})");
    private static final Pattern FOREIGN_VAT = Pattern.compile("[A-Z]{2}[A-Z0-9+*]{2,12}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+\\.[^@\\s.<>,;\"]{2,}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of("fr", "nl", "en");

    public ClientDetails {
        name = name.strip();
        if (name.isEmpty()) throw new Refused("client-missing");
        country = country.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) throw new Refused("client-country-unknown", country);
        if (!LANGUAGES.contains(language)) throw new Refused("client-language-unknown");
        enterpriseNumber = enterpriseNumber(given(enterpriseNumber), country);
        vatNumber = vatNumber(given(vatNumber));
        iban = iban(given(iban));
        email = given(email);
        if (email != null && !EMAIL.matcher(email).matches()) throw new Refused("client-email-wrong");
        phone = given(phone);
        contact = given(contact);
        street = given(street);
        postalCode = given(postalCode);
        city = given(city);
    }

    /** A client of whom nothing but the name is known. */
    static ClientDetails named(String name) {
        return new ClientDetails(name, null, null, null, null, null, null, null, null, null, "BE", "fr");
    }

    /** As an envelope has it, without the name. */
    public List<String> addressLines() {
        var lines = new ArrayList<String>();
        if (street != null) lines.add(street);
        var town = ((postalCode == null ? "" : postalCode + " ") + (city == null ? "" : city)).strip();
        if (!town.isEmpty()) lines.add(town);
        return List.copyOf(lines);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String enterpriseNumber(@Nullable String given, String country) {
        if (given == null) return null;
        var compact = compact(given);
        // Abroad there are other registers: their numbers are kept as they are written.
        if (!country.equals("BE") && !compact.startsWith("BE")) return given;
        return belgian(compact).orElseThrow(() -> new Refused("enterprise-number-wrong", given));
    }

    private static @Nullable String vatNumber(@Nullable String given) {
        if (given == null) return null;
        var compact = compact(given);
        if (compact.matches("(BE)?\\d+"))
            return belgian(compact).orElseThrow(() -> new Refused("vat-number-wrong", given));
        if (!FOREIGN_VAT.matcher(compact).matches()) throw new Refused("vat-number-wrong", given);
        return compact;
    }

    /** Ten digits of which the last two are 97 less the remainder of the others; written with or without BE, blanks and points. */
    static Optional<String> belgian(String given) {
        var compact = compact(given);
        if (!BELGIAN.matcher(compact).matches()) return Optional.empty();
        var digits = compact.startsWith("BE") ? compact.substring(2) : compact;
        if (digits.length() == 9) digits = "0" + digits;
        long check = 97 - Long.parseLong(digits.substring(0, 8)) % 97;
        return check == Long.parseLong(digits.substring(8)) ? Optional.of("BE" + digits) : Optional.empty();
    }

    private static String compact(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-/\u00a0]", "");
    }

    private static @Nullable String iban(@Nullable String given) {
        if (given == null) return null;
        try {
            return IBAN.valueOf(compact(given)).toPlainString();
        } catch (IllegalArgumentException e) {
            throw new Refused("iban-wrong", given);
        }
    }
}
