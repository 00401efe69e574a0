package org.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern LITERAL_KEY = Pattern.compile("\\bt\\(\"([^\"]+)\"[,)]");

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void everyBundleHasTheSameKeysAndArguments(String language) throws IOException {
        var french = bundle("fr");
        var other = bundle(language);
        assertThat(other.stringPropertyNames()).isEqualTo(french.stringPropertyNames());
        for (var key : french.stringPropertyNames()) {
            assertThat(arguments(other.getProperty(key))).as(key).isEqualTo(arguments(french.getProperty(key)));
        }
    }

    /** MessageFormat swallows a straight apostrophe, and with it the argument that follows. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "nl", "en"})
    void noTextHasAStraightApostrophe(String language) throws IOException {
        assertThat(bundle(language).values()).noneMatch(text -> text.toString().contains("'"));
    }

    @Test
    void everyKeyThatAPageNamesExists() throws IOException {
        var named = new TreeSet<String>();
        try (var pages = Files.list(RESOURCES.resolve("pages"))) {
            for (var page : pages.toList()) {
                var keys = LITERAL_KEY.matcher(Files.readString(page));
                while (keys.find()) named.add(keys.group(1));
            }
        }
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(bundle("fr").stringPropertyNames()).containsAll(named);
    }

    private static Properties bundle(String language) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages_" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Object arguments(String text) {
        return Pattern.compile("\\{\\d")
                .matcher(text)
                .results()
                .map(m -> m.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
