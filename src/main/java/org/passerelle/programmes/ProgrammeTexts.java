package org.passerelle.programmes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The words of a programme in three languages, from {@code messages_*.properties} of its folder. */
@Component
public class ProgrammeTexts {

    public static final List<String> LANGUAGES = List.of("fr", "nl", "en");

    private final Programmes programmes;
    private final Map<String, Properties> cache = new ConcurrentHashMap<>();

    ProgrammeTexts(Programmes programmes) {
        this.programmes = programmes;
    }

    public Optional<String> find(String programme, String language, String key) {
        return Optional.ofNullable(texts(programme, language).getProperty(key));
    }

    /** The first of the keys that has a text; the last key itself when none has, which the start-up check makes impossible. */
    public String text(String programme, String language, String... keys) {
        for (var key : keys) {
            var text = find(programme, language, key);
            if (text.isPresent()) return text.get();
        }
        return keys[keys.length - 1];
    }

    public Properties texts(String programme, String language) {
        return cache.computeIfAbsent(
                programme + "_" + language,
                key -> load(programmes.programme(programme).folder(), language));
    }

    /** The words in a folder as they are there now. */
    public static Properties load(Path folder, String language) {
        var texts = new Properties();
        var file = folder.resolve("messages_" + language + ".properties");
        if (!Files.exists(file)) return texts;
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
