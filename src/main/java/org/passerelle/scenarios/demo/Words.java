package org.passerelle.scenarios.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What people write in free-text fields, by occasion and language. */
final class Words {

    private final Map<String, Map<String, List<String>>> byOccasion;

    @SuppressWarnings("unchecked")
    Words() {
        byOccasion = (Map<String, Map<String, List<String>>>) (Map<?, ?>) read("demo/words.yaml");
    }

    String about(String occasion, String language, RandomGenerator random) {
        var texts = Objects.requireNonNull(
                Objects.requireNonNull(byOccasion.get(occasion), occasion).get(language), language);
        return texts.get(random.nextInt(texts.size()));
    }

    static Map<String, Object> read(String resource) {
        try (InputStream text = new ClassPathResource(resource).getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
