package org.passerelle.programmes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trades a programme knows, grouped by section of NACE-BEL. Labels are by language code. */
public record Trades(List<Section> sections) {

    public record Section(String code, Map<String, String> label, List<Trade> trades) {}

    /** @param refused why the programme does not take the trade, by language, or null */
    public record Trade(
            String code,
            String section,
            String nace,
            Map<String, String> label,
            @Nullable Map<String, String> refused) {}

    public Optional<Trade> trade(String code) {
        return sections.stream()
                .flatMap(s -> s.trades().stream())
                .filter(t -> t.code().equals(code))
                .findFirst();
    }
}
