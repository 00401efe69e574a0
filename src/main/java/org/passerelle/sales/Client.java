package org.passerelle.sales;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who buys from a cooperative, known there by a code: the enterprise number, or the name of who has none.
 *
 * @param language of what is written to the client: fr, nl or en
 * @param contact whose attention letters are for
 */
public record Client(
        long id,
        String cooperative,
        String code,
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

    /** As an envelope has it, without the name. */
    public List<String> addressLines() {
        var lines = new ArrayList<String>();
        if (street != null) lines.add(street);
        var town = ((postalCode == null ? "" : postalCode + " ") + (city == null ? "" : city)).strip();
        if (!town.isEmpty()) lines.add(town);
        return List.copyOf(lines);
    }
}
