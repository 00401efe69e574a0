package org.passerelle.letters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a letter is called in lists, from {@code names_<language>.properties} beside the templates. */
@Component
public class LetterNames {

    private final Map<String, Properties> names;

    public LetterNames(@Value("${passerelle.templates:./templates}") Path folder) {
        names = LetterTemplates.LANGUAGES.stream()
                .collect(Collectors.toMap(language -> language, language -> read(folder, "names_" + language)));
    }

    /** A letter without a name of its own is shown by its key: a list must not break over it. */
    public String nameOf(String key, String language) {
        var own = Objects.requireNonNull(names.get(names.containsKey(language) ? language : "fr"));
        return own.getProperty("letter." + key, key);
    }

    static Properties read(Path folder, String name) {
        var properties = new Properties();
        var file = folder.resolve(name + ".properties");
        if (!Files.exists(file)) return properties;
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }
}
