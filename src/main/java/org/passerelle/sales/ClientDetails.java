package org.passerelle.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.shared.CheckedNumbers;
import org.passerelle.shared.Refused;
import org.passerelle.shared.Texts;

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

    private static final Pattern FOREIGN_VAT = Pattern.compile("[A-Z]{2}[A-Z0-9+*]{2,12}");
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
        if (email != null && !Texts.isEmailAddress(email)) throw new Refused("client-email-wrong");
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
        var compact = CheckedNumbers.compact(given);
        // Abroad there are other registers: their numbers are kept as they are written.
        if (!country.equals("BE") && !compact.startsWith("BE")) return given;
        return CheckedNumbers.belgianEnterprise(compact)
                .orElseThrow(() -> new Refused("enterprise-number-wrong", given));
    }

    private static @Nullable String vatNumber(@Nullable String given) {
        if (given == null) return null;
        var compact = CheckedNumbers.compact(given);
        if (compact.matches("(BE)?\\d+"))
            return CheckedNumbers.belgianEnterprise(compact).orElseThrow(() -> new Refused("vat-number-wrong", given));
        if (!FOREIGN_VAT.matcher(compact).matches()) throw new Refused("vat-number-wrong", given);
        return compact;
    }

    private static @Nullable String iban(@Nullable String given) {
        if (given == null) return null;
        return CheckedNumbers.iban(given).orElseThrow(() -> new Refused("iban-wrong", given));
    }
}
